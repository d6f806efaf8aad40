package openseat.local.dynamodb;

import java.util.Collection;
import java.util.Map;
import openseat.local.aws.AwsCall;
import openseat.local.http.Json;

/// Capacity units as the cloud charges them.
///
/// DynamoDB Local's figures are right for single calls. For a transaction it rounds the sum of the items, whereas the
/// cloud rounds each item and charges it twice; so that is computed here. Its figures for indexes are used as they are.
record CapacityUnits(double read, double write) {

    private static final int WRITE_BYTES = 1024;

    /// The units of a failed call. A failed condition is charged like a write of the item that was checked; this
    /// assumes one unit per item, which is true for nearly all items here.
    static CapacityUnits ofFailure(AwsCall call, String errorType) {
        var writes = switch (errorType) {
            case "ConditionalCheckFailedException" -> 1;
            case "TransactionCanceledException" ->
                2 * Json.list(call.body().get("TransactItems")).size();
            default -> 0;
        };
        return new CapacityUnits(0, writes);
    }

    /// The units in the answer to a call that asked for `INDEXES`.
    static CapacityUnits of(AwsCall call, Map<String, Object> answer) {
        return switch (call.operation()) {
            case "GetItem", "Query", "Scan" -> new CapacityUnits(Math.max(leastRead(call.body()), total(answer)), 0);
            case "BatchGetItem" -> new CapacityUnits(sum(answer) + ofMissing(call, answer), 0);
            case "TransactGetItems" -> new CapacityUnits(sum(answer), 0);
            case "PutItem", "UpdateItem", "DeleteItem" -> new CapacityUnits(0, total(answer));
            case "BatchWriteItem" -> new CapacityUnits(0, sum(answer));
            default -> new CapacityUnits(0, 0);
        };
    }

    /// A read that finds nothing costs as much as one of the smallest item:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html.
    private static double leastRead(Map<String, Object> read) {
        return Boolean.TRUE.equals(read.get("ConsistentRead")) ? 1 : 0.5;
    }

    /// The units of those items of a batch that do not exist, which DynamoDB Local leaves out:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html.
    private static double ofMissing(AwsCall call, Map<String, Object> answer) {
        var found = Json.map(answer.get("Responses"));
        var unprocessed = Json.map(answer.get("UnprocessedKeys"));
        return Json.map(call.body().get("RequestItems")).entrySet().stream()
                .mapToDouble(table -> leastRead(Json.map(table.getValue()))
                        * (keys(table.getValue())
                                - Json.list(found.get(table.getKey())).size()
                                - keys(unprocessed.get(table.getKey()))))
                .sum();
    }

    private static int keys(Object ofTable) {
        return Json.list(Json.map(ofTable).get("Keys")).size();
    }

    /// The units of a transaction, given the larger of each item's sizes before and after.
    static CapacityUnits ofTransaction(Collection<Integer> sizes, Map<String, Object> answer) {
        var items = sizes.stream()
                .mapToDouble(bytes -> 2 * Math.max(1, Math.ceilDiv(bytes, WRITE_BYTES)))
                .sum();
        var indexes = Json.list(answer.get("ConsumedCapacity")).stream()
                .flatMap(c -> Json.map(Json.map(c).get("GlobalSecondaryIndexes")).values().stream())
                .mapToDouble(CapacityUnits::number)
                .sum();
        return new CapacityUnits(0, items + indexes);
    }

    private static double total(Map<String, Object> answer) {
        return number(answer.get("ConsumedCapacity"));
    }

    private static double sum(Map<String, Object> answer) {
        return Json.list(answer.get("ConsumedCapacity")).stream()
                .mapToDouble(CapacityUnits::number)
                .sum();
    }

    private static double number(Object capacity) {
        return Json.map(capacity).get("CapacityUnits") instanceof Number n ? n.doubleValue() : 0;
    }
}
