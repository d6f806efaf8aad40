package openseat.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Writes nothing: the other writes of the transaction are done only if this item is as the condition says.
public record Check(Key key, Condition condition) implements Write {

    /// Attributes are written `#name`, values `:name`.
    public static Check that(Key key, String text, Object... namesAndValues) {
        return new Check(key, Condition.of(text, namesAndValues));
    }

    @Override
    public TransactWriteItem transactional(String table) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key.attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(condition.namesWith(Map.of()))
                        .expressionAttributeValues(condition.valuesWith(Map.of()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }
}
