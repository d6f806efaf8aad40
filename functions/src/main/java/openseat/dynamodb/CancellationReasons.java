package openseat.dynamodb;

import java.util.List;
import java.util.Optional;

/// Why a transaction did nothing, one reason for each of its writes, in their order.
public record CancellationReasons(List<Reason> reasons) {

    /// @param code DynamoDB's word, `None` where this write was not the cause
    /// @param item the item as it was, where a condition failed on one that is there
    public record Reason(String code, Optional<Item> item) {}

    /// Whether the condition of the write at this index failed.
    public boolean conditionFailed(int index) {
        return reasons.get(index).code().equals("ConditionalCheckFailed");
    }

    /// The item on which the condition at this index failed.
    public Optional<Item> item(int index) {
        return reasons.get(index).item();
    }

    /// Whether another transaction was at one of the items: nothing is wrong, it is only to be tried again.
    boolean isPassing() {
        return reasons.stream().noneMatch(reason -> reason.code().equals("ConditionalCheckFailed"))
                && reasons.stream().anyMatch(reason -> switch (reason.code()) {
                    case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
                    default -> false;
                });
    }
}
