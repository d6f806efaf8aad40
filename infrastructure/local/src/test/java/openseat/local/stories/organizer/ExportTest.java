package openseat.local.stories.organizer;

import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An organizer takes the list out, and the event remembers it.
class ExportTest {

    private static final String CANARY = "Canário Żebra";
    private static final String LIST = "/events/" + SAMPLE + "/registrations.csv";
    private static final String RECEIPT = "/events/" + SAMPLE + "/receipt";
    private static final String[] SIGNED = signedBy("ADA");

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void whoDoesNotSignGetsNothing() {
        stack.takeSeat(SAMPLE, "noor@example.net", "name", CANARY);
        for (var path : List.of(LIST, RECEIPT)) {
            assertThat(stack.get(path).statusCode()).isEqualTo(403);
            assertThat(stack.head(path).statusCode()).isEqualTo(403);
        }
        // Should the template ever forget to ask for a signature, the function does not.
        var forged = stack.local.invoke("ExportFunction", """
                {"rawPath": "%s", "pathParameters": {"eventId": "%s"}, "requestContext": {"http": {"method": "GET"}}}""".formatted(LIST, SAMPLE));
        assertThat(forged).contains("\"statusCode\":403").doesNotContain(CANARY);
        assertThat(json(invoke("{\"event\": \"" + SAMPLE + "\", \"receipt\": true}")).get("exported")).isEqualTo(0);
    }

    @Test
    void anEmptyListIsItsHeaderAndAnUnknownEventIsNotFound() {
        var empty = stack.get(LIST, SIGNED);
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEqualTo(
                "\uFEFFstatus,name,organization,participantType,interpretation,access,accessNote,places,email,lang,consent,joined\r\n");
        assertThat(stack.get("/events/no-such-event/registrations.csv", SIGNED).statusCode()).isEqualTo(404);
        assertThat(stack.get("/events/no-such-event/receipt", SIGNED).statusCode()).isEqualTo(404);
        assertThat(json(invoke("{\"event\": \"no-such-event\"}")).get("status")).isEqualTo(404);
    }

