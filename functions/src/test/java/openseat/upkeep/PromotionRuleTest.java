package openseat.upkeep;

import static openseat.upkeep.PromotionRule.Verdict.PROMOTED;
import static openseat.upkeep.PromotionRule.Verdict.TURNED_AWAY;
import static openseat.upkeep.PromotionRule.Verdict.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The dated sample has 40 places and starts on 18 December at 18:15 UTC.
class PromotionRuleTest {

    private static final Event DATED = Samples.dated();
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
        assertThat(promoted(DATED, line, room, EARLY)).isEqualTo(early);
        assertThat(promoted(DATED, line, room, LATE)).isEqualTo(late);
    }

    @Test
    void seatsIdleForADayGoToTheFirstWhoFits() {
        var day = Duration.ofDays(1);
        assertThat(verdicts(DATED, "3 1 1", 2, Optional.of(EARLY.minus(day).plusSeconds(1)), EARLY))
                .containsExactly(WAITS, WAITS, WAITS);
        assertThat(verdicts(DATED, "3 1 1 1", 2, Optional.of(EARLY.minus(day)), EARLY))
                .containsExactly(WAITS, PROMOTED, PROMOTED, WAITS);
        assertThat(verdicts(DATED, "2 1", 2, Optional.of(EARLY.minus(day)), EARLY))
                .as("whoever is first comes first")
                .containsExactly(PROMOTED, WAITS);
    }

    @Test
    void seatsAreIdleWhileTheyAreFreeAndSomebodyWaits() {
        var before = Optional.of(EARLY.minusSeconds(60));
        assertThat(after("3 1", 2, Optional.empty(), EARLY).idleSince()).contains(EARLY);
        assertThat(after("3 1", 2, before, EARLY).idleSince()).isEqualTo(before);
        assertThat(after("3 1", 0, before, EARLY).idleSince()).isEmpty();
        assertThat(after("3 1", -1, before, EARLY).idleSince()).isEmpty();
        assertThat(after("1 1", 3, before, EARLY).idleSince())
                .as("nobody waits")
                .isEmpty();
        assertThat(after("3 1 1", 2, before, LATE).idleSince())
                .as("none is free")
                .isEmpty();
        assertThat(after("3 1 3", 2, before, LATE).idleSince()).isEqualTo(before);
    }

    @Test
    void nextLookIsAfterADayOrTwoDaysBeforeTheStartWhicheverIsFirst() {
        var weekBefore = LATE.minus(Duration.ofDays(7));
        assertThat(after("3 1", 2, Optional.empty(), weekBefore).nextLook())
                .contains(weekBefore.plus(Duration.ofDays(1)));
        assertThat(after("3 1", 2, Optional.of(weekBefore.minusSeconds(60)), weekBefore)
                        .nextLook())
                .contains(weekBefore.plus(Duration.ofDays(1)).minusSeconds(60));
        assertThat(after("3 1", 2, Optional.empty(), EARLY).nextLook()).contains(LATE);
        assertThat(after("3 1", 0, Optional.empty(), weekBefore).nextLook())
                .as("none is idle")
                .contains(LATE);
        assertThat(after("1 1", 2, Optional.empty(), weekBefore).nextLook())
                .as("nobody waits")
                .isEmpty();
        assertThat(after("3 3", 2, Optional.empty(), LATE).nextLook())
                .as("nobody fits")
                .isEmpty();
        assertThat(after("3 3", 2, Optional.of(weekBefore.minus(Duration.ofDays(1))), weekBefore)
                        .nextLook())
                .as("nobody fits, after a day")
                .isEmpty();
    }

    @Test
    void itMattersWhoIsPromotedOrTurnedAwayOrKeepsSeatsFromOthers() {
        var rule = new PromotionRule(DATED, 2, Optional.empty(), Optional.empty(), EARLY);
        assertThat(rule.matters(1)).isTrue();
        assertThat(rule.matters(41)).isTrue();
        assertThat(rule.matters(3)).isTrue();
        rule.next(3);
        assertThat(rule.matters(3)).isFalse();
        assertThat(rule.matters(1)).isFalse();
        assertThat(rule.matters(41)).isTrue();
        assertThat(new PromotionRule(DATED, 0, Optional.empty(), Optional.empty(), EARLY).matters(1))
                .as("none is free")
                .isFalse();
    }

    @Test
    void withoutADateTheFirstWhoFitsIsPromotedAtOnce() {
        var undated = Samples.with(DATED, new Schedule.ToBeConfirmed(Optional.empty()), Samples.open());
        assertThat(promoted(undated, "3 1", 2, EARLY)).isEqualTo(1);
        assertThat(promoted(undated, "2 1", 2, EARLY)).isZero();
        var rule = new PromotionRule(undated, 2, Optional.empty(), Optional.empty(), EARLY);
        rule.next(3);
        assertThat(rule.nextLook()).isEmpty();
    }

    @Test
    void withoutALimitAnybodyCouldFitSomeDay() {
        assertThat(promoted(Samples.undated(), "100 1", Long.MAX_VALUE, EARLY)).isZero();
        assertThat(promoted(Samples.undated(), "100 1", 1, EARLY)).isEqualTo(1);
    }

    @Test
    void whoCanNeverFitIsTurnedAwayWhereverTheyStand() {
        assertThat(verdicts(DATED, "41 2 41 1", 1, EARLY)).containsExactly(TURNED_AWAY, WAITS, TURNED_AWAY, WAITS);
        assertThat(verdicts(DATED, "41 2 41 1", 1, LATE)).containsExactly(TURNED_AWAY, WAITS, TURNED_AWAY, PROMOTED);
        assertThat(verdicts(Samples.undated(), "100 1", 1, EARLY))
                .as("without a limit")
                .containsExactly(WAITS, PROMOTED);
    }

    @Test
    void theyKeepTheirPlaceForADayAfterTheCapacityWasLowered() {
        var weekBefore = LATE.minus(Duration.ofDays(7));
        var end = weekBefore.plus(Duration.ofDays(1));
        assertThat(afterLowering(weekBefore, weekBefore).next(41)).isEqualTo(WAITS);
        assertThat(afterLowering(weekBefore, end.minusSeconds(1)).next(41)).isEqualTo(WAITS);
        assertThat(afterLowering(weekBefore, end).next(41)).isEqualTo(TURNED_AWAY);

        var rule = afterLowering(weekBefore, weekBefore);
        rule.next(40);
        assertThat(rule.nextLook()).as("nobody is too many").contains(LATE);
        rule.next(41);
        assertThat(rule.nextLook()).contains(end);
        assertThat(rule.leavesSomebody()).isTrue();
    }

    @Test
    void shortlyBeforeTheStartTheyKeepItForHalfTheTimeThatIsLeft() {
        var start = Samples.date().startsAt();
        var lowered = start.minus(Duration.ofHours(10));
        var end = start.minus(Duration.ofHours(5));
        assertThat(afterLowering(lowered, end.minusSeconds(1)).next(41)).isEqualTo(WAITS);
        assertThat(afterLowering(lowered, end).next(41)).isEqualTo(TURNED_AWAY);
        var rule = afterLowering(lowered, lowered);
        rule.next(41);
        assertThat(rule.nextLook()).contains(end);
        assertThat(afterLowering(start, start.plusSeconds(1)).next(41)).isEqualTo(WAITS);
    }

    private static PromotionRule afterLowering(Instant lowered, Instant now) {
        return new PromotionRule(DATED, 0, Optional.empty(), Optional.of(lowered), now);
    }

    @Test
    void nobodyIsPromotedOnceTheEventHasBegun() {
        var start = Samples.date().startsAt();
        assertThat(promoted(DATED, "1", 1, start.minusSeconds(1))).isZero();
        assertThat(verdicts(DATED, "1 2 41", 40, start)).containsExactly(WAITS, WAITS, WAITS);
        assertThat(verdicts(DATED, "1", 1, Optional.of(EARLY.minus(Duration.ofDays(2))), start.plusSeconds(1)))
                .containsExactly(WAITS);
        assertThat(after("1", 1, Optional.empty(), start).nextLook()).isEmpty();
    }

    @Test
    void eachPromotionTakesItsSeats() {
        assertThat(verdicts(DATED, "2 2 1", 4, EARLY)).containsExactly(PROMOTED, PROMOTED, WAITS);
        assertThat(verdicts(DATED, "2 3 1 1", 4, EARLY)).containsExactly(PROMOTED, WAITS, WAITS, WAITS);
        assertThat(verdicts(DATED, "2 3 1 1 1", 4, LATE)).containsExactly(PROMOTED, WAITS, PROMOTED, PROMOTED, WAITS);
    }

    private static Integer promoted(Event event, String line, long room, Instant now) {
        var first = verdicts(event, line, room, now).indexOf(PROMOTED);
        return first < 0 ? null : first;
    }

    private static List<PromotionRule.Verdict> verdicts(Event event, String line, long room, Instant now) {
        return verdicts(event, line, room, Optional.empty(), now);
    }

    private static List<PromotionRule.Verdict> verdicts(
            Event event, String line, long room, Optional<Instant> idleSince, Instant now) {
        var rule = new PromotionRule(event, room, idleSince, Optional.empty(), now);
        return places(line).map(rule::next).toList();
    }

    /// The rule after its walk through the line of the dated event.
    private static PromotionRule after(String line, long room, Optional<Instant> idleSince, Instant now) {
        var rule = new PromotionRule(DATED, room, idleSince, Optional.empty(), now);
        places(line).forEach(rule::next);
        return rule;
    }

    private static Stream<Integer> places(String line) {
        return Stream.of(line.split(" ")).filter(places -> !places.isEmpty()).map(Integer::parseInt);
    }
}
