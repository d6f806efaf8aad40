package openseat.sending;

import java.time.Instant;
import java.util.Optional;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.letter.EventChange;
import openseat.registration.Cause;
import openseat.registration.Deadlines;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Reminder;
import openseat.registration.Status;
import openseat.registration.Submission;

/// Whether a registration needs a letter: it does if what is true now differs from what its last letter said, or if
/// somebody requested it since. Pure.
public sealed interface LetterDecision {

    /// Whether a limit of mail may hold the row: only where strangers may have caused what is pending.
    boolean mayBeHeld();

    /// The last letter is still correct, or nothing is left to say.
    record NotDue() implements LetterDecision {

        @Override
        public boolean mayBeHeld() {
            return true;
        }
    }

    /// A request must wait: letters bounced, or as many links that requests caused are alive as may be.
    record Held(Instant until) implements LetterDecision {

        @Override
        public boolean mayBeHeld() {
            return true;
        }
    }

    /// @param request what the letter is written for, if only a request caused it, so that the quota applies. What
    ///                the link's holder, a promotion, a deadline or the organizer causes is never held back
    record Due(Why why, Optional<Submission> request) implements LetterDecision {

        private Due(Why why) {
            this(why, Optional.empty());
        }

        Cause cause() {
            return switch (why) {
                case CHANGE -> Cause.CHANGE;
                case REMINDER, ANNOUNCEMENT -> Cause.MESSAGE;
                case REQUEST -> Cause.REQUEST;
            };
        }

        @Override
        public boolean mayBeHeld() {
            return why == Why.REQUEST;
        }
    }

    /// Why a letter is due; of several, the first says what the letter is about.
    enum Why {
        CHANGE,
        REMINDER,
        ANNOUNCEMENT,
        REQUEST
    }

    /// A change must be told.
    LetterDecision CHANGE = new Due(Why.CHANGE);

    static LetterDecision of(Registration row, PublishedEvent published, EventChange change, Instant now) {
        var isTooLate = isTooLate(row, published.event().registrationStatus(now));
        var isWanted = isWanted(row);
        if (isWanted && !isTooLate && isChanged(row, published, change, now)) {
            return CHANGE;
        }
        if (isWanted && !isTooLate && Reminder.due(published, row, now).isPresent()) {
            return new Due(Why.REMINDER);
        }
        if (isWanted && !change.announced().isEmpty()) {
            return new Due(Why.ANNOUNCEMENT);
        }
        if (isTooLate) {
            return new NotDue();
        }
        return row.requests()
                .untold()
                .map(row::resolve)
                .filter(request -> !isDoubleClick(row, request))
                .findFirst()
                .map(request -> ofRequest(row, request, now))
                .orElseGet(NotDue::new);
    }

    /// Whether the rollout of a new revision must send this registration a letter: its holder relies on date and
    /// place.
    static boolean isOutdated(Registration row, EventChange change) {
        return row.holdsPlaces() && change.outdated();
    }

    /// After a complaint only a new request counts, made a day later; after a bounce the letter waits so long.
    private static LetterDecision ofRequest(Registration row, Submission request, Instant now) {
        var delivery = row.delivery();
        var quiet = delivery.quietUntil();
        var isUnwanted = delivery.complaints() > 0
                && quiet.filter(row.moments().requested()::isBefore).isPresent();
        if (delivery.isBlocked() || isUnwanted) {
            return new NotDue();
        }
        return quiet.filter(now::isBefore)
                .or(() -> LinkToken.nextByRequest(row, now))
                .<LetterDecision>map(Held::new)
                .orElseGet(() -> new Due(Why.REQUEST, Optional.of(request)));
    }

    /// Nothing is said after the event; and whoever only requested need not know that it was cancelled.
    private static boolean isTooLate(Registration row, RegistrationStatus status) {
        return status instanceof RegistrationStatus.Over
                || status instanceof RegistrationStatus.EventCancelled && row.status() == Status.REQUESTED;
    }

    /// Whether anything is told that nobody requested. Not to those whose letters bounce, nor to those who have no
    /// seat and reported one as spam.
    private static boolean isWanted(Registration row) {
        var isUnwanted = row.delivery().complaints() > 0 && !row.holdsPlaces();
        return row.status() != Status.REQUESTED && !row.delivery().bounced() && !isUnwanted;
    }

    /// Whether a change must be told.
    private static boolean isChanged(Registration row, PublishedEvent published, EventChange change, Instant now) {
        return row.delivery()
                .lastLetter()
                .map(last -> last.status() != row.status()
                        || row.holdsPlaces() && last.places() != row.places()
                        || isOutdated(row, change)
                        || Deadlines.mustAskToKeep(published, row, now))
                .orElse(true);
    }

    /// Whether the last letter, a moment ago, told the same.
    private static boolean isDoubleClick(Registration row, Submission request) {
        var isSoon = row.delivery()
                .lastLetter()
                .filter(last -> Deadlines.isDoubleClick(last.at(), request.at()))
                .isPresent();
        return isSoon && row.wasTold(request);
    }
}
