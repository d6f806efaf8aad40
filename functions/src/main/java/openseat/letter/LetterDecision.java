package openseat.letter;

import java.time.Duration;
import java.time.Instant;
import openseat.event.RegistrationStatus;
import openseat.event.PublishedEvent;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Status;

/// Whether a letter must be sent: when what is true differs from what the last letter said. Pure.
public sealed interface LetterDecision {

    /// A request so soon after a letter that said the same was a double press, and that letter will arrive. Shorter than the
    /// ten minutes that our pages ask people to wait before they try again: whoever lost a letter must get another. How many
    /// letters strangers can cause is limited by the quota.
    Duration REPEATED = Duration.ofMinutes(5);

    /// Everything was said already, or there is nothing left to say.
    record None() implements LetterDecision {}

    /// A letter must be sent.
    ///
    /// @param byRequest caused by a request alone, so that quotas apply; what a link's holder, a promotion or the organizer
    ///                  causes is never held
    record Needed(boolean byRequest) implements LetterDecision {}

    static LetterDecision of(Registration row, PublishedEvent published, Instant now) {
        var isRequested = row.status() == Status.REQUESTED;
        if (!row.delivery().isReachable() || isTooLate(row, published.event().registrationStatus(now))) {
            return new None();
        }
        if (!row.delivery().hasLetter()) {
            return new Needed(isRequested);
        }
        var last = row.delivery().lastLetter().get();
        if (isOutdated(last, row) || isNews(last, row, published)) {
            return new Needed(isRequested);
        }
        var isRepeated = row.moments().requested().isBefore(last.at().plus(REPEATED));
        return isRepeated ? new None() : new Needed(true);
    }

    /// Nothing is said after the event; and whoever only requested need not know that it was cancelled.
    private static boolean isTooLate(Registration row, RegistrationStatus status) {
        return status instanceof RegistrationStatus.Over
                || status instanceof RegistrationStatus.EventCancelled && row.status() == Status.REQUESTED;
    }

    private static boolean isOutdated(LastLetter last, Registration row) {
        return last.status() != row.status() || row.holdsPlaces() && last.places() != row.places();
    }

    /// Whether the event has changed materially since these people, who count on it, got their last letter.
    private static boolean isNews(LastLetter last, Registration row, PublishedEvent published) {
        return row.holdsPlaces() && last.revision() < published.material();
    }

    /// Whether the rollout of a revision makes a letter pending for this row.
    static boolean wouldBeNews(Registration row, PublishedEvent published) {
        return row.delivery().lastLetter().filter(last -> isNews(last, row, published)).isPresent();
    }
}
