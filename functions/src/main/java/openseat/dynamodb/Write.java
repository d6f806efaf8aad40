package openseat.dynamodb;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// One write, alone or in a transaction.
public sealed interface Write permits Put, Update, Delete, Check {

    /// As a part of a transaction. If its condition fails, the answer brings the item as it was.
    TransactWriteItem transactional(String table);

    /// The same, and the answer brings nothing.
    default TransactWriteItem transactionalBlindly(String table) {
        var item = transactional(table);
        var none = ReturnValuesOnConditionCheckFailure.NONE;
        return TransactWriteItem.builder()
                .put(with(
                        item.put(),
                        it -> it.toBuilder()
                                .returnValuesOnConditionCheckFailure(none)
                                .build()))
                .update(with(
                        item.update(),
                        it -> it.toBuilder()
                                .returnValuesOnConditionCheckFailure(none)
                                .build()))
                .delete(with(
                        item.delete(),
                        it -> it.toBuilder()
                                .returnValuesOnConditionCheckFailure(none)
                                .build()))
                .conditionCheck(with(
                        item.conditionCheck(),
                        it -> it.toBuilder()
                                .returnValuesOnConditionCheckFailure(none)
                                .build()))
                .build();
    }

    private static <T> T with(T part, UnaryOperator<T> change) {
        return part == null ? null : change.apply(part);
    }
}
