package openseat.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Puts, deletes, conditions, values and cancelled transactions. Updates have a test of their own.
class WriteTest {

    private static final Key KEY = new Key("EVENTS", "one");

    @Nested
    class Puts {

        @Test
        void aPutWritesTheKeyWithTheAttributes() {
            var put = Put.of(KEY, Map.of("rev", 3L, "document", "{}"))
                    .transactional("table")
                    .put();
            assertThat(put.tableName()).isEqualTo("table");
            assertThat(put.item())
                    .isEqualTo(Map.of(
                            "pk",
                            AttributeValue.fromS("EVENTS"),
                            "sk",
                            AttributeValue.fromS("one"),
                            "rev",
                            AttributeValue.fromN("3"),
                            "document",
                            AttributeValue.fromS("{}")));
        }

        @Test
        void withoutAConditionAPutSendsNoneAndNoAliases() {
            var put = Put.of(KEY, Map.of("rev", 3)).transactional("table").put();
            assertThat(put.conditionExpression()).isNull();
            assertThat(put.hasExpressionAttributeNames()).isFalse();
            assertThat(put.hasExpressionAttributeValues()).isFalse();
        }

        @Test
        void aPutSendsItsConditionWithNamesAndValues() {
            var put = Put.of(KEY, Map.of("rev", 3))
                    .when("#rev = :seen", "seen", 2)
                    .transactional("table")
                    .put();
            assertThat(put.conditionExpression()).isEqualTo("#rev = :seen");
            assertThat(put.expressionAttributeNames()).isEqualTo(Map.of("#rev", "rev"));
            assertThat(put.expressionAttributeValues()).isEqualTo(Map.of(":seen", AttributeValue.fromN("2")));
        }

        @Test
        void aFailedConditionOfAPutBringsTheItem() {
            assertThat(Put.of(KEY, Map.of()).transactional("table").put().returnValuesOnConditionCheckFailure())
                    .isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }
    }

    @Nested
    class Deletes {

        @Test
        void aDeleteNamesTheKey() {
            var delete = Delete.of(KEY).transactional("table").delete();
            assertThat(delete.tableName()).isEqualTo("table");
            assertThat(delete.key())
                    .isEqualTo(Map.of("pk", AttributeValue.fromS("EVENTS"), "sk", AttributeValue.fromS("one")));
            assertThat(delete.conditionExpression()).isNull();
            assertThat(delete.hasExpressionAttributeNames()).isFalse();
            assertThat(delete.hasExpressionAttributeValues()).isFalse();
        }

        @Test
        void aDeleteSendsItsConditionWithNamesAndValues() {
            var delete = Delete.of(KEY)
                    .when("#v = :seen", "seen", 5)
                    .transactional("table")
                    .delete();
            assertThat(delete.conditionExpression()).isEqualTo("#v = :seen");
            assertThat(delete.expressionAttributeNames()).isEqualTo(Map.of("#v", "v"));
            assertThat(delete.expressionAttributeValues()).isEqualTo(Map.of(":seen", AttributeValue.fromN("5")));
        }

        @Test
        void aCheckSendsItsConditionWithNamesAndValuesAndNothingElse() {
            var item = Check.that(KEY, "#v = :seen", "seen", 5).transactional("table");
            var check = item.conditionCheck();
            assertThat(item)
                    .isEqualTo(TransactWriteItem.builder().conditionCheck(check).build());
            assertThat(check.tableName()).isEqualTo("table");
            assertThat(check.key()).isEqualTo(KEY.attributes());
            assertThat(check.conditionExpression()).isEqualTo("#v = :seen");
            assertThat(check.expressionAttributeNames()).isEqualTo(Map.of("#v", "v"));
            assertThat(check.expressionAttributeValues()).isEqualTo(Map.of(":seen", AttributeValue.fromN("5")));
            assertThat(check.returnValuesOnConditionCheckFailure())
                    .isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }

        @Test
        void aFailedConditionOfADeleteBringsTheItem() {
            assertThat(Delete.of(KEY).transactional("table").delete().returnValuesOnConditionCheckFailure())
                    .isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }
    }

    @Nested
    class Conditions {

        @Test
        void namesAreFoundInTheText() {
            var condition =
                    Condition.of("attribute_exists(#pk) AND (#due < :now OR attribute_not_exists(#due))", "now", 1);
            assertThat(condition.names()).isEqualTo(Map.of("#pk", "pk", "#due", "due"));
        }

        @Test
        void aConditionWithoutValuesSendsNone() {
            var delete = Delete.of(KEY)
                    .when("attribute_exists(#pk)")
                    .transactional("table")
                    .delete();
            assertThat(delete.expressionAttributeNames()).isEqualTo(Map.of("#pk", "pk"));
            assertThat(delete.hasExpressionAttributeValues()).isFalse();
        }
    }

    @Nested
    class Values {

        @Test
        void javaValuesBecomeAttributeValues() {
            var octets = "s".getBytes(StandardCharsets.UTF_8);
            assertThat(AttributeValues.of(Map.of("a", List.of("x", 1, 2L, true, octets, Map.of("b", 0)))))
                    .isEqualTo(Map.of(
                            "a",
                            AttributeValue.fromL(List.of(
                                    AttributeValue.fromS("x"),
                                    AttributeValue.fromN("1"),
                                    AttributeValue.fromN("2"),
                                    AttributeValue.fromBool(true),
                                    AttributeValue.fromB(SdkBytes.fromByteArray(octets)),
                                    AttributeValue.fromM(Map.of("b", AttributeValue.fromN("0")))))));
        }

        @Test
        void whatDynamoDbCannotStoreIsRefused() {
            assertThatThrownBy(() -> AttributeValues.of(Instant.EPOCH))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.time.Instant");
        }
    }

    @Nested
    class Reasons {

        @Test
        void conflictsAndThrottlingAreTransient() {
            assertThat(reasons("None", "TransactionConflict").isTransient()).isTrue();
            assertThat(reasons("ThrottlingError", "None").isTransient()).isTrue();
            assertThat(reasons("ProvisionedThroughputExceeded").isTransient()).isTrue();
            assertThat(reasons("TransactionConflict", "ConditionalCheckFailed").isTransient())
                    .isFalse();
            assertThat(reasons("ValidationError").isTransient()).isFalse();
        }

        @Test
        void aFailedConditionIsFoundAtItsIndex() {
            assertThat(reasons("None", "ConditionalCheckFailed").conditionFailed(1))
                    .isTrue();
            assertThat(reasons("None", "ConditionalCheckFailed").conditionFailed(0))
                    .isFalse();
        }

        private static CancellationReasons reasons(String... codes) {
            return new CancellationReasons(List.of(codes).stream()
                    .map(code -> new CancellationReasons.Reason(code, Optional.empty()))
                    .toList());
        }
    }
}
