package openseat.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;

/// When something must happen to a registration next. Pure: a function of the row and its event.
public final class Deadlines {

    /// How long a request waits to be confirmed, from the moment its letter was settled.
    public static final Duration EXPIRY = Duration.ofDays(7);

    /// A new request this soon after a letter that said the same is a double click: the letter is already there. It
    /// is shorter than the ten minutes that our pages ask people to wait before they request again, because whoever
    /// lost a letter must get another. How many letters strangers can cause is limited by the quota.
    private static final Duration DOUBLE_CLICK = Duration.ofMinutes(5);

    /// How long a registration is kept if the event has no date, from when its holder last used it.
    public static final Duration UNDATED = Duration.ofDays(90);

    /// How long before the end of a registration at an event without a date its holder is asked to keep it.
    private static final Duration ASK_BEFORE = Duration.ofDays(14);

    /// TTL is a safety net. It fires a week after `ends`, so upkeep deletes the row, and adjusts the totals, first.
    private static final Duration TTL_DELAY = Duration.ofDays(7);

    private Deadlines() {}

    /// Whether a request came so soon after a letter, or before it, that it is a double click.
    public static boolean isDoubleClick(Instant letter, Instant request) {
        return request.isBefore(letter.plus(DOUBLE_CLICK));
    }

    /// When this row is deleted in any case. A request does not prolong the data of somebody who registered.
    public static Instant ends(PublishedEvent published, Registration row) {
        return ends(published, row.moments().lastActive());
    }

    /// When a row is deleted whose holder acts, or for whom somebody requests, at this moment. If the date was
    /// withdrawn, the days start again then: nobody is deleted before they were told.
    public static Instant ends(PublishedEvent published, Instant from) {
        var served = published.servedAt();
        return served.isPresent()
                ? served.get().plus(Duration.ofDays(published.event().keepDays()))
                : later(from, published.scheduledAt()).plus(UNDATED);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// When the answers are deleted: they are for running the event.
    public static Optional<Instant> answersEnd(PublishedEvent published) {
        return published.servedAt();
    }

    /// Until when a request can be confirmed whose letter goes now: nobody can once the event is over.
    public static Instant confirmableUntil(Event event, Instant now) {
        return first(Optional.of(now.plus(EXPIRY)), event.schedule().date().map(Schedule.Confirmed::endsAt));
    }

    /// Whether the answers' time is over, even if they are not deleted yet.
    public static boolean answersAreOver(PublishedEvent published, Instant now) {
        return answersEnd(published).filter(end -> !now.isBefore(end)).isPresent();
    }

    /// When a row whose letter is held is looked at: at its slot, when it expires, when something of it ends, or
    /// when its holder is reminded, which no held request may delay.
    public static Instant heldUntil(PublishedEvent published, Registration row, Instant slot, Instant now) {
        return first(
                Optional.of(waitingUntil(published, row, slot)),
                expiresUntold(row),
                Reminder.next(published, row, told(row), now));
    }

    /// When a row whose letter must wait until `other` is looked at: not later than its answers end, or all of it,
    /// because nothing that holds a letter may hold what is to be deleted.
    public static Instant waitingUntil(PublishedEvent published, Registration row, Instant other) {
        return first(
                Optional.of(other),
                answersEnd(published).filter(_ -> row.hasAnswers()),
                Optional.of(ends(published, row)));
    }

    /// When a request expires that never got a letter because a limit of mail holds it. One that waits for SES does
    /// not expire.
    public static Optional<Instant> expiresUntold(Registration row) {
        return Optional.of(row.moments().requested().plus(EXPIRY))
                .filter(_ -> row.status() == Status.REQUESTED
                        && !row.delivery().hasLetter()
                        && row.requests().count() > row.requests().told());
    }

    /// Until when somebody must say that they want to keep their seat: the event has no date, so nothing else says
    /// when it ends. Empty before they are to be asked, and for who holds none.
    public static Optional<Instant> keepUntil(PublishedEvent published, Registration row, Instant now) {
        return asksToKeep(published, row)
                .filter(moment -> !now.isBefore(moment))
                .map(_ -> row.moments().ends());
    }

    /// Whether a letter must ask that now.
    public static boolean mustAskToKeep(PublishedEvent published, Registration row, Instant now) {
        return asksToKeep(published, row)
                .filter(moment -> !now.isBefore(moment) && isUntoldSince(moment, told(row)))
                .isPresent();
    }

    private static Optional<Instant> asksToKeep(PublishedEvent published, Registration row) {
        return Optional.of(row.moments().ends().minus(ASK_BEFORE))
                .filter(_ -> row.holdsPlaces()
                        && published.servedAt().isEmpty()
                        && !(published.event().schedule() instanceof Schedule.Cancelled));
    }

    private static boolean isUntoldSince(Instant moment, Optional<Instant> told) {
        return told.filter(at -> !at.isBefore(moment)).isEmpty();
    }

    private static Optional<Instant> told(Registration row) {
        return row.delivery().lastLetter().map(LastLetter::at);
    }

    /// When DynamoDB may delete the row.
    public static Instant ttl(Instant ends) {
        return ends.plus(TTL_DELAY);
    }

    /// The next moment at which a settled row needs something.
    ///
    /// @param expires when it expires unless it is confirmed; empty if it does not
    public static Instant next(PublishedEvent published, Registration row, Optional<Instant> expires, Instant now) {
        return next(published, row, expires, told(row), now);
    }

    /// The same, for a row whose letter was just sent.
    ///
    /// @param told when its last letter was sent
    public static Instant next(
            PublishedEvent published,
            Registration row,
            Optional<Instant> expires,
            Optional<Instant> told,
            Instant now) {
        var answersEnd = row.hasAnswers() ? answersEnd(published) : Optional.<Instant>empty();
        var ends = ends(published, row);
        var ask = asksToKeep(published, row.endingAt(ends)).filter(moment -> isUntoldSince(moment, told));
        return first(
                ifRequested(row, expires),
                answersEnd,
                ask,
                Reminder.next(published, row, told, now),
                Optional.of(ends));
    }

    /// The next moment of a row whose answers were just deleted.
    public static Instant nextWithoutAnswers(PublishedEvent published, Registration row) {
        return first(ifRequested(row, row.moments().expires()), Optional.of(ends(published, row)));
    }

    private static Optional<Instant> ifRequested(Registration row, Optional<Instant> expires) {
        return row.expires() ? expires : Optional.empty();
    }

    @SafeVarargs
    private static Instant first(Optional<Instant>... moments) {
        return Stream.of(moments)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
