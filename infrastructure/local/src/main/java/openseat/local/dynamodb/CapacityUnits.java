package openseat.local.dynamodb;

import java.util.Collection;
import java.util.Map;
import openseat.local.aws.AwsCall;
import openseat.local.http.Json;

/// Capacity units as the cloud charges them.
///
/// DynamoDB Local's own figures are right for single calls. In a transaction it rounds the sum of the items, where the cloud
/// rounds each and takes it twice, so that is computed here; what the index takes is believed.
record CapacityUnits(double read, double write) {

    static final CapacityUnits NONE = new CapacityUnits(0, 0);
    private static final int WRITE_BYTES = 1024;

    /// What a failed call took. A condition that fails is charged like a write of the item it looked at; one unit an item
    /// is what nearly all items here take.
    static CapacityUnits ofFailure(AwsCall call, String type) {
        var writes = switch (type) {
            case "ConditionalCheckFailedException" -> 1;
            case "TransactionCanceledException" -> 2 * Json.list(call.body().get("TransactItems")).size();
            default -> 0;
        };
        return new CapacityUnits(0, writes);
    }

    /// What the answer to a call says that it took; asked for with `INDEXES`.
    static CapacityUnits of(AwsCall call, Map<String, Object> answer) {
        return switch (call.operation()) {
            case "GetItem", "Query", "Scan" -> new CapacityUnits(total(answer), 0);
            case "BatchGetItem", "TransactGetItems" -> new CapacityUnits(totals(answer), 0);
            case "PutItem", "UpdateItem", "DeleteItem" -> new CapacityUnits(0, total(answer));
            case "BatchWriteItem" -> new CapacityUnits(0, totals(answer));
            default -> NONE;
        };
    }

    /// What a transaction took, given the larger of each item's sizes before and after.
    static CapacityUnits ofTransaction(Collection<Integer> sizes, Map<String, Object> answer) {
        var items = sizes.stream().mapToDouble(bytes -> 2 * Math.max(1, Math.ceilDiv(bytes, WRITE_BYTES))).sum();
        var indexes = Json.list(answer.get("ConsumedCapacity")).stream()
                .flatMap(c -> Json.map(Json.map(c).get("GlobalSecondaryIndexes")).values().stream())
                .mapToDouble(CapacityUnits::number).sum();
        return new CapacityUnits(0, items + indexes);
    }

    private static double total(Map<String, Object> answer) {
        return number(answer.get("ConsumedCapacity"));
    }

    private static double totals(Map<String, Object> answer) {
        return Json.list(answer.get("ConsumedCapacity")).stream().mapToDouble(CapacityUnits::number).sum();
    }

    private static double number(Object capacity) {
        return Json.map(capacity).get("CapacityUnits") instanceof Number n ? n.doubleValue() : 0;
    }
}
