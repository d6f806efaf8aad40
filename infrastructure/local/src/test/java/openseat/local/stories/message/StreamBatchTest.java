package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect.When;
import openseat.local.lambda.FunctionFailed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Batches as a stream may deliver them: twice, out of order, interrupted, and with records that nobody can read.
class StreamBatchTest {

    private static final String ROOM = "small-room";
    private static final List<String> PEOPLE =
            IntStream.range(0, 8).mapToObj(n -> "p%d@example.org".formatted(n)).toList();
    private static final String SUCCESS = "{\"batchItemFailures\":[]}";

    private static final List<String> UNREADABLE = List.of(
            "null",
            "7",
            "\"x\"",
            "[]",
            "{}",
            "{\"dynamodb\": null}",
            "{\"dynamodb\": {\"Keys\": []}}",
            "{\"dynamodb\": {\"Keys\": {}}}",
            key("{\"S\": \"R#\"}", "{\"S\": \"x\"}"),
            key("{\"S\": \"R##\"}", "{\"S\": \"\"}"),
            key("{\"S\": \"R#small-room#f\"}", "{\"S\": \"nobody\"}"),
            key("{\"S\": \"R#nowhere#f\"}", "{\"S\": \"00ff\"}"),
            key("{\"N\": \"1\"}", "{\"B\": \"AA==\"}"),
            key("{\"S\": [\"R#small-room#f\"]}", "{\"S\": {}}"),
            key("{\"S\": \"E#small-room\"}", "{\"S\": \"AGENDA\"}"));

    private final TestStack stack = TestStack.open();

    @BeforeEach
    void register() {
        stack.publish(ROOM, 20);
        PEOPLE.forEach(address -> stack.register(ROOM, address));
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void duplicateShuffledAndUnreadableRecordsCauseOneLetterEach() throws Exception {
        var records = new ArrayList<>(records());
        records.addAll(records());
        records.addAll(UNREADABLE);
        Collections.shuffle(records, new Random(7));
        var runs = IntStream.range(0, 2)
                .mapToObj(_ -> Thread.startVirtualThread(
                        () -> assertThat(invoke(records)).isEqualTo(SUCCESS)))
                .toList();
        for (var run : runs) {
            run.join();
        }
        assertThat(invoke(records.reversed())).isEqualTo(SUCCESS);
        assertOneLetterEach(PEOPLE.size());
        stack.local.stream().drain();
        stack.pass(Duration.ofMinutes(10));
        stack.upkeep();
        assertOneLetterEach(PEOPLE.size());
        assertThat(stack.local.log()).noneMatch(line -> line.line().contains("\"failure\""));
    }

    @Test
    void aHalfProcessedBatchIsCompletedWhenItComesAgain() {
        for (var call = 10; call < 50; call += 10) {
            stack.kill("SendMailFunction", call, When.BEFORE);
            try {
                invoke(records());
            } catch (FunctionFailed e) {
                // Lambda delivers it again.
            }
            stack.local.aws().inject(Fault.NONE);
            assertThat(invoke(records())).isEqualTo(SUCCESS);
        }
        stack.pass(Duration.ofMinutes(6));
        assertThat(invoke(records().reversed())).isEqualTo(SUCCESS);
        stack.upkeep();
        for (var address : PEOPLE) {
            assertThat(stack.mailsTo(address)).as(address).hasSizeBetween(1, 2);
        }
        assertThat(stack.rows(ROOM)).noneMatch(row -> row.containsKey("pending"));
    }

    @Test
    void aBatchWithoutRecordsIsNoError() {
        for (var payload : List.of("{}", "{\"Records\": null}", "{\"Records\": {}}", "{\"Records\": []}")) {
            assertThat(stack.local.invoke("SendMailFunction", payload))
                    .as(payload)
                    .isEqualTo(SUCCESS);
        }
    }

    private void assertOneLetterEach(int letters) {
        assertThat(stack.local.mailbox().mails()).hasSize(letters);
        PEOPLE.forEach(address -> assertThat(stack.mailsTo(address)).as(address).hasSize(1));
    }

    private String invoke(List<String> records) {
        return stack.local.invoke("SendMailFunction", "{\"Records\": [" + String.join(",", records) + "]}");
    }

    private List<String> records() {
        return stack.rows(ROOM).stream()
                .map(row -> Map.entry(row.get("pk").s(), row.get("sk").s()))
                .map(id -> key("{\"S\": \"%s\"}".formatted(id.getKey()), "{\"S\": \"%s\"}".formatted(id.getValue())))
                .toList();
    }

    private static String key(String pk, String sk) {
        return "{\"eventName\": \"MODIFY\", \"dynamodb\": {\"Keys\": {\"pk\": %s, \"sk\": %s}}}".formatted(pk, sk);
    }
}
