package openseat.local.stories.organizer;

import static openseat.local.stories.organizer.Exports.AUDIT_LOG;
import static openseat.local.stories.organizer.Exports.LIST;
import static openseat.local.stories.organizer.Exports.csv;
import static openseat.local.stories.organizer.Exports.invoke;
import static openseat.local.stories.organizer.Exports.json;
import static openseat.local.stories.organizer.Exports.read;
import static openseat.local.stories.organizer.Exports.signedBy;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An organizer exports the registrations, and the audit log records it.
class ExportTest {

    private static final String CANARY = "Canário Żebra";
    private static final String[] SIGNED = signedBy("ADA");

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void unsignedRequestGetsNothing() {
        stack.takeSeat(SAMPLE, "noor@example.net", "name", CANARY);
        for (var path : List.of(LIST, AUDIT_LOG)) {
            assertThat(stack.get(path).statusCode()).isEqualTo(403);
            assertThat(stack.head(path).statusCode()).isEqualTo(403);
        }
        // Even if the template stopped requiring a signature, the function would.
        var forged = stack.local.invoke("ExportFunction", """
                {"rawPath": "%s", "pathParameters": {"eventId": "%s"}, "requestContext": {"http": {"method": "GET"}}}""".formatted(LIST, SAMPLE));
        assertThat(forged).contains("\"statusCode\":403").doesNotContain(CANARY);
        assertThat(json(invoke(stack, "{\"event\": \"" + SAMPLE + "\", \"auditLog\": true}"))
                        .get("exported"))
                .isEqualTo(0);
    }

