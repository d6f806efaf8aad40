package openseat.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Schedule;

/// When something must happen to a registration next. Pure: a function of the row and its event.
public final class Agenda {

    /// How long an asking waits for its confirmation, from the moment its letter was settled.
    public static final Duration LAPSE = Duration.ofDays(7);

    /// How long a registration is kept where the event has no date.
    private static final Duration UNDATED = Duration.ofDays(90);

    /// TTL is only the broom: it comes this long after the end, so that upkeep's transaction, which keeps the totals
    /// right, always comes first.
    private static final Duration BROOM = Duration.ofDays(7);

    private Agenda() {}

    /// When a row that is asked for at this moment goes in any case, in seconds.
    static Instant endsIfAsked(Event event, Instant now) {
        return ends(event, now);
    }

    /// When this row goes in any case.
    public static Instant ends(Event event, Registration row) {
        return ends(event, switch (row.standing()) {
            case CONFIRMED, WAITING -> row.acted().orElse(row.asked());
            case REQUESTED, CANCELLED -> row.asked();
        });
    }

    private static Instant ends(Event event, Instant from) {
        return event.schedule().date()
                .map(date -> date.endsAt().plus(Duration.ofDays(event.keepDays())))
                .orElseGet(() -> from.plus(UNDATED));
    }

    /// When the answers go: they are for running the event.
    public static Optional<Instant> answersEnd(Event event) {
        return event.schedule().date().map(Schedule.Confirmed::endsAt);
    }

    public static Instant broom(Instant ends) {
        return ends.plus(BROOM);
    }

    /// The next moment at which a settled row needs something.
    ///
    /// @param lapse when it lapses if it is not confirmed; empty where it does not
    public static Instant next(Event event, Registration row, Optional<Instant> lapse) {
        return first(lapse.filter(_ -> row.standing() == Standing.REQUESTED),
                row.hasAnswers() ? answersEnd(event) : Optional.empty(), Optional.of(ends(event, row)));
    }

    /// The next moment of a row whose answers have just gone.
    static Instant afterAnswers(Event event, Registration row) {
        return first(row.lapse().filter(_ -> row.standing() == Standing.REQUESTED), Optional.of(ends(event, row)));
    }

    @SafeVarargs
    private static Instant first(Optional<Instant>... moments) {
        return Stream.of(moments).flatMap(Optional::stream).min(Instant::compareTo).orElseThrow();
    }
}
