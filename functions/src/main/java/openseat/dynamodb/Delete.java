package openseat.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Deletes an item.
public record Delete(Key key, Condition condition) implements Write {

    public static Delete of(Key key) {
        return new Delete(key, null);
    }

    /// Only where the condition holds.
    public Delete when(String text, Object... namesAndValues) {
        return new Delete(key, new Condition(text, namesAndValues));
    }

    @Override
    public TransactWriteItem transactional(String table) {
        return TransactWriteItem.builder()
                .delete(d -> {
                    d.tableName(table).key(key.attributes()).returnValuesOnConditionCheckFailure(WITH_OLD);
                    if (condition != null) {
                        d.conditionExpression(condition.text());
                        if (!condition.names().isEmpty()) {
                            d.expressionAttributeNames(condition.names());
                        }
                        if (!condition.values().isEmpty()) {
                            d.expressionAttributeValues(condition.values());
                        }
                    }
                })
                .build();
    }
}
