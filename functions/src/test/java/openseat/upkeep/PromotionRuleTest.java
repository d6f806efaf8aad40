package openseat.upkeep;

import static openseat.upkeep.PromotionRule.Verdict.PROMOTED;
import static openseat.upkeep.PromotionRule.Verdict.TURNED_AWAY;
import static openseat.upkeep.PromotionRule.Verdict.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The dated sample has 40 places and starts on 18 December at 18:15 UTC.
class PromotionRuleTest {

    private static final Instant EARLY = Instant.parse("2026-12-16T18:14:59Z");
    private static final Instant LATE = Instant.parse("2026-12-16T18:15:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // places of those who wait, in order | room | place in the line of the one promoted early | and late
                "''|5|-|-",
                "1|1|0|0",
                "1|0|-|-",
                "1|-3|-|-",
                "3 1|3|0|0",
                "3 1|2|-|1",
                "3 2 1|1|-|2",
                "3 3 3|2|-|-",
                "41 2|2|1|1",
                "41 40 1|2|-|2",
                "41 41|40|-|-",
                "40|40|0|0",
            })
    void theFirstIsPromotedUntilTwoDaysBeforeTheStartAndThenTheFirstWhoFits(
            String line, long room, Integer early, Integer late) {
        assertThat(promoted(Samples.dated(), line, room, EARLY)).isEqualTo(early);
        assertThat(promoted(Samples.dated(), line, room, LATE)).isEqualTo(late);
    }

    @Test
    void withoutADateOrderIsKeptForGood() {
        var undated =
                Samples.with(Samples.dated(), new Schedule.ToBeConfirmed(java.util.Optional.empty()), Samples.open());
        assertThat(promoted(undated, "3 1", 2, LATE.plusSeconds(1_000_000))).isNull();
        assertThat(promoted(undated, "2 1", 2, LATE.plusSeconds(1_000_000))).isZero();
    }

    @Test
    void withoutALimitAnybodyCouldFitSomeDay() {
        assertThat(promoted(Samples.undated(), "100 1", Long.MAX_VALUE, EARLY)).isZero();
        assertThat(promoted(Samples.undated(), "100 1", 1, EARLY)).isNull();
    }

    @Test
    void whoCanNeverFitIsTurnedAwayWhereverTheyStand() {
        assertThat(verdicts(Samples.dated(), "41 2 41 1", 1, EARLY))
                .containsExactly(TURNED_AWAY, WAITS, TURNED_AWAY, WAITS);
        assertThat(verdicts(Samples.dated(), "41 2 41 1", 1, LATE))
                .containsExactly(TURNED_AWAY, WAITS, TURNED_AWAY, PROMOTED);
        assertThat(verdicts(Samples.undated(), "100 1", 1, EARLY))
                .as("without a limit")
                .containsExactly(WAITS, WAITS);
    }

    @Test
    void eachPromotionTakesItsSeats() {
        assertThat(verdicts(Samples.dated(), "2 2 1", 4, EARLY)).containsExactly(PROMOTED, PROMOTED, WAITS);
        assertThat(verdicts(Samples.dated(), "2 3 1 1", 4, EARLY)).containsExactly(PROMOTED, WAITS, WAITS, WAITS);
        assertThat(verdicts(Samples.dated(), "2 3 1 1 1", 4, LATE))
                .containsExactly(PROMOTED, WAITS, PROMOTED, PROMOTED, WAITS);
    }

    private static Integer promoted(Event event, String line, long room, Instant now) {
        var first = verdicts(event, line, room, now).indexOf(PROMOTED);
        return first < 0 ? null : first;
    }

    private static List<PromotionRule.Verdict> verdicts(Event event, String line, long room, Instant now) {
        var promotion = new PromotionRule(event, room, now);
        return Stream.of(line.split(" "))
                .filter(places -> !places.isEmpty())
                .map(Integer::parseInt)
                .map(promotion::next)
                .toList();
    }
}
