package openseat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When digests come, over changes of the clocks and in zones where midnight is sometimes left out.
class RhythmTest {

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-24T07:59:59Z, 2026-11-24T08:00:00Z",
        "UTC, 2026-11-24T08:00:00Z, 2026-11-25T08:00:00Z",
        "UTC, 2026-12-31T23:59:59Z, 2027-01-01T08:00:00Z",
        "Asia/Kathmandu, 2026-11-24T02:14:59Z, 2026-11-24T02:15:00Z",
        "Pacific/Kiritimati, 2026-11-24T18:00:00Z, 2026-11-25T18:00:00Z",
        "Pacific/Pago_Pago, 2026-11-24T05:00:00Z, 2026-11-24T19:00:00Z",
        // 23 hours on the day the clocks go forward, 25 on the day they go back
        "Europe/Zurich, 2026-03-28T07:00:00Z, 2026-03-29T06:00:00Z",
        "Europe/Zurich, 2026-10-24T06:00:00Z, 2026-10-25T07:00:00Z",
        "America/New_York, 2026-03-07T13:00:00Z, 2026-03-08T12:00:00Z",
        "America/New_York, 2026-11-01T05:30:00Z, 2026-11-01T13:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T21:30:00Z, 2026-10-04T21:00:00Z",
    })
    void theNextMorningIsAtEightByTheClockOfTheZone(ZoneId zone, Instant now, Instant next) {
        assertThat(Rhythm.DAILY.next(zone, now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        // Samoa left out 30 December 2011: that morning shifts by the gap, and the next one is the same moment.
        "Pacific/Apia, 2011-12-29T18:00:00Z, 2011-12-30T18:00:00Z",
        // Kwajalein had 30 September 1969 nearly twice: its morning counts once.
        "Pacific/Kwajalein, 1969-09-29T20:59:59Z, 1969-09-29T21:00:00Z",
        "Pacific/Kwajalein, 1969-09-29T21:00:00Z, 1969-10-01T20:00:00Z",
    })
    void aSkippedMorningShiftsAndARepeatedOneCountsOnce(ZoneId zone, Instant now, Instant next) {
        assertThat(Rhythm.DAILY.next(zone, now)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Zurich",
                "America/New_York",
                "Africa/Casablanca",
                "Africa/Cairo",
                "Australia/Lord_Howe",
                "America/Nuuk",
                "Asia/Beirut"
            })
    void itIsAlwaysAheadAndNeverMuchMoreThanADayAway(ZoneId zone) {
        var end = Instant.parse("2027-01-01T00:00:00Z");
        for (var now = Instant.parse("2026-01-01T00:00:00Z");
                now.isBefore(end);
                now = now.plus(Duration.ofMinutes(30))) {
            assertThat(Duration.between(now, Rhythm.DAILY.next(zone, now)))
                    .isPositive()
                    .isLessThanOrEqualTo(Duration.ofHours(25));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go from 24:00 to 01:00, so these days have no midnight: the digest comes at one.
        "America/Santiago, 2026-09-05T12:00:00Z, 2026-09-06T04:00:00Z",
        "Africa/Cairo, 2026-04-23T12:00:00Z, 2026-04-23T22:00:00Z",
        "Asia/Beirut, 2026-03-28T12:00:00Z, 2026-03-28T22:00:00Z",
        // This day has two: the first counts.
        "America/Havana, 2026-10-31T12:00:00Z, 2026-11-01T04:00:00Z",
    })
    void aMidnightThatIsLeftOutShifts(ZoneId zone, Instant now, Instant next) {
        assertThat(at(LocalTime.MIDNIGHT, EnumSet.allOf(DayOfWeek.class)).next(zone, now))
                .isEqualTo(next);
    }

    /// A year of each rhythm: exactly one digest on each of its days, and none on others.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Zurich",
                "America/Santiago",
                "Africa/Cairo",
                "Asia/Beirut",
                "Australia/Lord_Howe",
                "Pacific/Kiritimati"
            })
    void eachOfItsDaysHasOneDigest(ZoneId zone) {
        for (var time : List.of(LocalTime.MIDNIGHT, LocalTime.of(2, 30), LocalTime.of(8, 0), LocalTime.of(23, 59))) {
            for (var days : List.of(
                    EnumSet.allOf(DayOfWeek.class),
                    EnumSet.of(DayOfWeek.SUNDAY),
                    EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY))) {
                assertThat(daysWithDigest(at(time, days), zone))
                        .as(zone + " " + time + " " + days)
                        .isEqualTo(days(days));
            }
        }
    }

    private static List<LocalDate> daysWithDigest(Rhythm rhythm, ZoneId zone) {
        var found = new ArrayList<LocalDate>();
        var end = LocalDate.parse("2027-01-02").atStartOfDay(zone).toInstant();
        var start = LocalDate.parse("2026-01-01").atStartOfDay(zone).toInstant().minusNanos(1);
        for (var next = rhythm.next(zone, start); next.isBefore(end); next = rhythm.next(zone, next)) {
            found.add(next.atZone(zone).toLocalDate());
        }
        return found;
    }

    private static List<LocalDate> days(Set<DayOfWeek> weekdays) {
        return LocalDate.parse("2026-01-01")
                .datesUntil(LocalDate.parse("2027-01-02"))
                .filter(day -> weekdays.contains(day.getDayOfWeek()))
                .toList();
    }

    private static Rhythm at(LocalTime time, Set<DayOfWeek> days) {
        return new Rhythm(days, time, false);
    }
}
