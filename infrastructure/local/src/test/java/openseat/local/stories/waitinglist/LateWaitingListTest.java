package openseat.local.stories.waitinglist;

import static openseat.local.stories.waitinglist.WaitingListFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import openseat.Keys;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The waiting list in the last 48 hours before the start, when the first group that fits gets the seats.
class LateWaitingListTest {

    @Test
    void firstGroupThatFitsIsPromoted() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            stack.upkeep();
            var couple = stack.takeSeat("two", "couple@example.net", "places", "2");
            stack.pass(Duration.ofSeconds(1));
            var third = stack.takeSeat("two", "third@example.net");
            stack.upkeep();
            assertThat(status(stack, third))
                    .as("until then the order is strict")
                    .isEqualTo("waiting");

            stack.local.clock().set(Instant.parse("2026-12-18T09:00:00Z"));
            stack.upkeep();

            assertThat(status(stack, third)).isEqualTo("confirmed");
            assertThat(status(stack, couple)).isEqualTo("waiting");
        }
    }

    @Test
    void newcomerThatFitsIsPromoted() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            stack.takeSeat("two", "couple@example.net", "places", "2");
            stack.local.clock().set(Instant.parse("2026-12-19T09:00:00Z"));
            stack.upkeep();
            var third = stack.takeSeat("two", "third@example.net");
            stack.upkeep();
            assertThat(status(stack, third)).isEqualTo("confirmed");
        }
    }

    @Test
    void longListIsSearchedToTheEnd() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            var holder = stack.takeSeat("two", "holder@example.net", "places", "2");
            stack.takeSeat("two", "couple@example.net", "places", "2");
            stack.pass(Duration.ofSeconds(1));
            queue(stack, "two", 600);
            stack.pass(Duration.ofSeconds(1));
            var single = stack.takeSeat("two", "single@example.net");
            stack.local.clock().set(Instant.parse("2026-12-18T09:00:00Z"));
            stack.upkeep();
            assertThat(status(stack, single)).isEqualTo("waiting");

            stack.press(holder, "change", "places", "1");
            stack.upkeep();

            assertThat(status(stack, single)).isEqualTo("confirmed");
        }
    }

    /// Waiting couples without rows: only the row of whoever is first is read, and a row whose turn it is.
    private static void queue(TestStack stack, String event, int couples) {
        var now = stack.local.clock().instant().toEpochMilli();
        for (var n = 0; n < couples; n++) {
            var key = Keys.waiting(event, now, "%032x".formatted(n));
            stack.local
                    .table()
                    .putItem(put -> put.tableName(stack.table)
                            .item(Map.of(
                                    "pk",
                                    AttributeValue.fromS(key.pk()),
                                    "sk",
                                    AttributeValue.fromS(key.sk()),
                                    "places",
                                    AttributeValue.fromN("2"))));
        }
        stack.local
                .table()
                .updateItem(update -> update.tableName(stack.table)
                        .key(Map.of("pk", AttributeValue.fromS("S#" + event), "sk", AttributeValue.fromS("SEATS")))
                        .updateExpression("ADD waiting :n")
                        .expressionAttributeValues(Map.of(":n", AttributeValue.fromN(Integer.toString(couples)))));
    }
}
