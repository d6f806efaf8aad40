package openseat.local.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsReply;
import openseat.local.aws.AwsService;
import openseat.local.aws.UsageMeter;
import openseat.local.http.Json;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// DynamoDB behind the endpoint: passes permitted calls on to DynamoDB Local, and meters what they consume.
public final class DynamoDbService implements AwsService {

    private static final String CAPACITY = "ReturnConsumedCapacity";
    private static final Set<String> DESCRIBING =
            Set.of("DescribeTable", "DescribeTimeToLive", "DescribeContinuousBackups");
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

    private final DynamoDbHttp local;
    private final DynamoDbPermissions permissions;
    private final TableSettings settings;
    private final UsageMeter meter;
    private final Runnable afterWrite;
    private final TransactionLocks locks;

    /// @param afterWrite called after every write, so that the stream need not be polled all the time
    public DynamoDbService(
            LocalTable table,
            Template.TableShape shape,
            TableSettings settings,
            UsageMeter meter,
            Runnable afterWrite) {
        this.local = table.http();
        this.permissions = new DynamoDbPermissions(shape);
        this.settings = settings;
        this.meter = meter;
        this.afterWrite = afterWrite;
        this.locks = new TransactionLocks(permissions);
    }

    /// Lets other writes of a transaction's items fail for as long as it takes; zero again turns that off.
    public void lengthOfTransactions(Duration length) {
        locks.lengthOfTransactions(length);
    }

    @Override
    public Optional<String> operation(String method, String path, String target) {
        return target.startsWith(DynamoDbHttp.TABLES)
                ? Optional.of(target.substring(DynamoDbHttp.TABLES.length()))
                : Optional.empty();
    }

    @Override
    public List<Policy.Call> requiredPermissions(AwsCall call) {
        return permissions.of(call);
    }

    @Override
    public AwsReply answer(AwsCall call) {
        return locks.carryOut(call, () -> carryOut(call));
    }

    private AwsReply carryOut(AwsCall call) {
        if (DESCRIBING.contains(call.operation())) {
            meter.add(call);
            return describe(call);
        }
        var sizes = call.operation().equals("TransactWriteItems") ? sizes(call) : Map.<Object, Integer>of();
        var request = new LinkedHashMap<>(call.body());
        request.put(CAPACITY, "INDEXES");
        var response = local.send(DynamoDbHttp.TABLES + call.operation(), request);
        if (!response.isOk()) {
            add(call, CapacityUnits.ofFailure(call, response.errorType()));
            return reply(response.status(), response.body());
        }
        if (WRITES.contains(call.operation())) {
            afterWrite.run();
        }
        var answer = new LinkedHashMap<>(response.json());
        if (sizes.isEmpty()) {
            add(call, CapacityUnits.of(call, answer));
        } else {
            sizes(call).forEach((key, after) -> sizes.merge(key, after, Math::max));
            add(call, CapacityUnits.ofTransaction(sizes.values(), answer));
        }
        if (call.text(CAPACITY).isEmpty() || call.text(CAPACITY).equals("NONE")) {
            answer.remove("ConsumedCapacity");
        }
        return reply(response.status(), Json.bytes(answer));
    }

    private AwsReply describe(AwsCall call) {
        var table = local.send(DynamoDbHttp.TABLES + "DescribeTable", Map.of("TableName", call.text("TableName")));
        if (!table.isOk()) {
            return reply(table.status(), table.body());
        }
        return reply(
                table.status(),
                Json.bytes(
                        switch (call.operation()) {
                            case "DescribeTimeToLive" -> settings.timeToLive();
                            case "DescribeContinuousBackups" -> settings.continuousBackups();
                            default -> settings.described(table.json());
                        }));
    }

    private void add(AwsCall call, CapacityUnits units) {
        meter.add(call, units.read(), units.write());
    }

    /// The current sizes of a transaction's items by key; for an item that is put, the size that it will have.
    private Map<Object, Integer> sizes(AwsCall call) {
        var sizes = new LinkedHashMap<Object, Integer>();
        var keys = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var item : Json.list(call.body().get("TransactItems"))) {
            var write = Json.map(Json.map(item).values().iterator().next());
            var put = Json.map(write.get("Item"));
            sizes.put(write.getOrDefault("Key", put), ItemSize.of(put));
            if (put.isEmpty()) {
                keys.computeIfAbsent(Json.text(write.get("TableName")), t -> new ArrayList<>())
                        .add(Json.map(write.get("Key")));
            }
        }
        if (!keys.isEmpty()) {
            var found = local.send(
                            DynamoDbHttp.TABLES + "BatchGetItem",
                            Map.of(
                                    "RequestItems",
                                    keys.entrySet().stream()
                                            .collect(Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    e -> Map.of("Keys", e.getValue(), "ConsistentRead", true)))))
                    .json();
            Json.map(found.get("Responses")).values().stream()
                    .flatMap(items -> Json.list(items).stream())
                    .map(Json::map)
                    .forEach(item -> sizes.computeIfPresent(permissions.key(item), (key, none) -> ItemSize.of(item)));
        }
        return sizes;
    }

    private static AwsReply reply(int status, byte[] body) {
        return new AwsReply.Answer(status, Map.of("content-type", "application/x-amz-json-1.0"), body);
    }
}
