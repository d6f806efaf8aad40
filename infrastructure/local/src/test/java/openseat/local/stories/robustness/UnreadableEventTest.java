package openseat.local.stories.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import openseat.Keys;
import openseat.local.lambda.LogLines;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Unreadable events in the table do not block other events, even though they are always due first.
class UnreadableEventTest {

    private static final String BROKEN = "broken-room";
    private static final String SOUND = "sound-room";

    @Test
    void otherEventsGoOn() {
        try (var stack = TestStack.open()) {
            stack.publish(BROKEN, 1);
            stack.publish(SOUND, 1);
            var link = stack.takeSeat(SOUND, "holder@example.org");
            stack.takeSeat(SOUND, "waiter@example.org");
            stack.upkeep();
            set(stack, "EVENTS", BROKEN, "document", AttributeValue.fromS("{}"));
            set(stack, "S#" + BROKEN, "SEATS", "due", AttributeValue.fromN("1"));
            set(stack, "E#" + BROKEN, "AGENDA", "due", AttributeValue.fromN("1"));

            stack.press(link, "cancel");
            stack.upkeep();
            assertThat(stack.mailTo("waiter@example.org").subject()).startsWith("You have a seat");

            stack.pass(Duration.ofDays(30));
            stack.upkeep();
            assertThat(stack.items())
                    .filteredOn(item -> item.get("pk").s().equals("S#" + SOUND))
                    .singleElement()
                    .satisfies(seats -> assertThat(seats.get("shut").bool()).isTrue());
            assertThat(stack.local.log())
                    .extracting(LogLines.Line::line)
                    .anyMatch(line -> line.contains("\"failure\""));
        }
    }

    /// More than one page of those that are due.
    @Test
    void aPageOfUnreadableEventsDoesNotBlockTheLifecycleOfOthers() {
        try (var stack = TestStack.open()) {
            stack.publish(SOUND, 1);
            breakEvents(stack, 60);
            stack.pass(Duration.ofDays(30));
            stack.upkeep();
            assertThat(stack.items())
                    .filteredOn(item -> item.get("pk").s().equals("S#" + SOUND))
                    .singleElement()
                    .satisfies(seats -> assertThat(seats.get("shut").bool()).isTrue());
            assertThat(failuresOf(stack, "UpkeepFunction", BROKEN + "-7")).isEqualTo(1);
        }
    }

    @Test
    void theListShowsTheReadableEvents() {
        try (var stack = TestStack.open()) {
            stack.publish(SOUND, 1);
            breakEvents(stack, 2);
            var page = stack.get("/events", "accept", TestStack.PAGE);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("/events/" + SOUND, "/events/" + TestStack.SEED);
            assertThat(failuresOf(stack, "EventsFunction", BROKEN + "-0")).isEqualTo(1);
            assertThat(Web.json(stack.get("/events", "accept", "application/json"))
                            .get("events"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(3);
        }
    }

    @Test
    void digestsOfUnreadableEventsDoNotBlockOthers() {
        try (var stack = TestStack.open()) {
            for (var n = 0; n < 60; n++) {
                var key = Keys.recipient(BROKEN, "%032x".formatted(n));
                stack.local
                        .table()
                        .putItem(put -> put.tableName(stack.table)
                                .item(Map.of(
                                        "pk", AttributeValue.fromS(key.pk()),
                                        "sk", AttributeValue.fromS(key.sk()),
                                        "dueKind", AttributeValue.fromS(Keys.DUE_DIGESTS),
                                        "due", AttributeValue.fromN("1"))));
            }
            stack.publish(BROKEN, 1);
            set(stack, "EVENTS", BROKEN, "document", AttributeValue.fromS("{}"));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org")).isNotEmpty();
        }
    }

    @Test
    void unreadableRowsDoNotBlockOthers() {
        try (var stack = TestStack.open()) {
            stack.publish(SOUND, 1);
            for (var shard : Keys.shards()) {
                for (var n = 0; n < 30; n++) {
                    var key = Keys.registration(BROKEN, shard + "%031x".formatted(n));
                    stack.local
                            .table()
                            .putItem(put -> put.tableName(stack.table)
                                    .item(Map.of(
                                            "pk",
                                            AttributeValue.fromS(key.pk()),
                                            "sk",
                                            AttributeValue.fromS(key.sk()),
                                            "dueKind",
                                            AttributeValue.fromS("R" + shard),
                                            "due",
                                            AttributeValue.fromN("1"),
                                            "status",
                                            AttributeValue.fromS("none of ours"))));
                }
            }
            stack.local.stream().pause();
            stack.register(SOUND, "new@example.org");
            stack.upkeep();
            assertThat(stack.mailsTo("new@example.org")).hasSize(1);
        }
    }

    private static void breakEvents(TestStack stack, int number) {
        for (var n = 0; n < number; n++) {
            stack.publish(BROKEN + "-" + n, 1);
            set(stack, "EVENTS", BROKEN + "-" + n, "document", AttributeValue.fromS("{}"));
            set(stack, "E#" + BROKEN + "-" + n, "AGENDA", "due", AttributeValue.fromN("1"));
        }
    }

    private static long failuresOf(TestStack stack, String function, String event) {
        return stack.local.log().stream()
                .filter(line -> line.function().equals(function)
                        && line.line().contains("\"failure\"")
                        && line.line().contains("\"event\":\"" + event + "\""))
                .count();
    }

    private static void set(TestStack stack, String pk, String sk, String name, AttributeValue value) {
        stack.local
                .table()
                .updateItem(update -> update.tableName(stack.table)
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                        .conditionExpression("attribute_exists(pk)")
                        .updateExpression("SET #name = :value")
                        .expressionAttributeNames(Map.of("#name", name))
                        .expressionAttributeValues(Map.of(":value", value)));
    }
}
