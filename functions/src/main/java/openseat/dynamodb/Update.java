package openseat.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Changes some attributes of an item, and makes it where it is not there, unless the condition says otherwise.
public final class Update implements Write {

    private final Key key;
    private final List<String> sets = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private Condition condition;

    private Update(Key key) {
        this.key = key;
    }

    public static Update of(Key key) {
        return new Update(key);
    }

    public Update set(String name, Object value) {
        sets.add(name(name) + " = " + value(value));
        return this;
    }

    public Update setIfAbsent(String name, Object value) {
        sets.add(name(name) + " = if_not_exists(" + name(name) + ", " + value(value) + ")");
        return this;
    }

    /// Adds to a number; one that is absent counts as 0.
    public Update add(String name, long delta) {
        if (delta != 0) {
            adds.add(name(name) + " " + value(delta));
        }
        return this;
    }

    public Update remove(String... attributes) {
        for (var attribute : attributes) {
            removes.add(name(attribute));
        }
        return this;
    }

    /// Only where the condition holds; attributes are written `#name`, values `:name`.
    public Update when(String text, Object... namesAndValues) {
        condition = new Condition(text, namesAndValues);
        return this;
    }

    /// As a request of its own; it returns nothing of the item, so that whoever may only write learns nothing.
    UpdateItemRequest request(String table) {
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression(expression())
                .returnValues("NONE")
                .expressionAttributeNames(allNames());
        var all = allValues();
        if (!all.isEmpty()) {
            request.expressionAttributeValues(all);
        }
        if (condition != null) {
            request.conditionExpression(condition.text());
        }
        return request.build();
    }

    @Override
    public TransactWriteItem transactional(String table) {
        return TransactWriteItem.builder()
                .update(u -> {
                    u.tableName(table)
                            .key(key.attributes())
                            .updateExpression(expression())
                            .returnValuesOnConditionCheckFailure(WITH_OLD)
                            .expressionAttributeNames(allNames());
                    var all = allValues();
                    if (!all.isEmpty()) {
                        u.expressionAttributeValues(all);
                    }
                    if (condition != null) {
                        u.conditionExpression(condition.text());
                    }
                })
                .build();
    }

    private String expression() {
        var parts = new ArrayList<String>();
        part(parts, "SET ", sets);
        part(parts, "ADD ", adds);
        part(parts, "REMOVE ", removes);
        return String.join(" ", parts);
    }

    private static void part(List<String> parts, String verb, List<String> clauses) {
        if (!clauses.isEmpty()) {
            parts.add(verb + String.join(", ", clauses));
        }
    }

    private Map<String, String> allNames() {
        var all = new HashMap<>(names);
        if (condition != null) {
            all.putAll(condition.names());
        }
        return all;
    }

    private Map<String, AttributeValue> allValues() {
        var all = new HashMap<>(values);
        if (condition != null) {
            all.putAll(condition.values());
        }
        return all;
    }

    /// Every name is aliased, for many good ones are reserved.
    private String name(String name) {
        names.put("#" + name, name);
        return "#" + name;
    }

    private String value(Object value) {
        var alias = ":_" + values.size();
        values.put(alias, AttributeValues.of(value));
        return alias;
    }
}
