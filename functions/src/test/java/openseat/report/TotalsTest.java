package openseat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.seats.SeatCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TotalsTest {

    @Test
    void activityIsTheDifferenceOfTwoReadings() {
        var earlier =
                totals(Map.of("confirmed", 5L, "promoted", 1L, "cancelled", 2L, "left", 1L), Map.of("requested", 10L));
        var later =
                totals(Map.of("confirmed", 9L, "promoted", 4L, "cancelled", 2L, "left", 3L), Map.of("requested", 22L));
        assertThat(later.activitySince(earlier)).isEqualTo(new Activity(12, 7, 2));
        assertThat(later.activitySince(later)).isEqualTo(Activity.NONE);
        assertThat(later.activitySince(Totals.NONE)).isEqualTo(new Activity(22, 13, 5));
    }

    @Test
    void aSnapshotCountsWhatIsSeatedTakenAndWaiting() {
        var totals = totals(Map.of("seated", 28L, "taken", 41L, "waiting", 6L), Map.of("requested", 3L));
        assertThat(totals.snapshot(Optional.of(40))).isEqualTo(new Snapshot(28, 41, 6, Optional.of(40)));
        assertThat(totals.snapshot(Optional.of(40)).left()).contains(-1L);
        assertThat(totals.snapshot(Optional.empty()).left()).isEmpty();
    }

    @Test
    void mailIsCountedByItsResult() {
        var mail = totals(Map.of(), Map.of("rejected", 2L, "bounced", 1L, "complained", 4L))
                .mailCounts();
        assertThat(mail).isEqualTo(new Report.MailCounts(2, 1, 4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, false", "1, 0, 0, true", "0, 1, 0, true", "0, 0, 1, true"})
    void mailHasProblemsIfAnyWasNotDeliveredOrNotWanted(
            long rejected, long bounced, long complained, boolean problems) {
        assertThat(new Report.MailCounts(rejected, bounced, complained).hasProblems())
                .isEqualTo(problems);
    }

    @Test
    void theTableKeepsThemAsTheyAre() {
        var totals = totals(Map.of("confirmed", 9L, "taken", 41L), Map.of("requested", 22L, "rejected", 2L));
        assertThat(Totals.from(item(totals.attributes()))).isEqualTo(totals);
    }

    /// An older version may have stored fewer counters.
    @Test
    void aCounterThatWasNotReadGrowsFromZero() {
        assertThat(totals(Map.of(), Map.of("rejected", 2L)).growth(Totals.NONE, "rejected"))
                .isEqualTo(2);
    }

    private static Totals totals(Map<String, Long> seats, Map<String, Long> mail) {
        return Totals.of(new SeatCounts(item(seats)), item(mail));
    }

    private static Item item(Map<String, Long> counts) {
        var values = new HashMap<String, AttributeValue>();
        counts.forEach((name, count) -> values.put(name, AttributeValue.fromN(count.toString())));
        return new Item(values);
    }
}
