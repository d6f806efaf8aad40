package openseat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.PublishedEvent.Joining;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.registration.Reminder;
import openseat.report.NextStep.What;
import org.junit.jupiter.api.Test;

class NextStepTest {

    private static final Instant NOW = Samples.NOW;
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Instant START = Samples.date().startsAt();
    private static final Instant END = Samples.date().endsAt();

    @Test
    void whatHasAMomentComesInItsOrder() {
        assertThat(of(Samples.dated(), NOW))
                .containsExactly(
                        at(What.DIGEST, TOMORROW),
                        at(What.DAY_BEFORE, START.minus(Duration.ofHours(26))),
                        at(What.BEFORE_START, START.minus(Duration.ofMinutes(90))),
                        at(What.ANSWERS_DELETED, END),
                        at(What.ALL_DELETED, END.plus(Duration.ofDays(14))),
                        new NextStep(What.UNCONFIRMED_DELETED, Optional.empty()));
    }

    @Test
    void withoutADateMuchWaits() {
        assertThat(of(Samples.undated(), NOW))
                .containsExactly(
                        at(What.DIGEST, TOMORROW),
                        new NextStep(What.DAY_BEFORE, Optional.empty()),
                        new NextStep(What.BEFORE_START, Optional.empty()),
                        new NextStep(What.UNCONFIRMED_DELETED, Optional.empty()),
                        new NextStep(What.ANSWERS_DELETED, Optional.empty()),
                        new NextStep(What.UNUSED_DELETED, Optional.empty()));
    }

    @Test
    void whatIsOverIsLeftOut() {
        assertThat(words(of(Samples.dated(), START.minus(Duration.ofHours(26)))))
                .doesNotContain(What.DAY_BEFORE)
                .contains(What.BEFORE_START);
        assertThat(words(of(Samples.dated(), START)))
                .containsExactly(What.ANSWERS_DELETED, What.ALL_DELETED, What.UNCONFIRMED_DELETED);
        assertThat(words(of(Samples.dated(), END))).containsExactly(What.ALL_DELETED);
        assertThat(of(Samples.dated(), END.plus(Duration.ofDays(14)))).isEmpty();
    }

    @Test
    void onlyRemindersThatTheEventSendsAreNamed() {
        assertThat(words(of(with(Samples.dated(), new Event.Reminders(false, true)), NOW)))
                .contains(What.BEFORE_START)
                .doesNotContain(What.DAY_BEFORE);
        assertThat(words(of(with(Samples.undated(), new Event.Reminders(true, false)), NOW)))
                .contains(What.DAY_BEFORE)
                .doesNotContain(What.BEFORE_START);
        var days = Samples.wholeDays("2026-12-18", "2026-12-19", "America/New_York");
        assertThat(of(Samples.with(Samples.dated(), days, Samples.open()), NOW))
                .contains(at(What.DAY_BEFORE, Reminder.DAY_BEFORE.firstDue(days)))
                .noneMatch(step -> step.what() == What.BEFORE_START);
    }

    @Test
    void registrationOpensAndCloses() {
        var opens = NOW.plus(Duration.ofDays(2));
        var closes = NOW.plus(Duration.ofDays(5));
        var window = new Event.RegistrationWindow(Optional.of(opens), Optional.of(closes));
        var event = Samples.with(Samples.dated(), Samples.date(), window);
        assertThat(of(event, NOW))
                .contains(at(What.OPENS, opens), at(What.CLOSES, closes))
                .noneMatch(step -> step.what() == What.UNCONFIRMED_DELETED);
        assertThat(words(of(event, opens)))
                .contains(What.CLOSES, What.UNCONFIRMED_DELETED)
                .doesNotContain(What.OPENS);
        assertThat(words(of(event, closes))).doesNotContain(What.CLOSES).contains(What.UNCONFIRMED_DELETED);
    }

    @Test
    void ofACancelledEventOnlyDataIsDeletedInWordsOfItsOwn() {
        var dated = Samples.with(Samples.dated(), new Schedule.Cancelled(Optional.of(Samples.date())), Samples.open());
        assertThat(of(dated, NOW))
                .containsExactly(
                        at(What.DIGEST, TOMORROW),
                        at(What.CANCELLED_ANSWERS_DELETED, END),
                        at(What.CANCELLED_ALL_DELETED, END.plus(Duration.ofDays(14))));
        var undated = Samples.with(Samples.undated(), new Schedule.Cancelled(Optional.empty()), Samples.open());
        assertThat(of(undated, NOW))
                .containsExactly(
                        at(What.DIGEST, TOMORROW), new NextStep(What.CANCELLED_UNUSED_DELETED, Optional.empty()));
    }

    @Test
    void noDigestIsNamedOnceItsRecipientsAreDeleted() {
        var ends = END.plus(Duration.ofDays(14));
        assertThat(words(NextStep.of(published(Samples.dated()), ends.minusSeconds(1), false, END)))
                .contains(What.DIGEST);
        assertThat(words(NextStep.of(published(Samples.dated()), ends, false, END)))
                .doesNotContain(What.DIGEST);
        var undated = published(Samples.undated());
        var recipientsEnd = undated.recipientsEnd().orElseThrow();
        assertThat(words(NextStep.of(undated, recipientsEnd.minusSeconds(1), false, NOW)))
                .contains(What.DIGEST);
        assertThat(words(NextStep.of(undated, recipientsEnd, false, NOW))).doesNotContain(What.DIGEST);
    }

    @Test
    void whoeverWantsOneOnlyWhenNeededIsToldSo() {
        assertThat(NextStep.of(published(Samples.dated()), TOMORROW, true, NOW))
                .startsWith(at(What.DIGEST_IF_NEEDED, TOMORROW));
        assertThat(words(NextStep.of(published(Samples.dated()), END.plusSeconds(1), true, END)))
                .containsExactly(What.ALL_DELETED);
    }

    private static NextStep at(What what, Instant at) {
        return new NextStep(what, Optional.of(at));
    }

    private static List<NextStep> of(Event event, Instant now) {
        return NextStep.of(published(event), TOMORROW, false, now);
    }

    private static PublishedEvent published(Event event) {
        return Samples.published(event, Joining.NONE);
    }

    private static List<What> words(List<NextStep> steps) {
        return steps.stream().map(NextStep::what).toList();
    }

    private static Event with(Event event, Event.Reminders reminders) {
        return Samples.with(
                event, new Event.Letters(event.contact(), Optional.empty(), false, reminders), event.offers());
    }
}
