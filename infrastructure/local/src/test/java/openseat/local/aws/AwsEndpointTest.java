package openseat.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import openseat.local.LocalRunner;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.LocalFunction;
import openseat.local.testkit.KillAt;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The local AWS endpoint, tested through the SDK's clients.
@ResourceLock("RunnerFixture.Writer")
class AwsEndpointTest {

    private static final String TABLE = "openseat-Table";
    private static LocalRunner local;
    private static DynamoDbClient writer;

    @BeforeAll
    static void start() throws IOException {
        local = RunnerFixture.start();
        writer = RunnerFixture.dynamoDb(local, "WriterFunction", "one");
    }

    @AfterAll
    static void stop() {
        writer.close();
        local.close();
    }

    @BeforeEach
    void reset() {
        local.clearCalls();
        local.aws().inject(Fault.NONE);
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("x"));
    }

    private static Map<String, AttributeValue> item(String pk, int bytes) {
        return Map.of(
                "pk",
                AttributeValue.fromS(pk),
                "sk",
                AttributeValue.fromS("x"),
                "f",
                AttributeValue.fromS("y".repeat(bytes)));
    }

    private static void update(DynamoDbClient client, String pk) {
        client.updateItem(u -> u.tableName(TABLE)
                .key(key(pk))
                .updateExpression("SET v = :v")
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromN("1"))));
    }

    @Test
    void callsOutsideThePolicyAreDenied() {
        update(writer, "R#a");
        assertDenied(() -> update(writer, "S#a"), "dynamodb:UpdateItem");
        assertDenied(() -> writer.getItem(g -> g.tableName(TABLE).key(key("R#a"))), "dynamodb:GetItem");
        assertDenied(() -> writer.scan(s -> s.tableName(TABLE)), "dynamodb:Scan");
        assertDenied(() -> query(null), "dynamodb:Query");
        assertThat(query("due").count()).isZero();
        assertDenied(() -> writer.putItem(p -> p.tableName("other-table").item(item("a", 1))), "dynamodb:PutItem");
        assertThat(local.table()
                        .getItem(g -> g.tableName(TABLE).key(key("S#a")))
                        .hasItem())
                .isFalse();
    }

    private static software.amazon.awssdk.services.dynamodb.model.QueryResponse query(String index) {
        var key = index == null ? "pk" : "dueKind";
        return writer.query(q -> q.tableName(TABLE)
                .indexName(index)
                .keyConditionExpression(key + " = :k")
                .expressionAttributeValues(Map.of(":k", AttributeValue.fromS("R#a"))));
    }

    @Test
    void transactionNeedsPermissionForEachWrite() {
        var put = TransactWriteItem.builder()
                .put(p -> p.tableName(TABLE).item(item("T#a", 1)))
                .build();
        var update = TransactWriteItem.builder()
                .update(u -> u.tableName(TABLE)
                        .key(key("S#a"))
                        .updateExpression("SET v = :v")
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromN("1"))))
                .build();
        assertDenied(() -> writer.transactWriteItems(t -> t.transactItems(put, update)), "dynamodb:UpdateItem");
        assertThat(local.table()
                        .getItem(g -> g.tableName(TABLE).key(key("T#a")))
                        .hasItem())
                .isFalse();
        writer.transactWriteItems(t -> t.transactItems(put));
        assertThat(local.table()
                        .getItem(g -> g.tableName(TABLE).key(key("T#a")))
                        .hasItem())
                .isTrue();
    }

    private static void assertDenied(Runnable call, String action) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.getMessage()).contains("is not authorized to perform: " + action);
        });
    }

    @Test
    void unknownCallerIsRejected() {
        try (var unknown = RunnerFixture.dynamoDb(local, "UnknownFunction", "one")) {
            assertThatThrownBy(() -> update(unknown, "R#a"))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("security token");
        }
    }

    @Test
    void callsAreMeteredWithTheCloudsUnits() {
        update(writer, "R#count");
        writer.putItem(p -> p.tableName(TABLE).item(item("P#count", 1500)));
        assertThatThrownBy(() -> writer.putItem(p ->
                        p.tableName(TABLE).item(item("P#count", 1)).conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(writer.deleteItem(d -> d.tableName(TABLE).key(key("Q#count")))
                        .consumedCapacity())
                .isNull();
        assertThat(local.calls())
                .containsExactly(
                        new Usage("WriterFunction", "dynamodb", "DeleteItem", 1, 0, 1),
                        new Usage("WriterFunction", "dynamodb", "PutItem", 2, 0, 3),
                        new Usage("WriterFunction", "dynamodb", "UpdateItem", 1, 0, 1));
    }

    /// An item that is not there costs as much as the smallest.
    @Test
    void batchCostsWhatItsItemsCost() {
        local.table().putItem(p -> p.tableName(TABLE).item(item("B#large", 5000)));
        var found = batch("B#large", "B#missing");
        assertThat(found.responses().get(TABLE)).hasSize(1);
        assertThat(local.calls()).containsExactly(new Usage("WriterFunction", "dynamodb", "BatchGetItem", 1, 2 + 1, 0));
    }

    @Test
    void batchNeedsPermissionForEachKey() {
        assertDenied(() -> batch("B#large", "R#a"), "dynamodb:BatchGetItem");
    }

    private static BatchGetItemResponse batch(String... pks) {
        var keys = Stream.of(pks).map(AwsEndpointTest::key).toList();
        return writer.batchGetItem(b -> b.requestItems(Map.of(
                TABLE,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build())));
    }

    @Test
    void transactionCostsTwiceItsItems() {
        var response = writer.transactWriteItems(t -> t.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .transactItems(
                        TransactWriteItem.builder()
                                .put(p -> p.tableName(TABLE).item(item("P#two", 900)))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(d -> d.tableName(TABLE).key(key("P#one")))
                                .build(),
                        TransactWriteItem.builder()
                                .put(p -> p.tableName(TABLE).item(item("P#three", 1500)))
                                .build()));
        assertThat(response.consumedCapacity()).isNotEmpty();
        assertThat(local.calls())
                .containsExactly(new Usage("WriterFunction", "dynamodb", "TransactWriteItems", 1, 0, 2 + 2 + 4));
    }

    @Test
    void killedInvocationGetsNoFurtherAnswer() {
        for (var when : FaultEffect.When.values()) {
            var pk = "R#killed" + when;
            var kill = new KillAt("WriterFunction", 2, when);
            local.aws().inject(kill);
            try (var client = RunnerFixture.dynamoDb(local, "WriterFunction", "killed" + when);
                    var other = RunnerFixture.dynamoDb(local, "WriterFunction", "other" + when)) {
                update(client, pk + 1);
                assertThatThrownBy(() -> update(client, pk + 2)).isInstanceOf(SdkClientException.class);
                assertThatThrownBy(() -> update(client, pk + 3)).isInstanceOf(SdkClientException.class);
                update(other, pk + 4);
            }
            assertThat(kill.happened()).isTrue();
            assertThat(exists(pk + 2)).isEqualTo(when == FaultEffect.When.AFTER);
            assertThat(exists(pk + 3)).isFalse();
            assertThat(exists(pk + 4)).isTrue();
        }
    }

    private static boolean exists(String pk) {
        return local.table().getItem(g -> g.tableName(TABLE).key(key(pk))).hasItem();
    }

    @Test
    void killedFunctionsResultIsDiscarded() {
        local.aws().inject(new KillAt("WriterFunction", 1, FaultEffect.When.BEFORE));
        // The function catches everything and returns normally.
        RunnerFixture.Writer.work = event -> {
            try (var client = LocalClients.dynamoDb(
                    local.aws().url(), "WriterFunction", ClientTimeouts.DEPLOYED, LocalFunction::currentInvocation)) {
                update(client, "R#returned");
            } catch (SdkClientException e) {
                return "{\"fine\":true}";
            }
            return "{}";
        };
        assertThatThrownBy(() -> local.invoke("WriterFunction", "{}"))
                .isInstanceOfSatisfying(
                        FunctionFailed.class, e -> assertThat(e.errorType()).isEqualTo("Runtime.ExitError"));
        assertThat(local.invoke("WriterFunction", "{}")).isEqualTo("{}");
    }

    @Test
    void brokenConnectionIsRetried() {
        var calls = new ArrayList<AwsCall>();
        local.aws().inject(call -> {
            calls.add(call);
            return calls.size() == 1 ? new FaultEffect.Disconnected(FaultEffect.When.AFTER) : new FaultEffect.None();
        });
        update(writer, "R#cut");
        assertThat(calls).extracting(AwsCall::operation).containsExactly("UpdateItem", "UpdateItem");
    }

    @Test
    void conflictIsTheSdksException() {
        local.aws().inject(call -> new FaultEffect.Refused(AwsError.conflict(call)));
        assertThatThrownBy(() -> writer.transactWriteItems(t -> t.transactItems(TransactWriteItem.builder()
                        .put(p -> p.tableName(TABLE).item(item("P#c", 1)))
                        .build())))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(r -> r.code())
                                .isEqualTo(List.of("TransactionConflict")));
    }
}
