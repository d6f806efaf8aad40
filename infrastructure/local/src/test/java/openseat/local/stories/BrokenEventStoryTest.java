package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import openseat.Keys;
import openseat.local.LogLines;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An event in the table that cannot be read holds up no other, though it is always due first.
class BrokenEventStoryTest {

    private static final String BROKEN = "broken-room";
    private static final String SOUND = "sound-room";

    @Test
    void seatsAndEndingsOfOthersGoOn() {
        try (var stage = Stage.open()) {
            stage.publish(BROKEN, 1);
            stage.publish(SOUND, 1);
            var link = stage.takeSeat(SOUND, "holder@example.org");
            stage.takeSeat(SOUND, "waiter@example.org");
            stage.upkeep();
            set(stage, "EVENTS", BROKEN, "document", AttributeValue.fromS("{}"));
            set(stage, "S#" + BROKEN, "SEATS", "due", AttributeValue.fromN("1"));
            set(stage, "E#" + BROKEN, "AGENDA", "due", AttributeValue.fromN("1"));

            stage.press(link, "cancel");
            stage.upkeep();
            assertThat(stage.mailTo("waiter@example.org").subject()).startsWith("You have a seat");

            stage.pass(Duration.ofDays(30));
            stage.upkeep();
            assertThat(stage.items()).filteredOn(item -> item.get("pk").s().equals("S#" + SOUND)).singleElement()
                    .satisfies(seats -> assertThat(seats.get("shut").bool()).isTrue());
            assertThat(stage.local.log()).extracting(LogLines.Line::line).anyMatch(line -> line.contains("\"failure\""));
        }
    }

    @Test
    void rowsThatCannotBeReadHideNobody() {
        try (var stage = Stage.open()) {
            stage.publish(SOUND, 1);
            for (var shard : Keys.shards()) {
                for (var n = 0; n < 30; n++) {
                    var key = Keys.registration(BROKEN, shard + "%031x".formatted(n));
                    stage.local.table().putItem(put -> put.tableName(stage.table).item(Map.of(
                            "pk", AttributeValue.fromS(key.pk()), "sk", AttributeValue.fromS(key.sk()), "dk", AttributeValue.fromS("R" + shard),
                            "due", AttributeValue.fromN("1"), "standing", AttributeValue.fromS("none of ours"))));
                }
            }
            stage.local.stream().pause(true);
            stage.register(SOUND, "new@example.org");
            stage.upkeep();
            assertThat(stage.mailsTo("new@example.org")).hasSize(1);
        }
    }

    private static void set(Stage stage, String pk, String sk, String name, AttributeValue value) {
        stage.local.table().updateItem(update -> update.tableName(stage.table)
                .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                .conditionExpression("attribute_exists(pk)")
                .updateExpression("SET #name = :value")
                .expressionAttributeNames(Map.of("#name", name))
                .expressionAttributeValues(Map.of(":value", value)));
    }
}
