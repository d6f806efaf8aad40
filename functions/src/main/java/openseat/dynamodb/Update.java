package openseat.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Changes some attributes of an item; creates the item if it does not exist and the condition allows it.
public final class Update implements Write {

    private final Key key;
    private final List<String> sets = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> deletes = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private Condition condition = Condition.NONE;

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
        return setFrom(name, name, value);
    }

    /// Sets it to what the attribute `other` holds, or, where that is absent, to the value.
    public Update setFrom(String name, String other, Object value) {
        sets.add(name(name) + " = if_not_exists(" + name(other) + ", " + value(value) + ")");
        return this;
    }

    /// Adds to a number; an absent one counts as 0. Adding 0 is left out.
    public Update add(String name, long delta) {
        if (delta != 0) {
            adds.add(name(name) + " " + value(delta));
        }
        return this;
    }

    /// Adds to a set of binary values; an absent one counts as empty.
    public Update addToSet(String name, byte[] element) {
        adds.add(name(name) + " " + alias(AttributeValues.setOf(List.of(element))));
        return this;
    }

    /// Takes values out of a set; once it is empty it is gone.
    public Update deleteFromSet(String name, List<byte[]> elements) {
        if (!elements.isEmpty()) {
            deletes.add(name(name) + " " + alias(AttributeValues.setOf(elements)));
        }
        return this;
    }

    /// Adds to a set of numbers; an absent one counts as empty.
    public Update addNumber(String name, long element) {
        adds.add(name(name) + " " + alias(AttributeValues.setOfNumbers(List.of(element))));
        return this;
    }

    /// Takes numbers out of a set; once it is empty it is gone.
    public Update deleteNumbers(String name, Collection<Long> elements) {
        if (!elements.isEmpty()) {
            deletes.add(name(name) + " " + alias(AttributeValues.setOfNumbers(List.copyOf(elements))));
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
        condition = Condition.of(text, namesAndValues);
        return this;
    }

    /// As a request of its own. It returns nothing of the item, so a caller that may only write learns nothing.
    UpdateItemRequest request(String table) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression(expression())
                .conditionExpression(condition.text())
                .expressionAttributeNames(condition.namesWith(names))
                .expressionAttributeValues(condition.valuesWith(values))
                .returnValues(ReturnValue.NONE)
                .build();
    }

    @Override
    public TransactWriteItem transactional(String table) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key.attributes())
                        .updateExpression(expression())
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(condition.namesWith(names))
                        .expressionAttributeValues(condition.valuesWith(values))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private String expression() {
        var parts = new ArrayList<String>();
        addClause(parts, "SET ", sets);
        addClause(parts, "ADD ", adds);
        addClause(parts, "DELETE ", deletes);
        addClause(parts, "REMOVE ", removes);
        return String.join(" ", parts);
    }

    private static void addClause(List<String> parts, String verb, List<String> actions) {
        if (!actions.isEmpty()) {
            parts.add(verb + String.join(", ", actions));
        }
    }

    /// Every name gets an alias, because many good names are reserved words
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html).
    private String name(String name) {
        names.put("#" + name, name);
        return "#" + name;
    }

    private String value(Object value) {
        return alias(AttributeValues.of(value));
    }

    /// An alias that no condition uses: their values are named by words.
    private String alias(AttributeValue value) {
        var alias = ":_" + values.size();
        values.put(alias, value);
        return alias;
    }
}
