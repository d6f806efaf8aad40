package openseat.local.stories.waitinglist;

import static openseat.local.stories.waitinglist.WaitingListFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// Entries of the waiting list whose registration is gone, as when DynamoDB deletes a row by its `ttl`.
class OrphanTest {

    @Test
    void orphanDoesNotBlockTheLine() {
        try (var stack = TestStack.open()) {
            var probe = new TableProbe(stack);
            stack.publish("two", 2);
            var holder = stack.takeSeat("two", "holder@example.net", "places", "2");
            stack.takeSeat("two", "gone@example.net");
            stack.pass(Duration.ofSeconds(1));
            var next = stack.takeSeat("two", "next@example.net");
            stack.upkeep();
            forget(probe, "gone@example.net");

            stack.press(holder, "cancel");
            stack.upkeep();

            assertThat(status(stack, next)).isEqualTo("confirmed");
            assertThat(stack.count("two", "waiting")).isZero();
            assertThat(stack.count("two", "room")).isEqualTo(1);
            assertThat(probe.partition(Keys.waiting("two"))).isEmpty();
        }
    }

    @Test
    void orphanForWhomSeatsAreTooFewKeepsNone() {
        try (var stack = TestStack.open()) {
            var probe = new TableProbe(stack);
            stack.publish("two", 2);
            stack.takeSeat("two", "holder@example.net");
            stack.takeSeat("two", "gone@example.net", "places", "2");
            forget(probe, "gone@example.net");
            stack.pass(Duration.ofSeconds(1));
            var next = stack.takeSeat("two", "next@example.net");
            stack.upkeep();

            assertThat(status(stack, next)).isEqualTo("confirmed");
            assertThat(stack.count("two", "waiting")).isZero();
        }
    }

    @Test
    void oldEntryOfWhoWaitsAgainIsDropped() {
        try (var stack = TestStack.open()) {
            var probe = new TableProbe(stack);
            stack.publish("two", 2);
            var holder = stack.takeSeat("two", "holder@example.net", "places", "2");
            stack.takeSeat("two", "again@example.net");
            forget(probe, "again@example.net");
            stack.pass(Duration.ofSeconds(1));
            var before = stack.takeSeat("two", "before@example.net", "places", "2");
            stack.pass(Duration.ofSeconds(1));
            var again = stack.takeSeat("two", "again@example.net");
            assertThat(stack.count("two", "waiting")).isEqualTo(3);

            stack.press(holder, "cancel");
            stack.upkeep();

            assertThat(status(stack, before)).isEqualTo("confirmed");
            assertThat(status(stack, again)).isEqualTo("waiting");
            assertThat(stack.count("two", "waiting")).isEqualTo(1);
            assertThat(probe.partition(Keys.waiting("two"))).hasSize(1);
        }
    }

    @Test
    void lineWithoutEntriesKeepsNobodyOut() {
        try (var stack = TestStack.open()) {
            var probe = new TableProbe(stack);
            stack.publish("two", 2);
            var holder = stack.takeSeat("two", "holder@example.net", "places", "2");
            stack.takeSeat("two", "gone@example.net");
            forget(probe, "gone@example.net");
            probe.partition(Keys.waiting("two")).forEach(entry -> probe.delete(new Item(entry).key()));
            stack.press(holder, "cancel");
            stack.upkeep();

            assertThat(stack.count("two", "waiting")).isZero();
            assertThat(status(stack, stack.takeSeat("two", "newcomer@example.net")))
                    .isEqualTo("confirmed");
        }
    }

    @Test
    void entryOutlivesItsRow() {
        try (var stack = TestStack.open()) {
            var probe = new TableProbe(stack);
            stack.publish("two", 2);
            stack.takeSeat("two", "holder@example.net", "places", "2");
            var waiting = stack.takeSeat("two", "waiting@example.net", "places", "2");
            assertThat(kept(probe)).isEqualTo(Duration.ofDays(400));

            stack.press(waiting, "change", "places", "1");
            assertThat(kept(probe)).as("after a change").isEqualTo(Duration.ofDays(400));
        }
    }

    /// How long DynamoDB keeps the only entry after its row.
    private static Duration kept(TableProbe probe) {
        var row = probe.item(Keys.registration("two", probe.id("two", "waiting@example.net")));
        var entry = probe.partition(Keys.waiting("two")).getFirst();
        return Duration.between(ttl(new Item(row)), ttl(new Item(entry)));
    }

    private static Instant ttl(Item item) {
        return Instant.ofEpochSecond(item.number("ttl"));
    }

    private static void forget(TableProbe probe, String address) {
        probe.delete(Keys.registration("two", probe.id("two", address)));
    }
}
