package openseat.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Writes a whole item; its values are strings, numbers, booleans, octets, lists and maps.
public record Put(Key key, Map<String, ?> attributes, Condition condition) implements Write {

    public static Put of(Key key, Map<String, ?> attributes) {
        return new Put(key, attributes, null);
    }

    /// Only where the condition holds.
    public Put when(String text, Object... namesAndValues) {
        return new Put(key, attributes, new Condition(text, namesAndValues));
    }

    @Override
    public TransactWriteItem transactional(String table) {
        return TransactWriteItem.builder()
                .put(p -> {
                    p.tableName(table).item(item()).returnValuesOnConditionCheckFailure(WITH_OLD);
                    if (condition != null) {
                        p.conditionExpression(condition.text());
                        if (!condition.names().isEmpty()) {
                            p.expressionAttributeNames(condition.names());
                        }
                        if (!condition.values().isEmpty()) {
                            p.expressionAttributeValues(condition.values());
                        }
                    }
                })
                .build();
    }

    private Map<String, AttributeValue> item() {
        var item = new HashMap<>(AttributeValues.of(attributes));
        item.putAll(key.attributes());
        return item;
    }
}
