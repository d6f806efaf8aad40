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
        UNUSED_DELETED("unusedDeleted");

        public final String word;

        What(String word) {
            this.word = word;
        }
    }

    /// What is still to come, what has a moment first.
    ///
    /// @param digest when the recipient's next digest is due; empty if there is none
    public static List<NextStep> of(PublishedEvent published, Optional<Instant> digest, Instant now) {
        var event = published.event();
        var status = event.registrationStatus(now);
        var isUpcoming = !status.isFinal();
        var steps = new ArrayList<NextStep>();
        digest.map(at -> new NextStep(What.DIGEST, Optional.of(at))).ifPresent(steps::add);
        if (isUpcoming) {
            add(steps, What.OPENS, event.registration().opens());
            add(steps, What.CLOSES, event.registration().closes());
            addReminder(steps, What.DAY_BEFORE, Reminder.DAY_BEFORE, published);
            addReminder(steps, What.BEFORE_START, Reminder.BEFORE_START, published);
        }
        add(steps, What.ANSWERS_DELETED, Deadlines.answersEnd(published));
        add(steps, What.ALL_DELETED, published.dataEnds());
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
            ahead.add(new NextStep(What.UNUSED_DELETED, Optional.empty()));
        }
        return List.copyOf(ahead);
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
