package openseat.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Deletes an item.
public record Delete(Key key, Condition condition) implements Write {

    public static Delete of(Key key) {
        return new Delete(key, Condition.NONE);
    }

    /// Only where the condition holds; attributes are written `#name`, values `:name`.
    public Delete when(String text, Object... namesAndValues) {
        return new Delete(key, Condition.of(text, namesAndValues));
    }

    @Override
    public TransactWriteItem transactional(String table) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key.attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(condition.namesWith(Map.of()))
                        .expressionAttributeValues(condition.valuesWith(Map.of()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }
}
