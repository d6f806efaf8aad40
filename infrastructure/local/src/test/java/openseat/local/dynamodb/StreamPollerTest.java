package openseat.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import openseat.local.LocalRunner;
import openseat.local.http.Json;
import openseat.local.lambda.LogLines;
import openseat.local.template.Template;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The delivery of the stream to a function.
class StreamPollerTest {

    private LocalRunner local;

    @BeforeEach
    void start() throws IOException {
        RunnerFixture.Listener.BATCHES.clear();
        RunnerFixture.Listener.answer = keys -> "";
        local = RunnerFixture.start();
    }

    @AfterEach
    void stop() {
        local.close();
    }

    private void put(String pk, String sk, Map<String, AttributeValue> more) {
        var item = new java.util.HashMap<>(more);
        item.put("pk", AttributeValue.fromS(pk));
        item.put("sk", AttributeValue.fromS(sk));
        local.table().putItem(p -> p.tableName("openseat-Table").item(item));
    }

    private void putPending(String... sks) {
        for (var sk : sks) {
            put("R#e", sk, Map.of("pending", AttributeValue.fromS("letter")));
        }
    }

    private static List<List<String>> batches() {
        return RunnerFixture.Listener.BATCHES.stream()
                .map(RunnerFixture.Listener::keys)
                .toList();
    }

    @Test
    void onlyRecordsThatMatchTheFilterArrive() {
        putPending("a");
        put("S#e", "other partition", Map.of("pending", AttributeValue.fromS("letter")));
        put("R#e", "nothing pending", Map.of());
        put("R#e", "leased", Map.of("pending", AttributeValue.fromS("letter"), "lease", AttributeValue.fromN("1")));
        local.table()
                .deleteItem(d -> d.tableName("openseat-Table")
                        .key(Map.of("pk", AttributeValue.fromS("R#e"), "sk", AttributeValue.fromS("a"))));
        local.stream().drain();
        assertThat(batches()).containsExactly(List.of("a"));
    }

    @Test
    void recordHasLambdasFormat() {
        putPending("a");
        local.stream().drain();
        var record =
                Json.map(Json.list(RunnerFixture.Listener.BATCHES.getFirst().get("Records"))
                        .getFirst());
        assertThat(record)
                .containsKeys("eventID", "eventVersion")
                .containsEntry("eventName", "INSERT")
                .containsEntry("eventSource", "aws:dynamodb")
                .containsEntry("awsRegion", Template.REGION)
                .containsEntry("eventSourceARN", local.template().table().arn() + "/stream/2026-01-01T00:00:00.000");
        assertThat(Json.map(record.get("dynamodb")))
                .containsKeys("SequenceNumber", "SizeBytes")
                .containsEntry("StreamViewType", "NEW_IMAGE")
                .containsEntry("ApproximateCreationDateTime", (int) RunnerFixture.NOW.getEpochSecond())
                .containsEntry("Keys", Map.of("pk", Map.of("S", "R#e"), "sk", Map.of("S", "a")))
                .containsEntry(
                        "NewImage",
                        Map.of("pk", Map.of("S", "R#e"), "sk", Map.of("S", "a"), "pending", Map.of("S", "letter")));
    }

    @Test
    void recordsArriveInBatches() {
        putPending("a", "b", "c", "d", "e");
        local.stream().drain();
        assertThat(batches()).containsExactly(List.of("a", "b", "c", "d"), List.of("e"));
    }

    @Test
    void failedBatchIsBisectedUntilOneRecordIsLost() {
        RunnerFixture.Listener.answer = keys -> {
            if (keys.contains("c")) {
                throw new IllegalStateException("unreadable");
            }
            return "";
        };
        putPending("a", "b", "c", "d");
        local.stream().drain();
        assertThat(batches())
                .containsExactly(
                        List.of("a", "b", "c", "d"),
                        List.of("a", "b"),
                        List.of("c", "d"),
                        List.of("c"),
                        List.of("c"),
                        List.of("c"),
                        List.of("d"));
        assertThat(local.log())
                .extracting(LogLines.Line::line)
                .last()
                .asString()
                .contains("stream records discarded");
    }

    @Test
    void reportedRecordAndLaterOnesAreRetried() {
        var times = new AtomicInteger();
        RunnerFixture.Listener.answer = keys -> times.getAndIncrement() == 0
                ? Json.write(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", numberOf("c")))))
                : "";
        putPending("a", "b", "c", "d");
        local.stream().drain();
        assertThat(batches()).containsExactly(List.of("a", "b", "c", "d"), List.of("c"), List.of("d"));
    }

    private static String numberOf(String sk) {
        return Json.list(RunnerFixture.Listener.BATCHES.getLast().get("Records")).stream()
                .map(r -> Json.map(Json.map(r).get("dynamodb")))
                .filter(d -> Json.map(d.get("Keys")).get("sk").equals(Map.of("S", sk)))
                .map(d -> Json.text(d.get("SequenceNumber")))
                .collect(Collectors.joining());
    }

    @Test
    void oldRecordsAreDiscarded() {
        putPending("old");
        while (batches().isEmpty() && !readBy()) {
            Thread.onSpinWait();
        }
        local.clock().advance(Duration.ofMinutes(11));
        putPending("new");
        local.stream().drain();
        assertThat(batches()).containsExactly(List.of("new"));
    }

    /// The paused poller reads by itself within its idle time.
    private static boolean readBy() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Test
    void streamRunsUnlessPaused() throws Exception {
        putPending("a");
        Thread.sleep(600);
        assertThat(batches()).isEmpty();
        local.stream().resume();
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (batches().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(batches()).containsExactly(List.of("a"));
    }
}
