package openseat.local.dynamodb;

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

/// DynamoDB's side of the door: hands a granted call on to DynamoDB Local, and writes down what it took.
public final class DynamoDbService implements AwsService {

    private static final String CAPACITY = "ReturnConsumedCapacity";
    private static final Set<String> WITHOUT_CAPACITY = Set.of("DescribeTable", "DescribeTimeToLive", "DescribeContinuousBackups");
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

    private final DynamoDbHttp local;
    private final DynamoDbPermissions grants;
    private final UsageMeter meter;
    private final Runnable written;

    /// @param written called after every write, so that nobody need look for it
    public DynamoDbService(DynamoDbHttp local, Template.TableShape shape, UsageMeter meter, Runnable written) {
        this.local = local;
        this.grants = new DynamoDbPermissions(shape);
        this.meter = meter;
        this.written = written;
    }

    @Override
    public Optional<String> operation(String method, String path, String target) {
        return Optional.of(target.substring(DynamoDbHttp.TABLES.length()));
    }

    @Override
    public List<Policy.Call> needs(AwsCall call) {
        return grants.of(call);
    }

    @Override
    public AwsReply answer(AwsCall call) {
        if (WITHOUT_CAPACITY.contains(call.operation())) {
            meter.add(call);
            var answer = local.send(DynamoDbHttp.TABLES + call.operation(), call.body());
            return reply(answer.status(), answer.body());
        }
        var sizes = call.operation().equals("TransactWriteItems") ? sizes(call) : Map.<Object, Integer>of();
        var asked = new LinkedHashMap<>(call.body());
        asked.put(CAPACITY, "INDEXES");
        var raw = local.send(DynamoDbHttp.TABLES + call.operation(), asked);
        if (!raw.isOk()) {
            charge(call, CapacityUnits.ofFailure(call, raw.type()));
            return reply(raw.status(), raw.body());
        }
        if (WRITES.contains(call.operation())) {
            written.run();
        }
        var answer = new LinkedHashMap<>(raw.json());
        if (sizes.isEmpty()) {
            charge(call, CapacityUnits.of(call, answer));
        } else {
            sizes(call).forEach((key, now) -> sizes.merge(key, now, Math::max));
            charge(call, CapacityUnits.ofTransaction(sizes.values(), answer));
        }
        if (call.text(CAPACITY).isEmpty() || call.text(CAPACITY).equals("NONE")) {
            answer.remove("ConsumedCapacity");
        }
        return reply(raw.status(), Json.bytes(answer));
    }

    private void charge(AwsCall call, CapacityUnits units) {
        meter.add(call, units.read(), units.write());
    }

    /// The sizes of a transaction's items as they are now, by key; what is put has the size that it will have.
    private Map<Object, Integer> sizes(AwsCall call) {
        var sizes = new LinkedHashMap<Object, Integer>();
        var keys = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var item : Json.list(call.body().get("TransactItems"))) {
            var write = Json.map(Json.map(item).values().iterator().next());
            var put = Json.map(write.get("Item"));
            sizes.put(write.getOrDefault("Key", put), ItemSize.of(put));
            if (put.isEmpty()) {
                keys.computeIfAbsent(Json.text(write.get("TableName")), t -> new ArrayList<>()).add(Json.map(write.get("Key")));
            }
        }
        if (!keys.isEmpty()) {
            var found = local.send(DynamoDbHttp.TABLES + "BatchGetItem", Map.of("RequestItems", keys.entrySet().stream().collect(Collectors.toMap(
                    Map.Entry::getKey, e -> Map.of("Keys", e.getValue(), "ConsistentRead", true))))).json();
            Json.map(found.get("Responses")).values().stream().flatMap(items -> Json.list(items).stream()).map(Json::map)
                    .forEach(item -> sizes.computeIfPresent(grants.key(item), (key, none) -> ItemSize.of(item)));
        }
        return sizes;
    }

    private static AwsReply reply(int status, byte[] body) {
        return new AwsReply.Answer(status, Map.of("content-type", "application/x-amz-json-1.0"), body);
    }
}
