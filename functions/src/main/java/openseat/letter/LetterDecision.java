package openseat.letter;

import java.time.Duration;
import java.time.Instant;
import openseat.event.RegistrationStatus;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Status;

/// Whether somebody is owed a letter: when what is true differs from what they were last told. Pure.
public final class LetterDecision {

    /// Who asks again so soon after a letter that said the same has pressed twice, and has that letter. It is shorter
    /// than the ten minutes that our pages tell people to wait before they ask again: who lost a letter must get
    /// another. How many strangers can cause is the quota's business.
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private LetterDecision() {}

    /// The verdict on one row.
    public sealed interface Verdict {}

    /// They were told already, or there is nothing left to tell.
    public record Nothing() implements Verdict {}

    /// They must be told.
    ///
    /// @param byAsking caused by an asking alone, so that the quota holds it; what a link's holder, a promotion or
    ///                 the organizer causes is never held
    public record Due(boolean byAsking) implements Verdict {}

    public static Verdict judge(Registration row, PublishedEvent published, Instant now) {
        var event = published.event();
        if (row.bounced() || event.registrationStatus(now) instanceof RegistrationStatus.Over) {
            return new Nothing();
        }
        if (row.standing() == Status.REQUESTED && event.registrationStatus(now) instanceof RegistrationStatus.EventCancelled) {
            return new Nothing();
        }
        if (row.told().isEmpty()) {
            return new Due(row.standing() == Status.REQUESTED);
        }
        var told = row.told().get();
        if (told.standing() != row.standing() || holdsPlaces(row) && told.places() != row.places() || isNews(row, told, published)) {
            return new Due(row.standing() == Status.REQUESTED);
        }
        return row.asked().isBefore(told.at().plus(AGAIN)) ? new Nothing() : new Due(true);
    }

    /// Whether the event has changed materially since these people, who count on it, were told.
    private static boolean isNews(Registration row, LastLetter told, PublishedEvent published) {
        return holdsPlaces(row) && told.revision() < published.materialRevision();
    }

    /// Whether the spread of a revision would owe this row a letter.
    public static boolean wouldBeNews(Registration row, PublishedEvent published) {
        return row.told().filter(told -> isNews(row, told, published)).isPresent();
    }

    private static boolean holdsPlaces(Registration row) {
        return row.standing() == Status.CONFIRMED || row.standing() == Status.WAITING;
    }
}
