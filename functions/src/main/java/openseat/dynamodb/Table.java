package openseat.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The one table, with the few operations that Openseat uses. Reads are strongly consistent, except on an index.
///
/// A write that conflicts with a transaction on the same item is retried with jitter for two seconds, or as long as
/// `patientFor` says; then `TableBusyException` is thrown.
public final class Table {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DynamoDbClient client;
    private final String name;
    /// When a call that begins now gives up, by `System.nanoTime`.
    private final LongSupplier end;

    public Table(DynamoDbClient client, String name) {
        this(client, name, () -> System.nanoTime() + PATIENCE.toNanos());
    }

    private Table(DynamoDbClient client, String name, LongSupplier end) {
        this.client = client;
        this.name = name;
        this.end = end;
    }

    /// The same table for one request, whose writes together are retried for this long from now.
    public Table patientFor(Duration patience) {
        var moment = System.nanoTime() + patience.toNanos();
        return new Table(client, name, () -> moment);
    }

    public Optional<Item> get(Key key) {
        var response = client.getItem(GetItemRequest.builder()
                .tableName(name)
                .key(key.attributes())
                .consistentRead(true)
                .build());
        return response.hasItem() ? Optional.of(new Item(response.item())) : Optional.empty();
    }

    /// Those of these items that exist, in one call for up to 100 keys, none of them twice. What DynamoDB leaves out
    /// is asked for again, like a write that conflicts
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html).
    public Map<Key, Item> get(Key one, Key other, Key... more) {
        var keys = new ArrayList<>(List.of(one.attributes(), other.attributes()));
        for (var key : more) {
            keys.add(key.attributes());
        }
        var items = new HashMap<Key, Item>();
        var left = new AtomicReference<>(
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        return Conflicts.retry(end, () -> {
            var response = client.batchGetItem(BatchGetItemRequest.builder()
                    .requestItems(Map.of(name, left.get()))
                    .build());
            for (var attributes : response.responses().getOrDefault(name, List.of())) {
                var item = new Item(attributes);
                items.put(item.key(), item);
            }
            left.set(response.unprocessedKeys().get(name));
            return left.get() == null ? Optional.of(items) : Optional.empty();
        });
    }

    /// Whether the write was done; false where its condition failed.
    public boolean update(Update update) {
        return Conflicts.retry(end, () -> {
            try {
                client.updateItem(update.request(name));
                return Optional.of(true);
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(false);
            } catch (TransactionConflictException e) {
                return Optional.empty();
            }
        });
    }

    /// The attributes that the update changed, as they are now; empty where its condition failed.
    public Optional<Item> updateAndGet(Update update) {
        return Conflicts.retry(end, () -> {
            try {
                var response = client.updateItem(update.request(name).toBuilder()
                        .returnValues(ReturnValue.UPDATED_NEW)
                        .build());
                return Optional.of(Optional.of(new Item(response.attributes())));
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(Optional.empty());
            } catch (TransactionConflictException e) {
                return Optional.empty();
            }
        });
    }

    /// Does all of the writes or none; empty when done, else the reasons.
    public Optional<CancellationReasons> transact(Write... writes) {
        return transact(List.of(writes));
    }

    /// Does all of the writes or none; empty when done, else the reasons.
    public Optional<CancellationReasons> transact(List<Write> writes) {
        return transactItems(writes.stream().map(w -> w.transactional(name)).toList());
    }

    /// The same for whoever may not see the items: whether it was done. The answer brings none of them.
    public boolean transactBlindly(List<Write> writes) {
        return transactItems(
                        writes.stream().map(w -> w.transactionalBlindly(name)).toList())
                .isEmpty();
    }

    private Optional<CancellationReasons> transactItems(List<TransactWriteItem> items) {
        return Conflicts.retry(end, () -> {
            try {
                client.transactWriteItems(r -> r.transactItems(items));
                return Optional.of(Optional.empty());
            } catch (TransactionCanceledException e) {
                var reasons = CancellationReasons.of(e);
                return reasons.isTransient() ? Optional.empty() : Optional.of(Optional.of(reasons));
            }
        });
    }

    /// One page of a query: what it found, and where the next page starts.
    public record Page(List<Item> items, Optional<Key> next) {}

    /// The items of a partition in the order of their sort keys, starting after `from`, if given.
    public Page query(String pk, Optional<Key> from, int limit) {
        return pageOf(client.query(queryOf(pk, from, limit).build()));
    }

    /// The same, but only these attributes: a policy can then deny a function all others.
    public Page query(String pk, Optional<Key> from, int limit, List<String> attributes) {
        return pageOf(client.query(queryOf(pk, from, limit)
                .select("SPECIFIC_ATTRIBUTES")
                .projectionExpression(
                        attributes.stream().map(attribute -> "#" + attribute).collect(Collectors.joining(", ")))
                .expressionAttributeNames(attributes.stream()
                        .collect(Collectors.toMap(attribute -> "#" + attribute, attribute -> attribute)))
                .build()));
    }

    private QueryRequest.Builder queryOf(String pk, Optional<Key> from, int limit) {
        var request = QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                .consistentRead(true)
                .limit(limit);
        from.ifPresent(key -> request.exclusiveStartKey(key.attributes()));
        return request;
    }

    /// How many items of the partition come before this key, counted up to `limit`.
    public int countBefore(Key key, int limit) {
        var response = client.query(r -> r.tableName(name)
                .keyConditionExpression("pk = :pk AND sk < :sk")
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS(key.pk()), ":sk", AttributeValue.fromS(key.sk())))
                .select("COUNT")
                .consistentRead(true)
                .limit(limit));
        return response.count();
    }

    /// The keys in one partition of an index whose number is at most `most`, the smallest first. Pages are read
    /// lazily, as the stream is consumed.
    public Stream<Key> upTo(Index index, String hash, long most, int page) {
        return client
                .queryPaginator(r -> r.tableName(name)
                        .indexName(index.name())
                        .keyConditionExpression("#hash = :hash AND #range <= :most")
                        .expressionAttributeNames(Map.of("#hash", index.hash(), "#range", index.range()))
                        .expressionAttributeValues(Map.of(
                                ":hash",
                                AttributeValue.fromS(hash),
                                ":most",
                                AttributeValue.fromN(Long.toString(most))))
                        .limit(page))
                .items()
                .stream()
                .map(item -> new Item(item).key());
    }

    /// The numbers in one partition of an index that are at most `most`, the smallest first, up to `limit`, without
    /// the keys that they belong to.
    public List<Long> rangesUpTo(Index index, String hash, long most, int limit) {
        return client
                .query(r -> r.tableName(name)
                        .indexName(index.name())
                        .keyConditionExpression("#hash = :hash AND #range <= :most")
                        .select("SPECIFIC_ATTRIBUTES")
                        .projectionExpression("#range")
                        .expressionAttributeNames(Map.of("#hash", index.hash(), "#range", index.range()))
                        .expressionAttributeValues(Map.of(
                                ":hash",
                                AttributeValue.fromS(hash),
                                ":most",
                                AttributeValue.fromN(Long.toString(most))))
                        .limit(limit))
                .items()
                .stream()
                .map(item -> new Item(item).number(index.range()))
                .toList();
    }

    private static Page pageOf(QueryResponse response) {
        var items = response.items().stream().map(Item::new).toList();
        var next =
                response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty()
                        ? Optional.of(new Item(response.lastEvaluatedKey()).key())
                        : Optional.<Key>empty();
        return new Page(items, next);
    }
}
