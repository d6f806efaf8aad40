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

    /// A new request this soon after a letter that said the same is a double click: the letter is already there. It is
    /// shorter than the ten minutes that our pages ask people to wait before they request again, because whoever lost
    /// a letter must get another. How many letters strangers can cause is limited by the quota.
    Duration DOUBLE_CLICK = Duration.ofMinutes(5);

    /// The last letter is still correct, or nothing is left to say.
    record NotDue() implements LetterDecision {}

    /// @param byRequest whether only a request caused it, so that the quota applies. What the link's holder, a
    ///                  promotion or the organizer causes is never held back
    record Due(boolean byRequest) implements LetterDecision {}

    static LetterDecision of(Registration row, PublishedEvent published, Instant now) {
        var eventStatus = published.event().registrationStatus(now);
        if (row.bounced() || eventStatus instanceof RegistrationStatus.Over) {
            return new NotDue();
        }
        if (row.standing() == Status.REQUESTED && eventStatus instanceof RegistrationStatus.EventCancelled) {
            return new NotDue();
        }
        if (row.told().isEmpty()) {
            return new Due(row.standing() == Status.REQUESTED);
        }
        var last = row.told().get();
        if (last.standing() != row.standing() || hasOtherPlaces(row, last) || isOutdated(row, last, published)) {
            return new Due(row.standing() == Status.REQUESTED);
        }
        return row.asked().isBefore(last.at().plus(DOUBLE_CLICK)) ? new NotDue() : new Due(true);
    }

    /// Whether the rollout of a new revision must send this registration a letter.
    static boolean isOutdated(Registration row, PublishedEvent published) {
        return row.told().map(last -> isOutdated(row, last, published)).orElse(false);
    }

    /// Whether date or place have changed since these people, who rely on them, were told.
    private static boolean isOutdated(Registration row, LastLetter last, PublishedEvent published) {
        return holdsPlaces(row) && last.revision() < published.material();
    }

    private static boolean hasOtherPlaces(Registration row, LastLetter last) {
        return holdsPlaces(row) && last.places() != row.places();
    }

    private static boolean holdsPlaces(Registration row) {
        return row.standing() == Status.CONFIRMED || row.standing() == Status.WAITING;
    }
}
