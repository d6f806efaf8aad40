package openseat.local.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import openseat.local.aws.AwsCall;
import openseat.local.http.Json;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// The permissions that a call to DynamoDB needs, by IAM's service authorization reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html).
///
/// @param shape the table, whose partition key values are the leading keys
record DynamoDbPermissions(Template.TableShape shape) {

    private static final Pattern ALIAS = Pattern.compile("#\\w+");
    private static final Pattern NAME = Pattern.compile("(?<![:#\\w.])[A-Za-z_]\\w*(?!\\w*\\s*\\()");
    private static final List<String> EXPRESSIONS = List.of(
            "ProjectionExpression",
            "ConditionExpression",
            "FilterExpression",
            "UpdateExpression",
            "KeyConditionExpression");
    private static final List<String> KEYWORDS =
            List.of("SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN", "IN");

    /// All of these must be allowed. Empty if the runner does not support the operation.
    List<Policy.Call> of(AwsCall call) {
        var body = call.body();
        return switch (call.operation()) {
            case "GetItem", "UpdateItem", "DeleteItem", "PutItem" -> List.of(one(call.operation(), body));
            case "BatchGetItem" -> batch(call);
            case "Query" ->
                List.of(new Policy.Call("dynamodb:Query", List.of(resource(body)), context(partitionKeys(body), body)));
            case "Scan" -> List.of(new Policy.Call("dynamodb:Scan", List.of(resource(body)), context(List.of(), body)));
            case "TransactWriteItems" ->
                transaction(
                        body,
                        Map.of(
                                "Put",
                                "PutItem",
                                "Update",
                                "UpdateItem",
                                "Delete",
                                "DeleteItem",
                                "ConditionCheck",
                                "ConditionCheckItem"));
            case "TransactGetItems" -> transaction(body, Map.of("Get", "GetItem"));
            case "DescribeTable", "DescribeTimeToLive", "DescribeContinuousBackups" ->
                List.of(new Policy.Call(call.action(), List.of(resource(body)), Map.of()));
            default -> List.of();
        };
    }

    /// One action for all keys of a table, unlike a transaction's
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html).
    private List<Policy.Call> batch(AwsCall call) {
        return Json.map(call.body().get("RequestItems")).entrySet().stream()
                .map(table -> {
                    var keys = Json.list(Json.map(table.getValue()).get("Keys"));
                    var leading = keys.stream()
                            .flatMap(key -> value(Json.map(key).get(hash(shape.keys()))).stream())
                            .toList();
                    var mentioned = new LinkedHashMap<>(Json.map(table.getValue()));
                    mentioned.put("Key", keys.isEmpty() ? Map.of() : keys.getFirst());
                    return new Policy.Call(
                            call.action(),
                            List.of(resource(Map.of("TableName", table.getKey()))),
                            context(leading, mentioned));
                })
                .toList();
    }

    private List<Policy.Call> transaction(Map<String, Object> body, Map<String, String> actions) {
        return Json.list(body.get("TransactItems")).stream()
                .flatMap(item -> Json.map(item).entrySet().stream())
                .map(e -> one(actions.getOrDefault(e.getKey(), e.getKey()), Json.map(e.getValue())))
                .toList();
    }

    private Policy.Call one(String operation, Map<String, Object> body) {
        var key = Json.map(body.get(body.containsKey("Item") ? "Item" : "Key"));
        return new Policy.Call(
                "dynamodb:" + operation, List.of(resource(body)), context(value(key.get(hash(shape.keys()))), body));
    }

    /// The key of an item.
    Map<String, Object> key(Map<String, Object> item) {
        var key = new LinkedHashMap<String, Object>();
        shape.keys().forEach(part -> key.put(part.attribute(), item.get(part.attribute())));
        return key;
    }

    /// The ARN of the table or index that the call names, whether it exists or not.
    private String resource(Map<String, Object> body) {
        var name = Json.text(body.get("TableName"));
        var arn = name.startsWith("arn:")
                ? name
                : shape.arn().substring(0, shape.arn().indexOf("/") + 1) + name;
        return body.get("IndexName") instanceof String index ? arn + "/index/" + index : arn;
    }

    private static Map<String, List<String>> context(List<String> leadingKeys, Map<String, Object> body) {
        var context = new LinkedHashMap<String, List<String>>();
        if (!leadingKeys.isEmpty()) {
            context.put(Policy.Call.LEADING_KEYS, leadingKeys);
        }
        var attributes = attributes(body);
        if (!attributes.isEmpty()) {
            context.put(Policy.Call.ATTRIBUTES, attributes);
        }
        if (body.get("ReturnValues") instanceof String values) {
            context.put(Policy.Call.RETURN_VALUES, List.of(values));
        }
        // No condition of IAM covers this one. A function that may not see an item must not ask for it here either.
        if (body.get("ReturnValuesOnConditionCheckFailure") instanceof String values && !values.equals("NONE")) {
            context.put(Policy.Call.RETURN_VALUES, List.of(values));
        }
        if (body.get("Select") instanceof String select) {
            context.put(Policy.Call.SELECT, List.of(select));
        }
        return context;
    }

    /// The top-level attributes that a call mentions.
    private static List<String> attributes(Map<String, Object> body) {
        var names = new TreeSet<>(Json.map(body.get("Item")).keySet());
        names.addAll(Json.map(body.get("Key")).keySet());
        var aliases = Json.map(body.get("ExpressionAttributeNames"));
        for (var kind : EXPRESSIONS) {
            var expression = Json.text(body.get(kind));
            NAME.matcher(expression)
                    .results()
                    .map(r -> r.group())
                    .filter(word -> !KEYWORDS.contains(word.toUpperCase(Locale.ROOT)))
                    .forEach(names::add);
            ALIAS.matcher(expression)
                    .results()
                    .map(r -> Json.text(aliases.get(r.group())))
                    .forEach(names::add);
        }
        names.remove("");
        return List.copyOf(names);
    }

    /// The partition key's value in a query's key condition.
    private List<String> partitionKeys(Map<String, Object> body) {
        var keys = body.get("IndexName") instanceof String index
                ? shape.indexes().stream()
                        .filter(i -> i.name().equals(index))
                        .findFirst()
                        .map(Template.Index::keys)
                        .orElse(List.of())
                : shape.keys();
        if (keys.isEmpty()) {
            return List.of();
        }
        var expression = Json.text(body.get("KeyConditionExpression"));
        var names = new ArrayList<>(List.of(hash(keys)));
        Json.map(body.get("ExpressionAttributeNames")).forEach((alias, name) -> {
            if (name.equals(hash(keys))) {
                names.add(alias);
            }
        });
        var values = Json.map(body.get("ExpressionAttributeValues"));
        return names.stream()
                .map(name -> Pattern.compile("(?<![\\w#:])" + Pattern.quote(name) + "\\s*=\\s*(:\\w+)")
                        .matcher(expression))
                .filter(Matcher::find)
                .flatMap(found -> value(values.get(found.group(1))).stream())
                .toList();
    }

    private static String hash(List<Template.Key> keys) {
        return keys.stream()
                .filter(k -> k.type().equals("HASH"))
                .findFirst()
                .orElseThrow()
                .attribute();
    }

    private static List<String> value(Object typed) {
        return Json.map(typed).values().stream()
                .map(Json::text)
                .flatMap(Stream::of)
                .toList();
    }
}
