package openseat.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.PublishedEvent;

/// When something must happen to a registration next. Pure: a function of the row and its event.
public final class Deadlines {

    /// How long a request waits to be confirmed, from the moment its letter was settled.
    public static final Duration EXPIRY = Duration.ofDays(7);

    /// How long a registration is kept if the event has no date.
    private static final Duration UNDATED = Duration.ofDays(90);

    /// TTL is a safety net. It fires a week after `ends`, so upkeep deletes the row, and adjusts the totals, first.
    private static final Duration TTL_DELAY = Duration.ofDays(7);

    private Deadlines() {}

    /// When this row is deleted in any case. A request does not prolong the data of somebody who left, except for
    /// the days for which the link in its letter must work.
    public static Instant ends(PublishedEvent published, Registration row) {
        var moments = row.moments();
        return ends(
                published,
                switch (row.status()) {
                    case CONFIRMED, WAITING -> moments.lastActive();
                    case CANCELLED ->
                        later(
                                moments.lastActive(),
                                moments.requested().plus(EXPIRY).minus(UNDATED));
                    case REQUESTED -> moments.requested();
                });
    }

    /// When a row is deleted whose holder acts, or for whom somebody requests, at this moment. If the date was
    /// withdrawn, the days start again then: nobody is deleted before they were told.
    public static Instant ends(PublishedEvent published, Instant from) {
        return published
                .servedAt()
                .map(served -> served.plus(Duration.ofDays(published.event().keepDays())))
                .orElseGet(() -> later(from, published.scheduledAt()).plus(UNDATED));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// When the answers are deleted: they are for running the event.
    public static Optional<Instant> answersEnd(PublishedEvent published) {
        return published.servedAt();
    }

    /// Whether the answers' time is over, even if they are not deleted yet.
    public static boolean answersAreOver(PublishedEvent published, Instant now) {
        return answersEnd(published).filter(end -> !now.isBefore(end)).isPresent();
    }

    /// Until when a letter that must wait is held: at the answers' end the row is looked at in any case.
    public static Instant heldUntil(PublishedEvent published, Instant moment) {
        return first(Optional.of(moment), answersEnd(published));
    }

    /// When DynamoDB may delete the row.
    public static Instant ttl(Instant ends) {
        return ends.plus(TTL_DELAY);
    }

    /// The next moment at which a settled row needs something.
    ///
    /// @param expires when it expires unless it is confirmed; empty if it does not
    public static Instant next(PublishedEvent published, Registration row, Optional<Instant> expires) {
        var answersEnd = row.hasAnswers() ? answersEnd(published) : Optional.<Instant>empty();
        return first(ifRequested(row, expires), answersEnd, Optional.of(ends(published, row)));
    }

    /// The next moment of a row whose answers were just deleted.
    public static Instant nextWithoutAnswers(PublishedEvent published, Registration row) {
        return first(ifRequested(row, row.moments().expires()), Optional.of(ends(published, row)));
    }

    private static Optional<Instant> ifRequested(Registration row, Optional<Instant> expires) {
        return row.status() == Status.REQUESTED ? expires : Optional.empty();
    }

    @SafeVarargs
    private static Instant first(Optional<Instant>... moments) {
        return Stream.of(moments)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
