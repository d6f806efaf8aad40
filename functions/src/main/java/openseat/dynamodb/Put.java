package openseat.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Writes a whole item; its values are strings, numbers, booleans, bytes, lists and maps.
public record Put(Key key, Map<String, ?> attributes, Condition condition) implements Write {

    public static Put of(Key key, Map<String, ?> attributes) {
        return new Put(key, attributes, Condition.NONE);
    }

    /// Only where the condition holds; attributes are written `#name`, values `:name`.
    public Put when(String text, Object... namesAndValues) {
        return new Put(key, attributes, Condition.of(text, namesAndValues));
    }

    @Override
    public TransactWriteItem transactional(String table) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item())
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(condition.namesWith(Map.of()))
                        .expressionAttributeValues(condition.valuesWith(Map.of()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private Map<String, AttributeValue> item() {
        var item = new HashMap<>(AttributeValues.of(attributes));
        item.putAll(key.attributes());
        return item;
    }
}
