package openseat.local.dynamodb;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// Reads the table's stream from its beginning, shard by shard, and stamps each record with the runner's clock.
final class StreamReader {

    private final LocalTable table;
    private final String arn;
    private final Clock clock;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Map<String, String> lastRead = new HashMap<>();
    private boolean mustListShards = true;

    /// @param arn the stream's ARN as the functions see it
    StreamReader(LocalTable table, String arn, Clock clock) {
        this.table = table;
        this.arn = arn;
        this.clock = clock;
    }

    /// The records since the last call.
    synchronized List<StreamRecord> read() {
        if (mustListShards) {
            listShards();
        }
        var read = new ArrayList<StreamRecord>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var answer = send("GetRecords", Map.of("ShardIterator", iterators.get(shard)));
            if (answer.errorType().equals("ExpiredIteratorException")) {
                // The machine was suspended for a while.
                iterators.remove(shard);
                mustListShards = true;
            } else {
                var page = json(answer);
                Json.list(page.get("Records")).forEach(record -> read.add(stamped(Json.map(record), shard)));
                advance(shard, page);
            }
        }
        return read;
    }

    private void advance(String shard, Map<String, Object> page) {
        if (page.get("NextShardIterator") instanceof String next) {
            iterators.put(shard, next);
        } else {
            iterators.remove(shard);
            finished.add(shard);
            mustListShards = true;
        }
    }

    private void listShards() {
        var description = json(send("DescribeStream", Map.of("StreamArn", table.streamArn())));
        for (var shard :
                Json.list(Json.map(description.get("StreamDescription")).get("Shards"))) {
            var id = Json.text(Json.map(shard).get("ShardId"));
            if (!finished.contains(id) && !iterators.containsKey(id)) {
                iterators.put(
                        id, Json.text(json(send("GetShardIterator", start(id))).get("ShardIterator")));
            }
        }
        mustListShards = iterators.isEmpty();
    }

    private Map<String, Object> start(String shard) {
        return lastRead.containsKey(shard)
                ? Map.of(
                        "StreamArn",
                        table.streamArn(),
                        "ShardId",
                        shard,
                        "ShardIteratorType",
                        "AFTER_SEQUENCE_NUMBER",
                        "SequenceNumber",
                        lastRead.get(shard))
                : Map.of("StreamArn", table.streamArn(), "ShardId", shard, "ShardIteratorType", "TRIM_HORIZON");
    }

    private StreamRecord stamped(Map<String, Object> record, String shard) {
        var now = clock.instant();
        var change = new HashMap<>(Json.map(record.get("dynamodb")));
        change.put("ApproximateCreationDateTime", now.getEpochSecond());
        var json = new LinkedHashMap<>(record);
        json.put("awsRegion", Template.REGION);
        json.put("dynamodb", change);
        json.put("eventSourceARN", arn);
        var stamped = new StreamRecord(json, now);
        lastRead.put(shard, stamped.sequenceNumber());
        return stamped;
    }

    private DynamoDbHttp.Answer send(String operation, Map<String, Object> body) {
        return table.http().send(DynamoDbHttp.STREAMS + operation, body);
    }

    private static Map<String, Object> json(DynamoDbHttp.Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("DynamoDB Local refused to read the stream: " + answer.errorType());
        }
        return answer.json();
    }
}
