package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
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

    private static void set(Stage stage, String pk, String sk, String name, AttributeValue value) {
        stage.local.table().updateItem(update -> update.tableName(stage.table)
                .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                .conditionExpression("attribute_exists(pk)")
                .updateExpression("SET #name = :value")
                .expressionAttributeNames(Map.of("#name", name))
                .expressionAttributeValues(Map.of(":value", value)));
    }
}
