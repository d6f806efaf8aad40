package openseat.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class UpdateTest {

    private static final Key KEY = new Key("E#one", "AGENDA");

    @Nested
    class Expressions {

        @Test
        void aSetAliasesItsNameAndItsValue() {
            var request = Update.of(KEY).set("due", 7).request("table");
            assertThat(request.updateExpression()).isEqualTo("SET #due = :_0");
            assertThat(request.expressionAttributeNames()).isEqualTo(Map.of("#due", "due"));
            assertThat(request.expressionAttributeValues()).isEqualTo(Map.of(":_0", AttributeValue.fromN("7")));
        }

        @Test
        void aSetIfAbsentKeepsWhatIsThere() {
            var request = Update.of(KEY).setIfAbsent("salt", "s").request("table");
            assertThat(request.updateExpression()).isEqualTo("SET #salt = if_not_exists(#salt, :_0)");
            assertThat(request.expressionAttributeValues()).isEqualTo(Map.of(":_0", AttributeValue.fromS("s")));
        }

        @Test
        void everyKindOfActionHasOneClause() {
            var request = Update.of(KEY)
                    .remove("shut")
                    .set("a", 1)
                    .add("n", 2)
                    .setIfAbsent("b", true)
                    .add("m", -3)
                    .remove("x", "y")
                    .request("table");
            assertThat(request.updateExpression())
                    .isEqualTo("SET #a = :_0, #b = if_not_exists(#b, :_2) ADD #n :_1, #m :_3 REMOVE #shut, #x, #y");
            assertThat(request.expressionAttributeNames().keySet())
                    .containsExactlyInAnyOrder("#a", "#b", "#n", "#m", "#shut", "#x", "#y");
            assertThat(request.expressionAttributeValues())
                    .isEqualTo(Map.of(
                            ":_0",
                            AttributeValue.fromN("1"),
                            ":_1",
                            AttributeValue.fromN("2"),
                            ":_2",
                            AttributeValue.fromBool(true),
                            ":_3",
                            AttributeValue.fromN("-3")));
        }

        @Test
        void addingNothingIsLeftOut() {
            var request = Update.of(KEY).set("a", 1).add("room", 0).request("table");
            assertThat(request.updateExpression()).isEqualTo("SET #a = :_0");
            assertThat(request.expressionAttributeNames()).doesNotContainKey("#room");
        }

        @Test
        void anUpdateThatOnlyRemovesSendsNoValues() {
            var request = Update.of(KEY).remove("cursor").request("table");
            assertThat(request.updateExpression()).isEqualTo("REMOVE #cursor");
            assertThat(request.hasExpressionAttributeValues()).isFalse();
        }
    }

    @Nested
    class Conditions {

        private final Update update =
                Update.of(KEY).set("capacity", 40).when("#capacity = :old AND #rev < :rev", "old", 30, "rev", 2);

        @Test
        void aConditionBringsItsNamesAndValues() {
            var request = update.request("table");
            assertThat(request.conditionExpression()).isEqualTo("#capacity = :old AND #rev < :rev");
            assertThat(request.expressionAttributeNames()).isEqualTo(Map.of("#capacity", "capacity", "#rev", "rev"));
            assertThat(request.expressionAttributeValues())
                    .isEqualTo(Map.of(
                            ":_0",
                            AttributeValue.fromN("40"),
                            ":old",
                            AttributeValue.fromN("30"),
                            ":rev",
                            AttributeValue.fromN("2")));
        }

        @Test
        void aTransactionSendsTheSame() {
            var alone = update.request("table");
            var inTransaction = update.transactional("table").update();
            assertThat(List.of(
                            inTransaction.tableName(),
                            inTransaction.key(),
                            inTransaction.updateExpression(),
                            inTransaction.conditionExpression(),
                            inTransaction.expressionAttributeNames(),
                            inTransaction.expressionAttributeValues()))
                    .isEqualTo(List.of(
                            alone.tableName(),
                            alone.key(),
                            alone.updateExpression(),
                            alone.conditionExpression(),
                            alone.expressionAttributeNames(),
                            alone.expressionAttributeValues()));
        }

        @Test
        void withoutAConditionNoneIsSent() {
            assertThat(Update.of(KEY).set("a", 1).request("table").conditionExpression())
                    .isNull();
            assertThat(Update.of(KEY)
                            .set("a", 1)
                            .transactional("table")
                            .update()
                            .conditionExpression())
                    .isNull();
        }
    }

    @Nested
    class Answers {

        @Test
        void aloneItReturnsNothingOfTheItem() {
            var request =
                    Update.of(KEY).set("a", 1).when("attribute_exists(#pk)").request("table");
            assertThat(request.returnValues()).isEqualTo(ReturnValue.NONE);
            assertThat(request.returnValuesOnConditionCheckFailure()).isNull();
        }

        @Test
        void inATransactionAFailedConditionBringsTheItem() {
            assertThat(Update.of(KEY)
                            .set("a", 1)
                            .transactional("table")
                            .update()
                            .returnValuesOnConditionCheckFailure())
                    .isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }

        @Test
        void itNamesTableAndKey() {
            var request = Update.of(KEY).set("a", 1).request("table");
            assertThat(request.tableName()).isEqualTo("table");
            assertThat(request.key())
                    .isEqualTo(Map.of("pk", AttributeValue.fromS("E#one"), "sk", AttributeValue.fromS("AGENDA")));
        }
    }
}
