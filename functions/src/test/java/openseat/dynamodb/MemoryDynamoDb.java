package openseat.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A DynamoDB for tests that keeps items in memory and does single updates, with the conditions that
/// `ConditionEvaluator` understands. An update returns all attributes.
public final class MemoryDynamoDb implements DynamoDbClient {

    private static final Pattern CLAUSE = Pattern.compile("(SET|ADD|REMOVE) (.*?)(?=$| (?:SET|ADD|REMOVE) )");
    private static final Pattern SET = Pattern.compile("(#\\w+) = (if_not_exists\\(#\\w+, )?(:\\w+)");
    private static final Pattern ADD = Pattern.compile("(#\\w+) (:\\w+)");
    private static final Pattern NAME = Pattern.compile("#\\w+");

    private final Map<Key, Map<String, AttributeValue>> items = new HashMap<>();

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        var item = items.get(new Item(request.key()).key());
        var response = GetItemResponse.builder();
        return item == null ? response.build() : response.item(item).build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        var key = new Item(request.key()).key();
        var condition = Written.of(request).condition();
        if (!condition.isEmpty()
                && !ConditionEvaluator.holds(condition, comparable(items.getOrDefault(key, Map.of())))) {
            throw ConditionalCheckFailedException.builder().build();
        }
        var item = items.computeIfAbsent(key, _ -> new HashMap<>(request.key()));
        CLAUSE.matcher(request.updateExpression())
                .results()
                .forEach(clause -> apply(clause.group(1), clause.group(2), request, item));
        return UpdateItemResponse.builder().attributes(item).build();
    }

    private static void apply(
            String verb, String actions, UpdateItemRequest request, Map<String, AttributeValue> item) {
        var names = request.expressionAttributeNames();
        var values = request.expressionAttributeValues();
        switch (verb) {
            case "SET" ->
                SET.matcher(actions).results().forEach(action -> {
                    var name = names.get(action.group(1));
                    var value = values.get(action.group(3));
                    if (action.group(2) == null) {
                        item.put(name, value);
                    } else {
                        item.putIfAbsent(name, value);
                    }
                });
            case "ADD" ->
                ADD.matcher(actions)
                        .results()
                        .forEach(action -> item.merge(
                                names.get(action.group(1)),
                                values.get(action.group(2)),
                                (old, added) -> number(Long.parseLong(old.n()) + Long.parseLong(added.n()))));
            default -> NAME.matcher(actions).results().forEach(name -> item.remove(names.get(name.group())));
        }
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /// Numbers as the evaluator compares them; of others only that they exist.
    private static Map<String, Object> comparable(Map<String, AttributeValue> item) {
        var values = new HashMap<String, Object>();
        item.forEach((name, value) -> values.put(name, value.n() == null ? name : Integer.valueOf(value.n())));
        return values;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
