package openseat.local.dynamodb;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.AwsReply;
import openseat.local.http.Json;

/// The conflicts that DynamoDB Local never shows: while a transaction is under way, other writes of its items fail.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html, "Transaction conflict
/// handling". Reads outside transactions are not held up, and neither are they here.
final class TransactionLocks {

    private final DynamoDbPermissions keys;
    private final Set<Object> held = new HashSet<>();
    private volatile Duration length = Duration.ZERO;

    TransactionLocks(DynamoDbPermissions keys) {
        this.keys = keys;
    }

    /// @param length how long each transaction takes from now on; with zero there are no conflicts
    void lengthOfTransactions(Duration length) {
        this.length = length;
    }

    AwsReply carryOut(AwsCall call, Supplier<AwsReply> work) {
        if (length.isZero()) {
            return work.get();
        }
        return switch (call.operation()) {
            case "TransactWriteItems" -> transaction(call, work);
            case "UpdateItem", "DeleteItem", "PutItem" ->
                isFree(List.of(key(call.body())))
                        ? work.get()
                        : AwsError.conflict(call).reply("dynamodb");
            default -> work.get();
        };
    }

    private AwsReply transaction(AwsCall call, Supplier<AwsReply> work) {
        var items = Json.list(call.body().get("TransactItems")).stream()
                .map(item -> key(Json.map(Json.map(item).values().iterator().next())))
                .toList();
        if (!take(items)) {
            return AwsError.conflict(call).reply("dynamodb");
        }
        try {
            var end = System.nanoTime() + length.toNanos();
            var reply = work.get();
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AwsReply.Disconnect();
        } finally {
            release(items);
        }
    }

    private Object key(Map<String, Object> write) {
        return keys.key(Json.map(write.getOrDefault("Key", write.get("Item"))));
    }

    private synchronized boolean isFree(List<Object> items) {
        return items.stream().noneMatch(held::contains);
    }

    private synchronized boolean take(List<Object> items) {
        return isFree(items) && held.addAll(items);
    }

    private synchronized void release(List<Object> items) {
        items.forEach(held::remove);
    }
}
