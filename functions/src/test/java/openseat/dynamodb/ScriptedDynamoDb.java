package openseat.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A DynamoDB for tests that gives the answers it was told to, in their order, and records what it was asked.
///
/// A call without an answer, or with one of another kind, is an error; so is a read that is not strongly consistent.
public final class ScriptedDynamoDb implements DynamoDbClient {

    private sealed interface Answer {}

    private record Found(Optional<Map<String, AttributeValue>> item) implements Answer {}

    private record Done() implements Answer {}

    private record Refused(List<CancellationReason> reasons) implements Answer {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Key> reads = new ArrayList<>();
    private final List<List<Written>> writes = new ArrayList<>();

    /// The next read finds this item.
    public ScriptedDynamoDb found(Key key, Map<String, ?> attributes) {
        var item = new HashMap<>(AttributeValues.of(attributes));
        item.putAll(key.attributes());
        answers.add(new Found(Optional.of(item)));
        return this;
    }

    /// The next read finds nothing.
    public ScriptedDynamoDb notFound() {
        answers.add(new Found(Optional.empty()));
        return this;
    }

    /// The next update or transaction is done.
    public ScriptedDynamoDb done() {
        answers.add(new Done());
        return this;
    }

    /// The next update or transaction is refused.
    ///
    /// @param reasons of the first writes; those after them would have been possible
    public ScriptedDynamoDb refused(CancellationReason... reasons) {
        answers.add(new Refused(List.of(reasons)));
        return this;
    }

    /// This write would have been possible.
    public static CancellationReason possible() {
        return CancellationReason.builder().code("None").build();
    }

    /// Another transaction held the item of this write.
    public static CancellationReason conflict() {
        return CancellationReason.builder().code("TransactionConflict").build();
    }

    /// The condition of this write failed, on an item with these attributes; without any, on one that does not
    /// exist.
    public static CancellationReason failedOn(Map<String, ?> attributes) {
        var reason = CancellationReason.builder().code("ConditionalCheckFailed");
        return attributes.isEmpty()
                ? reason.build()
                : reason.item(AttributeValues.of(attributes)).build();
    }

    /// Each update or transaction that was tried.
    public List<List<Written>> writes() {
        return writes;
    }

    public List<Key> reads() {
        return reads;
    }

    /// How many answers nobody has asked for.
    public int unused() {
        return answers.size();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        if (!request.consistentRead()) {
            throw new AssertionError("A read is not strongly consistent: " + request);
        }
        reads.add(new Item(request.key()).key());
        if (next() instanceof Found(var item)) {
            var response = GetItemResponse.builder();
            item.ifPresent(response::item);
            return response.build();
        }
        throw new AssertionError("The script has no answer to a read: " + request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        writes.add(List.of(Written.of(request)));
        return switch (next()) {
            case Done _ -> UpdateItemResponse.builder().build();
            case Refused _ -> throw ConditionalCheckFailedException.builder().build();
            case Found _ -> throw new AssertionError("The script has no answer to an update: " + request);
        };
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        writes.add(request.transactItems().stream().map(Written::of).toList());
        return switch (next()) {
            case Done _ -> TransactWriteItemsResponse.builder().build();
            case Refused(var reasons) ->
                throw TransactionCanceledException.builder()
                        .cancellationReasons(
                                IntStream.range(0, request.transactItems().size())
                                        .mapToObj(index -> index < reasons.size() ? reasons.get(index) : possible())
                                        .toList())
                        .build();
            case Found _ -> throw new AssertionError("The script has no answer to a transaction: " + request);
        };
    }

    private Answer next() {
        if (answers.isEmpty()) {
            throw new AssertionError("The script has ended");
        }
        return answers.remove();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