    @Test
    void emptyListIsAHeaderAndUnknownEventIs404() {
        var empty = stack.get(LIST, SIGNED);
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body())
                .isEqualTo(
                        "\uFEFFstatus,name,organization,participantType,interpretation,access,accessNote,places,email,lang,consent,joined\r\n");
        assertThat(stack.get("/events/no-such-event/registrations.csv", SIGNED).statusCode())
                .isEqualTo(404);
        assertThat(stack.get("/events/no-such-event/audit-log", SIGNED).statusCode())
                .isEqualTo(404);
        assertThat(json(invoke(stack, "{\"event\": \"no-such-event\"}")).get("status"))
                .isEqualTo(404);
    }

    @Test
    void fileIsAPrivateDownload() {
        var file = stack.get(LIST, SIGNED);
        assertThat(file.headers().firstValue("content-type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(file.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"" + SAMPLE + ".csv\"");
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        assertThat(file.headers().firstValue("link")).isEmpty();
        assertThat(stack.head(LIST, SIGNED).headers().firstValue("content-type"))
                .isEqualTo(file.headers().firstValue("content-type"));
        assertThat(stack.post(LIST, TestStack.FORM, "", SIGNED).statusCode()).isEqualTo(405);
    }

    @Test
    void onlyConfirmedAndWaitingAreListed() {
        stack.publish("two", 2);
        stack.takeSeat("two", "holds@example.net", "name", "Holds", "places", "2");
        stack.takeSeat("two", "waits@example.net", "name", "Waits");
        stack.press(stack.takeSeat("two", "leaves@example.net", "name", "Leaves"), "cancel");
        stack.press(stack.takeSeat("two", "erased@example.net", "name", "Erased"), "forget", "sure", "yes");
        stack.register("two", "asks@example.net", "name", "Asks");

        var rows = read(csv(stack, "two"));
        assertThat(rows).extracting(row -> row.getField("name")).containsExactlyInAnyOrder("Holds", "Waits");
        assertThat(rows)
                .filteredOn(row -> row.getField("status").equals("waiting"))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("joined")).startsWith("2026-11-24T12:"));
        assertThat(rows)
                .filteredOn(row -> row.getField("status").equals("confirmed"))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("places") + row.getField("email") + row.getField("joined"))
                        .isEqualTo("2holds@example.net"));
    }

    @Test
    void newAnswersAreListedOnceAccepted() {
        var link = stack.takeSeat(SAMPLE, "noor@example.net", "name", "Noor");
        stack.register(SAMPLE, "noor@example.net", "name", "Somebody Else", "places", "9", "lang", "fr");
        assertThat(csv(stack, SAMPLE)).contains("Noor").doesNotContain("Somebody Else", ",9,", ",fr,");
        stack.press(link, "use", "request", stack.offered(link));
        assertThat(csv(stack, SAMPLE)).contains("Somebody Else", ",9,", ",fr,").doesNotContain("Noor");
    }

    @Test
    void allScriptsSurviveAndFormulasAreEscaped() {
        stack.takeSeat(SAMPLE, "amina@example.net", "name", "أمينة بنت عليّ", "accessNote", "قرب الباب\nمن فضلكم");
        stack.takeSeat(SAMPLE, "ming@example.net", "name", "王小明", "organization", "移民之家, “北京”");
        stack.takeSeat(
                SAMPLE,
                "=cmd@example.net",
                "name",
                "=HYPERLINK(\"http://evil.example\";\"x\")",
                "organization",
                "＠SUM(A1)",
                "accessNote",
                "a;=1+1\n+2");
        var file = stack.get(LIST, SIGNED).body();
        var rows = read(file);
        assertThat(rows)
                .extracting(row -> row.getField("name"))
                .containsExactlyInAnyOrder("أمينة بنت عليّ", "王小明", "'=HYPERLINK(\"http://evil.example\";\"x\")");
        assertThat(rows)
                .extracting(row -> row.getField("organization"))
                .containsExactlyInAnyOrder("", "移民之家, “北京”", "'＠SUM(A1)");
        assertThat(rows)
                .extracting(row -> row.getField("accessNote"))
                .containsExactlyInAnyOrder("قرب الباب\nمن فضلكم", "", "a;'=1+1\n'+2");
        assertThat(rows).extracting(row -> row.getField("email")).contains("'=cmd@example.net");
        assertThat(csv(stack, SAMPLE)).isEqualTo(file);
    }

    @Test
    void expiredRowsAreNotListed() {
        stack.publish("two", 2);
        stack.takeSeat("two", "noor@example.net", "name", CANARY, "places", "2");
        stack.pass(Duration.ofDays(27));
        assertThat(read(csv(stack, "two")))
                .as("after the event")
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getField("name")).isEmpty();
                    assertThat(row.getField("places")).isEqualTo("2");
                    assertThat(row.getField("email")).isEqualTo("noor@example.net");
                });
        stack.pass(Duration.ofDays(30));
        assertThat(read(csv(stack, "two"))).as("after the retention period").isEmpty();
        assertThat(stack.rows("two").toString()).as("not deleted yet").contains(CANARY);
    }

    @Test
    void exportedDataAppearsNowhereElse() {
        stack.takeSeat(SAMPLE, "canary.zebra@example.net", "name", CANARY);
        var before = stack.rows(SAMPLE);
        assertThat(stack.get(LIST, SIGNED).body()).contains(CANARY, "canary.zebra@example.net");
        assertThat(csv(stack, SAMPLE)).contains(CANARY);
        assertThat(stack.rows(SAMPLE)).as("exporting changes no row").isEqualTo(before);
        var elsewhere = stack.get(AUDIT_LOG, SIGNED).body()
                + stack.local.log()
                + stack.items().stream()
                        .filter(item -> !item.get("pk").s().startsWith("R#"))
                        .toList();
        assertThat(elsewhere).doesNotContain(CANARY, "canary", "zebra");
    }

    @Test
    void invalidRequestsAreRejected() {
        assertThat(stack.get(LIST + "?from=nowhere", SIGNED).statusCode()).isEqualTo(422);
        for (var payload : List.of(
                "{\"event\": \"" + SAMPLE + "\", \"from\": \"nowhere\"}",
                "{\"event\": \"" + SAMPLE + "\", \"from\": 7}",
                "{\"evnet\": \"" + SAMPLE + "\"}",
                "{\"event\": \"" + SAMPLE + "\", \"auditLog\": \"yes\"}")) {
            assertThat(json(invoke(stack, payload)))
                    .as(payload)
                    .containsEntry("status", 422)
                    .doesNotContainKey("csv");
        }
        assertThat(invoke(stack, "{}")).contains("\"status\":422", "#/event\"");
        assertThat(invoke(stack, "{\"event\": \"" + SAMPLE + "\", \"a~b/c\": 1}"))
                .contains("\"status\":422", "#/a~0b~1c\"");
        assertThat(json(invoke(stack, "[7]")).get("status")).isEqualTo(400);
        assertThat(Web.json(stack.get(AUDIT_LOG, SIGNED))).containsEntry("exported", 0);
    }
}
