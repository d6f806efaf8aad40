package openseat.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    @Test
    void whatIsShownIsNeverOfFewerThanTheLeast() {
        for (var least : List.of(Publication.LEAST_ROW, Publication.LEAST_ANSWERS)) {
            for (var count = 0; count < least; count++) {
                for (var fresh = -60; fresh <= 64; fresh++) {
                    assertThat(new Estimate(count, Estimate.LARGEST_OFFSET, fresh).isShown(least))
                            .isFalse();
                }
            }
            assertThat(new Estimate(least, Estimate.LARGEST_OFFSET, 3).isShown(least))
                    .isTrue();
        }
    }

    @Test
    void nothingIsShownAsFewerThanTen() {
        for (var offset = -30; offset <= Estimate.LARGEST_OFFSET; offset++) {
            for (var fresh = -60; fresh <= 60; fresh++) {
                for (var count = 5; count < 60; count++) {
                    var estimate = new Estimate(count, offset, fresh);
                    assertThat(!estimate.isShown(5) || estimate.about() >= 10).isTrue();
                }
            }
        }
    }

    @Test
    void theNoiseIsTwoSidedGeometric() {
        var random = new Random(3);
        var draws = 200_000;
        var fresh = new TreeMap<Integer, Integer>();
        var offsets = new TreeMap<Integer, Integer>();
        for (var n = 0; n < draws; n++) {
            fresh.merge(Estimate.drawFresh(random), 1, Integer::sum);
            offsets.merge(Estimate.drawOffset(random), 1, Integer::sum);
        }
        for (var k = -6; k <= 6; k++) {
            assertThat(fresh.get(k) / (double) draws).isCloseTo(Math.pow(2, -Math.abs(k)) / 3, within(0.005));
        }
        assertThat(offsets.lastKey()).isEqualTo(4);
        assertThat(offsets.firstKey()).isLessThan(-8);
        assertThat(offsets.get(4) / (double) draws).isCloseTo(1 / 47.0, within(0.002));
    }

    /// Without the edge it is (ln 2)-differentially private; the edge is what can come so with one registration and
    /// hardly without it. Whoever knows nothing about the offset meets it once in 50 times; whoever had found out
    /// the offset exactly could, with a count right at the edge, meet it once in 12.
    @Test
    void oneRegistrationChangesWhatCanBeSeenByAFactorOfTwo() {
        assertThat(largestEdge(
                        count -> (seen, more) -> NoiseModel.probability(seen, count + more, Publication.LEAST_ROW)))
                .isLessThan(0.02);
        assertThat(largestEdge(
                        count -> (seen, more) -> NoiseModel.probability(seen, count + more, 0, Publication.LEAST_ROW)))
                .isCloseTo(1 / 12.0, within(0.001));
    }

    private interface View {
        double probability(NoiseModel.Seen seen, int more);
    }

    private static double largestEdge(Function<Integer, View> views) {
        var all = new ArrayList<NoiseModel.Seen>(List.of(new NoiseModel.Hidden()));
        for (var about = 10; about <= 100; about += 5) {
            all.add(new NoiseModel.About(about));
        }
        var largest = 0.0;
        for (var count = 0; count < 45; count++) {
            var view = views.apply(count);
            var up = 0.0;
            var down = 0.0;
            for (var seen : all) {
                var without = view.probability(seen, 0);
                var with = view.probability(seen, 1);
                up += Math.max(0, with - 2.000001 * without);
                down += Math.max(0, without - 2.000001 * with);
            }
            largest = Math.max(largest, Math.max(up, down));
        }
        return largest;
    }

    @ParameterizedTest
    @CsvSource({
        "12, 10",
        "13, 15",
        "49, 50",
        "54, 50",
        "55, 60",
        "199, 200",
        "994, 990",
        "999, 1000",
        "1049, 1000",
        "1050, 1100",
        "12499, 12000"
    })
    void largerNumbersAreRoundedMoreCoarsely(long count, long about) {
        assertThat(Estimate.round(count)).isEqualTo(about);
    }
}
