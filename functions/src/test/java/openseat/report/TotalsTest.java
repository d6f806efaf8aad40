package openseat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.dynamodb.Item;
import openseat.event.Samples;
import openseat.seats.SeatCounts;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TotalsTest {

    @Test
    void activityIsTheDifferenceOfTwoReadings() {
        var earlier = totals(
                Map.of("confirmed", 5L, "promoted", 1L, "cancelled", 2L, "left", 1L, "joined", 1L),
                Map.of("requested", 10L));
        var later = totals(
                Map.of("confirmed", 9L, "promoted", 4L, "cancelled", 2L, "left", 3L, "joined", 4L),
                Map.of("requested", 22L));
        assertThat(later.activitySince(earlier)).isEqualTo(new Activity(12, 7, 2, 3));
        assertThat(later.activitySince(later)).isEqualTo(Activity.NONE);
        assertThat(later.activitySince(Totals.NONE)).isEqualTo(new Activity(22, 13, 5, 4));
    }

    @Test
    void aSnapshotCountsWhatIsSeatedTakenAndWaiting() {
        var totals = totals(Map.of("seated", 28L, "taken", 41L, "waiting", 6L), Map.of("requested", 3L));
        var days = OptionalLong.of(25);
        assertThat(totals.snapshot(Samples.dated(), ZoneOffset.UTC, Instant.parse("2026-11-23T23:59:59Z")))
                .isEqualTo(new Snapshot(28, 41, 6, 3, Optional.of(40), days))
                .extracting(Snapshot::left)
                .isEqualTo(Optional.of(-1L));
        assertThat(totals.snapshot(Samples.undated(), ZoneOffset.UTC, Samples.NOW))
                .isEqualTo(new Snapshot(28, 41, 6, 3, Optional.empty(), OptionalLong.empty()))
                .extracting(Snapshot::left)
                .isEqualTo(Optional.empty());
    }

    @Test
    void mailIsCountedByItsResult() {
        var mail = Map.of("sent", 100L, "rejected", 10L, "bounced", 20L, "complained", 50L);
        assertThat(totals(Map.of(), mail).mailHealth(true)).isEqualTo(MailHealth.of(100, 10, 20, 50, true));
    }

    @Test
    void theTableKeepsThemAsTheyAre() {
        var totals = totals(Map.of("confirmed", 9L, "taken", 41L), Map.of("requested", 22L));
        assertThat(Totals.from(item(totals.attributes()))).isEqualTo(totals);
    }

    /// An older version may have stored fewer counters.
    @Test
    void aCounterThatWasNotReadGrowsFromZero() {
        assertThat(totals(Map.of(), Map.of("requested", 2L)).growth(Totals.NONE, "requested"))
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
