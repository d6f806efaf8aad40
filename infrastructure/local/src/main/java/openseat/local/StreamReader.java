package openseat.local;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the table's stream from its beginning, shard by shard, and dates each record by the runner's clock.
final class StreamReader {

    private final LocalTable table;
    private final String arn;
    private final Clock clock;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();

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
        if (iterators.isEmpty()) {
            open();
        }
        var read = new ArrayList<Dated>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var answer = ask("GetRecords", Map.of("ShardIterator", iterators.get(shard)));
            Json.list(answer.get("Records")).forEach(record -> read.add(dated(Json.map(record))));
            if (answer.get("NextShardIterator") instanceof String next) {
                iterators.put(shard, next);
            } else {
                iterators.remove(shard);
                finished.add(shard);
            }
        }
        return read;
    }

    private void open() {
        var stream = Json.map(ask("DescribeStream", Map.of("StreamArn", table.streamArn())).get("StreamDescription"));
        for (var shard : Json.list(stream.get("Shards"))) {
            var id = Json.text(Json.map(shard).get("ShardId"));
            if (!finished.contains(id)) {
                var iterator = ask("GetShardIterator", Map.of(
                        "StreamArn", table.streamArn(), "ShardId", id, "ShardIteratorType", "TRIM_HORIZON"));
                iterators.put(id, Json.text(iterator.get("ShardIterator")));
            }
        }
    }

    private Dated dated(Map<String, Object> record) {
        var now = clock.instant();
        var change = new HashMap<>(Json.map(record.get("dynamodb")));
        change.put("ApproximateCreationDateTime", now.getEpochSecond());
        var json = new LinkedHashMap<>(record);
        json.put("awsRegion", Template.REGION);
        json.put("dynamodb", change);
        json.put("eventSourceARN", arn);
        return new Dated(json, now);
    }

    private Map<String, Object> ask(String operation, Map<String, Object> body) {
        var answer = table.http().send(DynamoHttp.STREAMS + operation, body);
        if (!answer.isOk()) {
            throw new IllegalStateException("DynamoDB Local refused " + operation + ": " + answer.type());
        }
        return answer.json();
    }
}
