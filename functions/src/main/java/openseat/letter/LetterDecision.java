package openseat.letter;

import java.time.Duration;
import java.time.Instant;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Status;

/// Whether a registration needs a letter: it does if what is true now differs from what its last letter said. Pure.
public sealed interface LetterDecision {

    /// A new request this soon after a letter that said the same is a double click: the letter is already there. It
    /// is shorter than the ten minutes that our pages ask people to wait before they request again, because whoever
    /// lost a letter must get another. How many letters strangers can cause is limited by the quota.
    Duration DOUBLE_CLICK = Duration.ofMinutes(5);

    /// The last letter is still correct, or nothing is left to say.
    record NotDue() implements LetterDecision {}

    /// @param byRequest whether only a request caused it, so that the quota applies. What the link's holder, a
    ///                  promotion or the organizer causes is never held back
    record Due(boolean byRequest) implements LetterDecision {}

    static LetterDecision of(Registration row, PublishedEvent published, Instant now) {
        var isRequested = row.status() == Status.REQUESTED;
        if (!row.delivery().isReachable() || isTooLate(row, published.event().registrationStatus(now))) {
            return new NotDue();
        }
        if (!row.delivery().hasLetter()) {
            return new Due(isRequested);
        }
        var last = row.delivery().lastLetter().get();
        if (last.status() != row.status() || hasOtherPlaces(row, last) || isOutdated(row, last, published)) {
            return new Due(isRequested);
        }
        var isDoubleClick = row.moments().requested().isBefore(last.at().plus(DOUBLE_CLICK));
        return isDoubleClick ? new NotDue() : new Due(true);
    }

    /// Whether the rollout of a new revision must send this registration a letter.
    static boolean isOutdated(Registration row, PublishedEvent published) {
        return row.delivery()
                .lastLetter()
                .map(last -> isOutdated(row, last, published))
                .orElse(false);
    }

    /// Nothing is said after the event; and whoever only requested need not know that it was cancelled.
    private static boolean isTooLate(Registration row, RegistrationStatus status) {
        return status instanceof RegistrationStatus.Over
                || status instanceof RegistrationStatus.EventCancelled && row.status() == Status.REQUESTED;
    }

    /// Whether date or place have changed since these people, who rely on them, were told.
    private static boolean isOutdated(Registration row, LastLetter last, PublishedEvent published) {
        return row.holdsPlaces() && last.revision() < published.materialRevision();
    }

    private static boolean hasOtherPlaces(Registration row, LastLetter last) {
        return row.holdsPlaces() && last.places() != row.places();
    }
}
