package openseat.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.PublishedEvent;

/// When something must happen to a registration next. Pure: a function of the row and its event.
public final class Deadlines {

    /// How long an asking waits for its confirmation, from the moment its letter was settled.
    public static final Duration LAPSE = Duration.ofDays(7);

    /// How long a registration is kept where the event has no date.
    private static final Duration UNDATED = Duration.ofDays(90);

    /// TTL is only the broom: it comes this long after the end, so that upkeep's transaction, which keeps the totals
    /// right, always comes first.
    private static final Duration BROOM = Duration.ofDays(7);

    private Deadlines() {}

    /// When this row goes in any case. Asking does not prolong what is kept of those who left, but by the days for
    /// which the letter's link must work.
    public static Instant ends(PublishedEvent published, Registration row) {
        return ends(published, switch (row.standing()) {
            case CONFIRMED, WAITING -> row.acted().orElse(row.asked());
            case CANCELLED -> later(row.acted().orElse(row.asked()), row.asked().plus(LAPSE).minus(UNDATED));
            case REQUESTED -> row.asked();
        });
    }

    /// When a row goes whose holder acts, or is asked for, at this moment. Where the date was taken back, that begins
    /// the days anew: nobody goes before they were told.
    static Instant ends(PublishedEvent published, Instant from) {
        return published.servedAt()
                .map(served -> served.plus(Duration.ofDays(published.event().keepDays())))
                .orElseGet(() -> later(from, published.scheduledAt()).plus(UNDATED));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// When the answers go: they are for running the event.
    public static Optional<Instant> answersEnd(PublishedEvent published) {
        return published.servedAt();
    }

    /// Whether the answers' time is over, though they may be there still.
    public static boolean answersAreOver(PublishedEvent published, Instant now) {
        return answersEnd(published).filter(end -> !now.isBefore(end)).isPresent();
    }

    /// Until when a letter that must wait is held: once the answers' end has come, the row is looked at in any case.
    public static Instant heldUntil(PublishedEvent published, Instant moment) {
        return first(Optional.of(moment), answersEnd(published));
    }

    public static Instant broom(Instant ends) {
        return ends.plus(BROOM);
    }

    /// The next moment at which a settled row needs something.
    ///
    /// @param lapse when it lapses if it is not confirmed; empty where it does not
    public static Instant next(PublishedEvent published, Registration row, Optional<Instant> lapse) {
        return first(lapse.filter(_ -> row.standing() == Status.REQUESTED),
                row.hasAnswers() ? answersEnd(published) : Optional.empty(), Optional.of(ends(published, row)));
    }

    /// The next moment of a row whose answers have just gone.
    static Instant afterAnswers(PublishedEvent published, Registration row) {
        return first(row.lapse().filter(_ -> row.standing() == Status.REQUESTED), Optional.of(ends(published, row)));
    }

    @SafeVarargs
    private static Instant first(Optional<Instant>... moments) {
        return Stream.of(moments).flatMap(Optional::stream).min(Instant::compareTo).orElseThrow();
    }
}
