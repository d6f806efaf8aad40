package openseat.local.stories.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import openseat.Keys;
import openseat.local.lambda.LogLines;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An unreadable event in the table does not block other events, even though it is always due first.
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
