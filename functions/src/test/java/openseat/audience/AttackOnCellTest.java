package openseat.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What somebody learns about the answers of a few people, or of one newcomer, who knows everything else; see `Attack`.
class AttackOnCellTest {

    private static final int GAMES = 400;

    /// By how much a share of so many games may be off: four standard deviations.
    private static final double LUCK = 4 * 0.5 / Math.sqrt(GAMES);

    private static final Map<String, Attack.Strategy> STRATEGIES = new TreeMap<>(Map.of(
            "hold a count that is surely shown", (_, _) -> 30,
            "move it over all remainders of the rounding", (n, _) -> 20 + n * 3L,
            "move it at random", (_, random) -> 13 + random.nextInt(30),
            "hold it at the edge of being shown", (_, random) -> 10 + random.nextInt(4),
            "bring as few as can be shown", (_, _) -> 4,
            "bring none", (_, _) -> 0));

    /// Who averaged for ever would know count + offset of both rows, and be right as often as this, with all
    /// numbers from 0 to `people` equally probable before: 1/3 + 2/(3 · (people + 1)), and 2 in 100 more for the
    /// largest offset.
    @ParameterizedTest
    @CsvSource({"1, 0.69", "2, 0.58", "3, 0.53", "4, 0.50"})
    void whatAFewPeopleAnsweredRemainsAGuess(int people, double bound) {
        for (var question : new Question[] {Question.TYPE, Question.ACCESS}) {
            for (var others : new boolean[] {true, false}) {
                var attack = new Attack(people, question, option(question), others, 0);
                STRATEGIES.forEach((name, strategy) -> {
                    var result = play(attack, strategy, 12);
                    assertThat(result.right).as(name).isLessThan(bound + LUCK);
                    assertThat(result.excluded).as(name).isLessThan(0.03);
                    assertThat(result.publications).isEqualTo(12);
                });
            }
        }
    }

    /// Two in three would be right if the numbers were not rounded: a factor of two each for the row that the
    /// newcomer may be in and the one that they may not be in.
    @Test
    void whatANewcomerAnsweredIsHardlyToBeSeenInTheNextDigest() {
        STRATEGIES.forEach((name, strategy) -> {
            var result = play(new Attack(1, Question.TYPE, "un", true, 1), strategy, 2);
            assertThat(result.right).as(name).isLessThan(2 / 3.0 + LUCK);
        });
    }

    /// Six digests before and six after, for which a thousand must have come and gone.
    @Test
    void norSurelyInTheDigestsOfALongTime() {
        STRATEGIES.forEach((name, strategy) -> {
            var result = play(new Attack(1, Question.TYPE, "un", true, 6), strategy, 12);
            assertThat(result.right).as(name).isLessThan(3 / 4.0 + LUCK);
            assertThat(result.excluded).as(name).isLessThan(0.03);
        });
    }

    private static String option(Question question) {
        return question == Question.ACCESS ? "captions" : "un";
    }

    private record Result(double right, double excluded, double publications) {}

    private static Result play(Attack attack, Attack.Strategy strategy, int most) {
        var right = 0;
        var excluded = 0;
        var publications = 0;
        for (var seed = 0; seed < GAMES; seed++) {
            var outcome = attack.play(strategy, most, seed);
            right += outcome.isRight() ? 1 : 0;
            excluded += outcome.excluded() ? 1 : 0;
            publications += outcome.publications();
        }
        return new Result(right / (double) GAMES, excluded / (double) GAMES, publications / (double) GAMES);
    }
}
