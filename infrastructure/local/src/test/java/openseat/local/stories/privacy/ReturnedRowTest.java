package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import openseat.local.testkit.RunnerFixture;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// RegisterFunction gets no registration back, by whichever way DynamoDB returns one.
class ReturnedRowTest {

    @Test
    void rowIsNotReturnedToWhoeverRegisters() {
        try (var stack = TestStack.open();
                var client = RunnerFixture.dynamoDb(stack.local, "RegisterFunction", "one")) {
            stack.publish("small-room", 2);
            stack.takeSeat("small-room", "ada@example.org");
            var row = stack.rows("small-room").getFirst();
            Consumer<UpdateItemRequest.Builder> update = u -> u.tableName(stack.table)
                    .key(Map.of("pk", row.get("pk"), "sk", row.get("sk")))
                    .updateExpression("SET v = :v")
                    .conditionExpression("attribute_not_exists(pk)")
                    .expressionAttributeValues(Map.of(":v", AttributeValue.fromN("1")));
            denied(client, update.andThen(u -> u.returnValues(ReturnValue.ALL_OLD)));
            // IAM knows no condition for this one; the runner refuses it all the same.
            denied(
                    client,
                    update.andThen(
                            u -> u.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            assertThatThrownBy(() -> client.updateItem(update))
                    .as("allowed, and not done, because the row is there")
                    .hasMessageContaining("conditional request failed");
            assertThat(stack.rows("small-room").getFirst()).doesNotContainKey("v");
        }
    }

    private static void denied(DynamoDbClient client, Consumer<UpdateItemRequest.Builder> update) {
        assertThatThrownBy(() -> client.updateItem(update))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }
}
