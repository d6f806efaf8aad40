package openseat.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;
import openseat.registration.Deadlines;
import openseat.registration.Reminder;

/// Something that happens by itself.
///
/// @param at when; empty if that is not known before the event has a date, or if it goes on all the time
public record NextStep(What what, Optional<Instant> at) {

    /// What happens; `word` is its name in the words of a language.
    public enum What {
        /// The next digest, if anything has changed.
        DIGEST("digest"),
        /// The next digest of somebody who wants one only if something new needs them.
        DIGEST_IF_NEEDED("digestIfNeeded"),
        OPENS("opens"),
        CLOSES("closes"),
        /// Requests that are not confirmed in time are deleted, one by one.
        UNCONFIRMED_DELETED("unconfirmedDeleted"),
        DAY_BEFORE("dayBefore"),
        BEFORE_START("beforeStart"),
        ANSWERS_DELETED("answersDeleted"),
        /// What is left of the registrations is deleted.
        ALL_DELETED("allDeleted"),
        /// As long as there is no date, each registration is deleted some time after it was last used.
        UNUSED_DELETED("unusedDeleted"),
        CANCELLED_ANSWERS_DELETED("cancelled.answersDeleted"),
        CANCELLED_ALL_DELETED("cancelled.allDeleted"),
        /// The same for a cancelled event without a date, whose registrations nobody is asked to keep.
        CANCELLED_UNUSED_DELETED("cancelled.unusedDeleted");

        public final String word;

        What(String word) {
            this.word = word;
        }
    }

    /// What is still to come, what has a moment first.
    ///
    /// @param digest         when the recipient's next digest is due
    /// @param onlyWhenNeeded whether they want one only if something new needs them
    public static List<NextStep> of(PublishedEvent published, Instant digest, boolean onlyWhenNeeded, Instant now) {
        var event = published.event();
        var status = event.registrationStatus(now);
        var isUpcoming = !status.isFinal();
        var steps = new ArrayList<NextStep>();
        var isCancelled = event.schedule() instanceof Schedule.Cancelled;
        addDigest(steps, published, digest, onlyWhenNeeded, isUpcoming);
        if (isUpcoming) {
            add(steps, What.OPENS, event.registration().opens());
            add(steps, What.CLOSES, event.registration().closes());
            addReminder(steps, What.DAY_BEFORE, Reminder.DAY_BEFORE, published);
            addReminder(steps, What.BEFORE_START, Reminder.BEFORE_START, published);
        }
        add(
                steps,
                isCancelled ? What.CANCELLED_ANSWERS_DELETED : What.ANSWERS_DELETED,
                Deadlines.answersEnd(published));
        add(steps, isCancelled ? What.CANCELLED_ALL_DELETED : What.ALL_DELETED, published.dataEnds());
        var ahead = new ArrayList<>(steps.stream()
                .filter(step -> step.at().filter(at -> !at.isAfter(now)).isEmpty())
                .sorted(Comparator.comparing(step -> step.at().orElse(Instant.MAX)))
                .toList());
        if (isUpcoming && !(status instanceof RegistrationStatus.NotYetOpen)) {
            ahead.add(new NextStep(What.UNCONFIRMED_DELETED, Optional.empty()));
        }
        if (published.servedAt().isEmpty()) {
            if (isUpcoming) {
                ahead.add(new NextStep(What.ANSWERS_DELETED, Optional.empty()));
            }
            ahead.add(
                    new NextStep(isCancelled ? What.CANCELLED_UNUSED_DELETED : What.UNUSED_DELETED, Optional.empty()));
        }
        return List.copyOf(ahead);
    }

    /// The recipients are deleted with the last registration, or without a date at a time of their own. An event
    /// that is over or cancelled needs nobody any more.
    private static void addDigest(
            List<NextStep> steps,
            PublishedEvent published,
            Instant digest,
            boolean onlyWhenNeeded,
            boolean isUpcoming) {
        var recipientsEnd = published.recipientsEnd().or(published::dataEnds);
        var comes = recipientsEnd.filter(end -> !digest.isBefore(end)).isEmpty() && (isUpcoming || !onlyWhenNeeded);
        if (comes) {
            add(steps, onlyWhenNeeded ? What.DIGEST_IF_NEEDED : What.DIGEST, Optional.of(digest));
        }
    }

    private static void add(List<NextStep> steps, What what, Optional<Instant> at) {
        at.map(moment -> new NextStep(what, Optional.of(moment))).ifPresent(steps::add);
    }

    private static void addReminder(List<NextStep> steps, What what, Reminder reminder, PublishedEvent published) {
        if (reminder.isSentFor(published.event())) {
            var start = published.event().schedule() instanceof Schedule.Confirmed date
                    ? Optional.of(reminder.firstDue(date))
                    : Optional.<Instant>empty();
            steps.add(new NextStep(what, start));
        }
    }
}
