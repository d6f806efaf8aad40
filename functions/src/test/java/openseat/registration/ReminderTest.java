package openseat.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.event.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is reminded of an event, and at which moment before it.
class ReminderTest {

    private static final Instant START = Samples.date().startsAt();
    private static final Instant LONG_AGO = START.minus(Duration.ofDays(9));

    /// The id whose share is nothing, so that its reminders are due first of all.
    private static final String FIRST = "0".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, PT26H1S, -",
        "CONFIRMED, PT26H, DAY_BEFORE",
        "CONFIRMED, PT12H1S, DAY_BEFORE",
        "CONFIRMED, PT12H, -",
        "CONFIRMED, PT1H30M, BEFORE_START",
        "CONFIRMED, PT1S, BEFORE_START",
        "CONFIRMED, PT0S, -",
        "WAITING, PT26H, DAY_BEFORE",
        "WAITING, PT1H30M, -",
        "CANCELLED, PT26H, -",
        "REQUESTED, PT26H, -",
    })
    void itIsDueInItsTime(Status status, Duration before, String reminder) {
        assertThat(due(row(status), before)).isEqualTo(reminder);
    }

    @ParameterizedTest
    @CsvSource({"PT26H1S, PT25H, DAY_BEFORE", "PT26H, PT25H, -", "PT2H, PT1H, BEFORE_START", "PT1H30M, PT1H, -"})
    void whoHadALetterSinceIsNotReminded(Duration told, Duration before, String reminder) {
        assertThat(due(row(Status.CONFIRMED).lastLetter(letterAt(START.minus(told))), before))
                .isEqualTo(reminder);
    }

    @Test
    void nobodyIsRemindedWhoDoesNotWantIt() {
        assertThat(due(row(Status.CONFIRMED).stopped(), Duration.ofHours(25))).isEqualTo("-");
        assertThat(due(row(Status.CONFIRMED).bounced(), Duration.ofHours(25))).isEqualTo("-");
    }

    @Test
    void eventsWithoutADateRemindNobody() {
        var off = published(new Schedule.Cancelled(Optional.of(Samples.date())), Event.Reminders.STANDARD);
        assertThat(Reminder.due(off, row(Status.CONFIRMED).build(FIRST), START.minusSeconds(3600)))
                .isEmpty();
        assertThat(Reminder.next(off, row(Status.CONFIRMED).build(FIRST), Optional.of(LONG_AGO), LONG_AGO))
                .isEmpty();
    }

    @Test
    void eachCanBeSwitchedOff() {
        var event = published(Samples.date(), new Event.Reminders(false, true));
        var row = row(Status.CONFIRMED).build(FIRST);
        assertThat(Reminder.due(event, row, START.minus(Duration.ofHours(25)))).isEmpty();
        assertThat(Reminder.next(event, row, Optional.of(LONG_AGO), LONG_AGO))
                .contains(START.minus(Duration.ofMinutes(90)));
    }

    /// From 10:00 to 14:00 the day before, and not in the night in which the first day begins.
    @Test
    void wholeDaysRemindOnceInDaylight() {
        var day = LocalDate.parse("2026-12-18");
        var zone = ZoneId.of("Asia/Kathmandu");
        var event = published(
                Schedule.Confirmed.wholeDays(new Schedule.Days(day, day.plusDays(1)), zone), Event.Reminders.STANDARD);
        var row = row(Status.CONFIRMED).build(FIRST);
        var ten = day.minusDays(1).atTime(10, 0).atZone(zone).toInstant();
        assertThat(Reminder.next(event, row, Optional.of(LONG_AGO), LONG_AGO)).contains(ten);
        assertThat(Reminder.due(event, row, ten.minusSeconds(1))).isEmpty();
        assertThat(Reminder.due(event, row, ten)).contains(Reminder.DAY_BEFORE);
        var midnight = day.atStartOfDay(zone).toInstant();
        assertThat(Reminder.due(event, row, midnight)).isEmpty();
        assertThat(Reminder.next(event, row, Optional.of(LONG_AGO), midnight)).isEmpty();
    }

    @Test
    void theNextOneIsDueUntilItsTimeHasPassed() {
        var row = row(Status.CONFIRMED).build(FIRST);
        assertThat(next(row, LONG_AGO)).contains(START.minus(Duration.ofHours(26)));
        assertThat(next(row, START.minus(Duration.ofHours(13)))).contains(START.minus(Duration.ofHours(26)));
        assertThat(next(row, START.minus(Duration.ofHours(12)))).contains(START.minus(Duration.ofMinutes(90)));
        assertThat(next(row, START)).isEmpty();
    }

    @Test
    void theyAreSpreadEvenly() {
        var perHour = new int[4];
        IntStream.range(0, 4_000)
                .mapToObj(n -> "0%07x".formatted(n * 67_001L) + "0".repeat(24))
                .map(id -> next(row(Status.CONFIRMED).build(id), LONG_AGO).orElseThrow())
                .forEach(at -> perHour[
                        (int) Duration.between(START.minus(Duration.ofHours(26)), at)
                                .toHours()]++);
        assertThat(IntStream.of(perHour)).allMatch(count -> count > 950 && count < 1_050);
    }

    private static String due(Rows row, Duration before) {
        return Reminder.due(dated(), row.build(FIRST), START.minus(before))
                .map(Reminder::name)
                .orElse("-");
    }

    private static Optional<Instant> next(Registration row, Instant now) {
        return Reminder.next(dated(), row, Optional.of(LONG_AGO), now);
    }

    private static Rows row(Status status) {
        return Rows.row(status, LONG_AGO, START.plus(Duration.ofDays(30))).lastLetter(letterAt(LONG_AGO));
    }

    private static Optional<LastLetter> letterAt(Instant at) {
        return Optional.of(new LastLetter(Status.CONFIRMED, 1, 1, 1, at));
    }

    private static PublishedEvent dated() {
        return published(Samples.date(), Event.Reminders.STANDARD);
    }

    private static PublishedEvent published(Schedule schedule, Event.Reminders reminders) {
        var e = Samples.with(Samples.dated(), schedule, Samples.open());
        var letters = new Event.Letters(Optional.empty(), Optional.empty(), false, reminders);
        var event = new Event(
                e.id(),
                e.sample(),
                e.listed(),
                e.description(),
                e.schedule(),
                e.place(),
                e.offers(),
                e.compact(),
                e.seating(),
                e.registration(),
                letters,
                e.privacy(),
                e.keepDays(),
                e.home());
        return Samples.published(event, 1, 1, LONG_AGO, "{}", LONG_AGO);
    }
}
