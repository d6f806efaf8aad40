package openseat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.mail.Block.Fact;
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

    private static List<Fact> rows(ZoneId reader, LocalDateTime start, ZoneId zone) {
        return new ClockRows(Language.DEFAULT, Optional.of(reader))
                .rows(new Schedule.Confirmed(start, start.plusHours(2), zone));
    }
}
