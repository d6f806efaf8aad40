package openseat.local.testkit;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import openseat.Keys;
import openseat.LinkKey;
import openseat.SaltedHash;
import openseat.dynamodb.Key;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Direct access to the table: single items by key, and links without a letter.
public final class TableProbe {

    private final TestStack stack;
    private final RandomGenerator random = new Random(1);

    public TableProbe(TestStack stack) {
        this.stack = stack;
    }

    /// Registers and returns a link, without waiting for the letter.
    public String ask(String event, String address, String... more) {
        stack.register(event, address, more);
        return link(event, address);
    }

    /// A link whose key is written into the row as sending a letter would do it; without a row it opens nothing.
    public String link(String event, String address) {
        var id = id(event, address);
        var key = LinkKey.random(id, random);
        var token = new HashMap<>(Map.of(
                "hash", AttributeValue.fromB(SdkBytes.fromByteArray(key.hash())),
                "cause", AttributeValue.fromS("request"),
                "at",
                        AttributeValue.fromN(
                                Long.toString(stack.local.clock().instant().getEpochSecond()))));
        Optional.ofNullable(item(Keys.registration(event, id)).get("latest"))
                .ifPresent(latest -> token.put("request", latest));
        var kept = AttributeValue.fromM(token);
        try {
            stack.local
                    .table()
                    .updateItem(update -> update.tableName(stack.table)
                            .key(attributes(Keys.registration(event, id)))
                            .updateExpression("SET #tokens = list_append(if_not_exists(#tokens, :none), :one)")
                            .conditionExpression("attribute_exists(pk)")
                            .expressionAttributeNames(Map.of("#tokens", "tokens"))
                            .expressionAttributeValues(Map.of(
                                    ":none",
                                    AttributeValue.fromL(List.of()),
                                    ":one",
                                    AttributeValue.fromL(List.of(kept)))));
        } catch (ConditionalCheckFailedException e) {
            // The row has been deleted.
        }
        return stack.local.url() + Web.registrations(event) + "/" + key.text();
    }

    /// Sets a flag of a row.
    public void mark(String event, String address, String flag) {
        stack.local
                .table()
                .updateItem(update -> update.tableName(stack.table)
                        .key(attributes(Keys.registration(event, id(event, address))))
                        .updateExpression("SET #flag = :yes")
                        .expressionAttributeNames(Map.of("#flag", flag))
                        .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
    }

    /// The id of an address in the table. An event that was cleared has no salt, and no rows either.
    public String id(String event, String address) {
        var salt = Optional.ofNullable(item(Keys.salt(event)).get("salt"))
                .map(value -> value.b().asByteArray())
                .orElse(new byte[SaltedHash.SIZE]);
        return HexFormat.of().formatHex(SaltedHash.of(salt, address));
    }

    /// Empty if there is none.
    public Map<String, AttributeValue> item(Key key) {
        return stack.local
                .table()
                .getItem(get -> get.tableName(stack.table).key(attributes(key)).consistentRead(true))
                .item();
    }

    /// Deletes an item and nothing else, as DynamoDB does when its `ttl` is over.
    public void delete(Key key) {
        stack.local.table().deleteItem(delete -> delete.tableName(stack.table).key(attributes(key)));
    }

    public List<Map<String, AttributeValue>> partition(String pk) {
        return stack.local
                .table()
                .query(query -> query.tableName(stack.table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))))
                .items();
    }

    private static Map<String, AttributeValue> attributes(Key key) {
        return Map.of("pk", AttributeValue.fromS(key.pk()), "sk", AttributeValue.fromS(key.sk()));
    }
}
