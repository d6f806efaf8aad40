package openseat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    @Test
    void digestsOfAWeekAreAddedUpAndEmptyWeeksFilledIn() {
        var trend = Trend.NONE
                .with(3, MONDAY, ZURICH)
                .with(4, MONDAY.plusSeconds(86_400 * 6), ZURICH)
                .with(1, MONDAY.plusSeconds(86_400 * 14), ZURICH);
        assertThat(trend.weeks()).containsExactly(week("2026-11-23", 7), week("2026-11-30", 0), week("2026-12-07", 1));
    }

    @Test
    void weeksBeginOnTheRecipientsMonday() {
        var sundayInZurich = Instant.parse("2026-11-29T22:59:00Z");
        assertThat(Trend.NONE.with(1, sundayInZurich, ZURICH).weeks()).containsExactly(week("2026-11-23", 1));
        assertThat(Trend.NONE.with(1, sundayInZurich, ZoneId.of("Asia/Manila")).weeks())
                .containsExactly(week("2026-11-30", 1));
    }

    @Test
    void onlyTheLastTwelveAreKept() {
        var trend = Trend.NONE;
        for (var i = 0; i < 15; i++) {
            trend = trend.with(i, MONDAY.plusSeconds(86_400L * 7 * i), ZURICH);
        }
        assertThat(trend.weeks())
                .hasSize(12)
                .extracting(Week::confirmed)
                .startsWith(3L)
                .endsWith(14L);
        assertThat(trend.attributes()).hasSize(12);
    }

    private static Week week(String monday, long confirmed) {
        return new Week(LocalDate.parse(monday), confirmed);
    }
}
