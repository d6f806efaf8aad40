package openseat.dynamodb;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Why a transaction wrote nothing: one reason for each of its writes, in their order.
public record CancellationReasons(List<Reason> reasons) {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /// @param code DynamoDB's code, `None` where this write was not the cause
    /// @param item the item as it was, if a condition failed on an item that exists
    public record Reason(String code, Optional<Item> item) {}

    static CancellationReasons of(TransactionCanceledException e) {
        return new CancellationReasons(e.cancellationReasons().stream()
                .map(reason -> new Reason(
                        reason.code(), reason.hasItem() ? Optional.of(new Item(reason.item())) : Optional.empty()))
                .toList());
    }

    /// Whether the condition of the write at this index failed.
    public boolean conditionFailed(int index) {
        return reasons.get(index).code().equals(CONDITION_FAILED);
    }

    /// The item on which the condition at this index failed.
    public Optional<Item> item(int index) {
        return reasons.get(index).item();
    }

    /// Whether trying again can help: another transaction held one of the items, or there was throttling.
    boolean isTransient() {
        return reasons.stream().noneMatch(reason -> reason.code().equals(CONDITION_FAILED))
                && reasons.stream().anyMatch(reason -> switch (reason.code()) {
                    case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
                    default -> false;
                });
    }
}
