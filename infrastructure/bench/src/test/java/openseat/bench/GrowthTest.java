package openseat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// No action makes more calls, or consumes more of the table, because more people have registered.
class GrowthTest {

    private static final int TIMES = 2;
    private static Map<String, List<Consumption>> few;
    private static Map<String, List<Consumption>> many;

    @BeforeAll
    static void measure() {
        few = Growth.measure(100, TIMES);
        many = Growth.measure(1_000, TIMES);
    }

    @Test
    void eachActionCostsTheSameBesideAThousandAsBesideAHundred() {
        for (var action : List.of(Growth.PAGE, Growth.REGISTER, Growth.CONFIRM, Growth.UPKEEP, Growth.DIGEST)) {
            assertThat(counted(many, action)).as(action).isEqualTo(counted(few, action));
        }
    }

    @Test
    void actionsStayWithinTheirBudgets() {
        assertWithin(Growth.PAGE, 1, 2, 0);
        assertWithin(Growth.REGISTER, 2, 3, 2);
        assertWithin(Growth.CONFIRM, 3, 2, 8);
        assertWithin(Growth.UPKEEP, 51, 25.5, 0);
        assertWithin(Growth.DIGEST, 12, 9, 4);
    }

    @Test
    void anExportReadsEachRowOnce() {
        var whole = many.get(Growth.EXPORT_ROW).getFirst();
        // A row of a few hundred bytes, of which a unit reads four kilobytes, and the sixteen shards.
        assertThat(whole.readUnits()).isLessThan(0.2);
        assertThat(whole.calls()).isLessThan(0.03);
    }

    private static void assertWithin(String action, double calls, double readUnits, double writeUnits) {
        assertThat(few.get(action)).as(action).allSatisfy(sample -> {
            assertThat(sample.calls()).isLessThanOrEqualTo(calls);
            assertThat(sample.readUnits()).isLessThanOrEqualTo(readUnits);
            assertThat(sample.writeUnits()).isLessThanOrEqualTo(writeUnits);
        });
    }

    /// Without the CPU, which carries noise.
    private static List<Consumption> counted(Map<String, List<Consumption>> samples, String action) {
        return samples.get(action).stream()
                .map(sample -> new Consumption(sample.calls(), sample.readUnits(), sample.writeUnits(), 0))
                .toList();
    }
}
