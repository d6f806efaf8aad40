package openseat.local.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// Reads the table's stream from its beginning, shard by shard, and dates each record by the runner's clock.
final class StreamReader {

    private final LocalTable table;
    private final String arn;
    private final Clock clock;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Map<String, String> last = new HashMap<>();
    private boolean isStale = true;

    /// @param arn what the functions are told the stream is called
    StreamReader(LocalTable table, String arn, Clock clock) {
        this.table = table;
        this.arn = arn;
        this.clock = clock;
    }

    /// A record as Lambda hands it over.
    record Dated(Map<String, Object> json, Instant at) {

        String sequenceNumber() {
            return Json.text(Json.map(json.get("dynamodb")).get("SequenceNumber"));
        }
    }

    /// What has come since it was last asked.
    synchronized List<Dated> read() {
        if (isStale) {
            open();
        }
        var read = new ArrayList<Dated>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var answer = send("GetRecords", Map.of("ShardIterator", iterators.get(shard)));
            if (answer.type().equals("ExpiredIteratorException")) {
                // The machine has slept.
                iterators.remove(shard);
                isStale = true;
            } else {
                var page = json(answer);
                Json.list(page.get("Records")).forEach(record -> read.add(dated(Json.map(record), shard)));
                turn(shard, page);
            }
        }
        return read;
    }

    private void turn(String shard, Map<String, Object> page) {
        if (page.get("NextShardIterator") instanceof String next) {
            iterators.put(shard, next);
        } else {
            iterators.remove(shard);
            finished.add(shard);
            isStale = true;
        }
    }

    private void open() {
        var description = json(send("DescribeStream", Map.of("StreamArn", table.streamArn())));
        for (var shard : Json.list(Json.map(description.get("StreamDescription")).get("Shards"))) {
            var id = Json.text(Json.map(shard).get("ShardId"));
            if (!finished.contains(id) && !iterators.containsKey(id)) {
                iterators.put(id, Json.text(json(send("GetShardIterator", start(id))).get("ShardIterator")));
            }
        }
        isStale = iterators.isEmpty();
    }

    private Map<String, Object> start(String shard) {
        return last.containsKey(shard)
                ? Map.of("StreamArn", table.streamArn(), "ShardId", shard,
                        "ShardIteratorType", "AFTER_SEQUENCE_NUMBER", "SequenceNumber", last.get(shard))
                : Map.of("StreamArn", table.streamArn(), "ShardId", shard, "ShardIteratorType", "TRIM_HORIZON");
    }

    private Dated dated(Map<String, Object> record, String shard) {
        var now = clock.instant();
        var change = new HashMap<>(Json.map(record.get("dynamodb")));
        change.put("ApproximateCreationDateTime", now.getEpochSecond());
        var json = new LinkedHashMap<>(record);
        json.put("awsRegion", Template.REGION);
        json.put("dynamodb", change);
        json.put("eventSourceARN", arn);
        var dated = new Dated(json, now);
        last.put(shard, dated.sequenceNumber());
        return dated;
    }

    private DynamoDbHttp.Answer send(String operation, Map<String, Object> body) {
        return table.http().send(DynamoDbHttp.STREAMS + operation, body);
    }

    private static Map<String, Object> json(DynamoDbHttp.Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("DynamoDB Local refused to read the stream: " + answer.type());
        }
        return answer.json();
    }
}
