package openseat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextMorningTest {

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
        assertThat(DigestSender.nextMorning(zone, now)).isEqualTo(next);
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
        assertThat(DigestSender.nextMorning(zone, now)).isEqualTo(next);
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
            assertThat(Duration.between(now, DigestSender.nextMorning(zone, now)))
                    .isPositive()
                    .isLessThanOrEqualTo(Duration.ofHours(25));
        }
    }
}
