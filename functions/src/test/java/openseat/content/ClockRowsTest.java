package openseat.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.content.Block.Fact;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockRowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Asia/Calcutta | Asia/Kolkata | Delhi, Kolkata, your city; UTC",
                "Etc/UTC | UTC | UTC, your city",
                "Etc/UCT | Asia/Kolkata | UTC, your city; Delhi, Kolkata",
                "Asia/Manila | Asia/Kolkata | Manila, your city; Delhi, Kolkata; UTC",
            })
    void eachCityHasOneRow(ZoneId reader, ZoneId event, String labels) {
        assertThat(rows(reader, LocalDateTime.parse("2027-06-21T10:00"), event))
                .extracting(Fact::label)
                .containsExactly(labels.split("; "));
    }

    @Test
    void hoursThatTheClockShowsTwiceAreToldApart() {
        assertThat(rows(
                                ZoneId.of("Pacific/Auckland"),
                                LocalDateTime.parse("2027-04-03T15:30"),
                                ZoneId.of("Europe/Paris"))
                        .getFirst()
                        .value())
                .contains("from 02:30 to 03:30", "(the clocks go back in between)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-05-08 | Friday, 8 May 2026, all day | Friday, 8 May 2026 (New York)",
                "2026-05-09 | Friday, 8 May 2026 to Saturday, 9 May 2026, all day | Saturday, 9 May 2026 (New York)",
            })
    void wholeDaysAreTheSameInEveryCity(String last, String days, String end) {
        var date = Samples.wholeDays("2026-05-08", last, "America/New_York");
        for (var reader : List.of("Pacific/Auckland", "Pacific/Honolulu", "UTC")) {
            var clocks = new ClockRows(Language.DEFAULT, Optional.of(ZoneId.of(reader)));
            assertThat(clocks.rows(date))
                    .containsExactly(new Fact("New York", days.replace("all day", "all\u00A0day")));
            assertThat(clocks.rows(new Schedule.Cancelled(Optional.of(date)))).isEqualTo(clocks.rows(date));
            assertThat(clocks.start(date)).isEqualTo("New York: " + days);
            assertThat(clocks.begins(date)).isEqualTo("Friday, 8 May 2026 (New York)");
            assertThat(clocks.ends(date)).isEqualTo(end);
        }
    }

    @Test
    void wholeDaysInTheReadersOwnCitySaySo() {
        var zone = ZoneId.of("America/New_York");
        var date = Samples.wholeDays("2026-05-08", "2026-05-08", "America/New_York");
        assertThat(new ClockRows(Language.DEFAULT, Optional.of(zone)).rows(date))
                .containsExactly(new Fact("New York, your city", "Friday, 8 May 2026, all\u00A0day"));
    }

    private static List<Fact> rows(ZoneId reader, LocalDateTime start, ZoneId zone) {
        return new ClockRows(Language.DEFAULT, Optional.of(reader))
                .rows(new Schedule.Confirmed(start, start.plusHours(2), zone));
    }
}