    @Test
    void theFileIsForItsReaderOnly() {
        var file = stack.get(LIST, SIGNED);
        assertThat(file.headers().firstValue("content-type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(file.headers().firstValue("content-disposition")).contains("attachment; filename=\"" + SAMPLE + ".csv\"");
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        assertThat(file.headers().firstValue("link")).isEmpty();
        assertThat(stack.head(LIST, SIGNED).headers().firstValue("content-type")).isEqualTo(file.headers().firstValue("content-type"));
        assertThat(stack.post(LIST, TestStack.FORM, "", SIGNED).statusCode()).isEqualTo(405);
    }

    @Test
    void onlyThoseAreOnItWhoHoldOrWaitForASeat() {
        stack.publish("two", 2);
        stack.takeSeat("two", "holds@example.net", "name", "Holds", "places", "2");
        stack.takeSeat("two", "waits@example.net", "name", "Waits");
        stack.press(stack.takeSeat("two", "leaves@example.net", "name", "Leaves"), "cancel");
        stack.press(stack.takeSeat("two", "erased@example.net", "name", "Erased"), "forget", "sure", "yes");
        stack.register("two", "asks@example.net", "name", "Asks");

        var rows = read(csv("two"));
        assertThat(rows).extracting(row -> row.getField("name")).containsExactlyInAnyOrder("Holds", "Waits");
        assertThat(rows).filteredOn(row -> row.getField("status").equals("waiting")).singleElement()
                .satisfies(row -> assertThat(row.getField("joined")).startsWith("2026-11-24T12:"));
        assertThat(rows).filteredOn(row -> row.getField("status").equals("confirmed")).singleElement()
                .satisfies(row -> assertThat(row.getField("places") + row.getField("email") + row.getField("joined")).isEqualTo("2holds@example.net"));
    }

    @Test
    void whatWasAskedAnewIsNotOnItUntilItIsAccepted() {
        var link = stack.takeSeat(SAMPLE, "noor@example.net", "name", "Noor");
        stack.register(SAMPLE, "noor@example.net", "name", "Somebody Else", "places", "9", "lang", "fr");
        assertThat(csv(SAMPLE)).contains("Noor").doesNotContain("Somebody Else", ",9,", ",fr,");
        stack.press(link, "use");
        assertThat(csv(SAMPLE)).contains("Somebody Else", ",9,", ",fr,").doesNotContain("Noor");
    }

    @Test
    void everyScriptComesBackAndNoFormulaDoes() {
        stack.takeSeat(SAMPLE, "amina@example.net", "name", "أمينة بنت عليّ", "accessNote", "قرب الباب\nمن فضلكم");
        stack.takeSeat(SAMPLE, "ming@example.net", "name", "王小明", "organization", "移民之家, “北京”");
        stack.takeSeat(SAMPLE, "=cmd@example.net", "name", "=HYPERLINK(\"http://evil.example\";\"x\")", "organization", "＠SUM(A1)",
                "accessNote", "a;=1+1\n+2");
        var file = stack.get(LIST, SIGNED).body();
        var rows = read(file);
        assertThat(rows).extracting(row -> row.getField("name")).containsExactlyInAnyOrder(
                "أمينة بنت عليّ", "王小明", "'=HYPERLINK(\"http://evil.example\";\"x\")");
        assertThat(rows).extracting(row -> row.getField("organization")).containsExactlyInAnyOrder("", "移民之家, “北京”", "'＠SUM(A1)");
        assertThat(rows).extracting(row -> row.getField("accessNote")).containsExactlyInAnyOrder("قرب الباب\nمن فضلكم", "", "a;'=1+1\n'+2");
        assertThat(rows).extracting(row -> row.getField("email")).contains("'=cmd@example.net");
        assertThat(csv(SAMPLE)).isEqualTo(file);
    }

    @Test
    void whatHasEndedIsNotOnItThoughItBeInTheTable() {
        stack.publish("two", 2);
        stack.takeSeat("two", "noor@example.net", "name", CANARY, "places", "2");
        stack.pass(Duration.ofDays(27));
        assertThat(read(csv("two"))).as("after the event").singleElement().satisfies(row -> {
            assertThat(row.getField("name")).isEmpty();
            assertThat(row.getField("places")).isEqualTo("2");
            assertThat(row.getField("email")).isEqualTo("noor@example.net");
        });
        stack.pass(Duration.ofDays(30));
        assertThat(read(csv("two"))).as("after the days it is kept").isEmpty();
        assertThat(stack.rows("two").toString()).as("nothing was swept yet").contains(CANARY);
    }

    @Test
    void everyExportIsInTheReceipt() {
        stack.takeSeat(SAMPLE, "noor@example.net");
        stack.get(LIST, SIGNED);
        stack.pass(Duration.ofMinutes(5));
        stack.get(LIST, signedBy("BEA"));
        csv(SAMPLE);
        stack.head(LIST, SIGNED);
        var receipt = TestStack.json(stack.get(RECEIPT, SIGNED));
        assertThat(receipt).containsEntry("exported", 3).containsEntry("exports", List.of(
                Map.of("at", "2026-11-24T12:00:00Z", "by", "arn:aws:iam::123456789012:user/ADA", "rows", 1),
                Map.of("at", "2026-11-24T12:05:00Z", "by", "arn:aws:iam::123456789012:user/BEA", "rows", 1),
                Map.of("at", "2026-11-24T12:05:00Z", "by", "direct", "rows", 1)));
        assertThat(json(invoke("{\"event\": \"" + SAMPLE + "\", \"receipt\": true}"))).isEqualTo(receipt);
    }

    @Test
    void onceItIsOverTheReceiptTellsHowManyThereWere() {
        stack.publish("two", 2);
        stack.takeSeat("two", "noor@example.net", "places", "2");
        csv("two");
        stack.pass(Duration.ofDays(27));
        stack.upkeep();
        csv("two");
        var receipt = json(invoke("{\"event\": \"two\", \"receipt\": true}"));
        assertThat(receipt).containsEntry("exported", 2).containsEntry("endedAt", "2026-12-20T10:00:00Z")
                .containsEntry("ended", Map.of("requested", 1, "registrations", 1, "places", 2, "waiting", 0, "cancelled", 0));
    }

    @Test
    void nothingLeavesThatCouldNotBeWrittenDown() {
        stack.takeSeat(SAMPLE, "noor@example.net", "name", CANARY);
        stack.local.aws().fault(call -> isNote(call) ? new FaultEffect.Refused(AwsError.throttled()) : new FaultEffect.Answered());
        var answer = stack.get(LIST, SIGNED);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain(CANARY);
    }

    @Test
    void nobodyIsAnywhereButInTheFile() {
        stack.takeSeat(SAMPLE, "canary.zebra@example.net", "name", CANARY);
        var before = stack.rows(SAMPLE);
        assertThat(stack.get(LIST, SIGNED).body()).contains(CANARY, "canary.zebra@example.net");
        assertThat(csv(SAMPLE)).contains(CANARY);
        assertThat(stack.rows(SAMPLE)).as("taking it out changes nobody").isEqualTo(before);
        var elsewhere = stack.get(RECEIPT, SIGNED).body() + stack.local.log()
                + stack.items().stream().filter(item -> !item.get("pk").s().startsWith("R#")).toList();
        assertThat(elsewhere).doesNotContain(CANARY, "canary", "zebra");
    }

    @Test
    void whatIsAskedForWronglyIsNotGivenOut() {
        assertThat(stack.get(LIST + "?from=nowhere", SIGNED).statusCode()).isEqualTo(422);
        for (var payload : List.of("{\"event\": \"" + SAMPLE + "\", \"from\": \"nowhere\"}", "{\"event\": \"" + SAMPLE + "\", \"from\": 7}",
                "{\"evnet\": \"" + SAMPLE + "\"}", "{\"event\": \"" + SAMPLE + "\", \"receipt\": \"yes\"}")) {
            assertThat(json(invoke(payload))).as(payload).containsEntry("status", 422).doesNotContainKey("csv");
        }
        assertThat(invoke("{}")).contains("\"status\":422", "#/event\"");
        assertThat(invoke("{\"event\": \"" + SAMPLE + "\", \"a~b/c\": 1}")).contains("\"status\":422", "#/a~0b~1c\"");
        assertThat(json(invoke("[7]")).get("status")).isEqualTo(400);
        assertThat(TestStack.json(stack.get(RECEIPT, SIGNED))).containsEntry("exported", 0);
    }

    private static boolean isNote(AwsCall call) {
        return call.function().equals("ExportFunction") && call.operation().equals("UpdateItem");
    }

    private String csv(String event) {
        var answer = json(invoke("{\"event\": \"" + event + "\"}"));
        assertThat(answer).doesNotContainKey("next");
        return (String) answer.get("csv");
    }

    private String invoke(String payload) {
        return stack.local.invoke("ExportFunction", payload);
    }

    static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static List<NamedCsvRecord> read(String file) {
        assertThat(file).startsWith("\uFEFF");
        return CsvReader.builder().ofNamedCsvRecord(file.substring(1)).stream().toList();
    }

    /// The runner has no keys to hold a signature against: its form is enough.
    static String[] signedBy(String key) {
        return new String[] {"authorization", "AWS4-HMAC-SHA256 Credential=" + key
                + "/20261124/eu-central-1/execute-api/aws4_request, SignedHeaders=host, Signature=" + "0".repeat(64)};
    }
}
