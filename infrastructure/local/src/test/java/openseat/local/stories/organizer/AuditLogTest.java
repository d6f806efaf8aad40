package openseat.local.stories.organizer;

import static openseat.local.stories.organizer.Exports.AUDIT_LOG;
import static openseat.local.stories.organizer.Exports.LIST;
import static openseat.local.stories.organizer.Exports.csv;
import static openseat.local.stories.organizer.Exports.invoke;
import static openseat.local.stories.organizer.Exports.json;
import static openseat.local.stories.organizer.Exports.signedBy;
import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import openseat.export.AuditLogs;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.AtTheDesk;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The audit log of an event: every export is logged before it leaves, and the final counts stay.
class AuditLogTest {

    /// The end of an event that `TestStack` publishes.
    private static final Instant ENDS = Instant.parse("2026-12-20T10:00:00Z");

    private static final Map<String, Integer> FEW = Map.of("fewerThan", 5);

    private static final String CANARY = "Canário Żebra";
    private static final String[] SIGNED = signedBy("ADA");

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void everyExportIsInTheAuditLog() {
        stack.takeSeat(SAMPLE, "noor@example.net");
        stack.get(LIST, SIGNED);
        stack.pass(Duration.ofMinutes(5));
        stack.get(LIST, signedBy("BEA"));
        csv(stack, SAMPLE);
        stack.head(LIST, SIGNED);
        var auditLog = Web.json(stack.get(AUDIT_LOG, SIGNED));
        assertThat(auditLog)
                .containsEntry("exported", 3)
                .containsEntry(
                        "exports",
                        List.of(
                                Map.of(
                                        "at",
                                        "2026-11-24T12:00:00Z",
                                        "by",
                                        "arn:aws:iam::123456789012:user/ADA",
                                        "rows",
                                        1),
                                Map.of(
                                        "at",
                                        "2026-11-24T12:05:00Z",
                                        "by",
                                        "arn:aws:iam::123456789012:user/BEA",
                                        "rows",
                                        1),
                                Map.of("at", "2026-11-24T12:05:00Z", "by", "direct", "rows", 1)));
        assertThat(json(invoke(stack, "{\"event\": \"" + SAMPLE + "\", \"auditLog\": true}")))
                .isEqualTo(auditLog);
    }

    @Test
    void auditLogHasTheFinalCounts() {
        stack.publish("two", 2);
        stack.takeSeat("two", "noor@example.net", "places", "2");
        csv(stack, "two");
        stack.pass(Duration.ofDays(27));
        stack.upkeep();
        csv(stack, "two");
        var auditLog = json(invoke(stack, "{\"event\": \"two\", \"auditLog\": true}"));
        assertThat(auditLog)
                .containsEntry("exported", 2)
                .containsEntry("endedAt", "2026-12-20T10:00:00Z")
                .extractingByKey("ended", as(InstanceOfAssertFactories.MAP))
                .containsAllEntriesOf(
                        Map.of("requested", 1, "registrations", 1, "places", 2, "confirmed", 1, "promoted", 0))
                .containsAllEntriesOf(Map.of("waiting", 0, "cancelled", 0))
                .containsAllEntriesOf(Map.of("sent", FEW, "refused", FEW, "bounced", FEW, "complained", FEW))
                .containsAllEntriesOf(Map.of("erased", FEW, "expired", FEW))
                .hasSize(13);
    }

    @Test
    void namesOfExportersEndWithTheRegistrations() {
        stack.publish("two", 2);
        stack.takeSeat("two", "noor@example.net");
        stack.get(list("two"), SIGNED);
        stack.pass(
                Duration.between(TestStack.NOW, ENDS.plus(Duration.ofDays(30)).minusSeconds(1)));
        stack.upkeep();
        assertThat(exports("two")).singleElement().asString().contains("user/ADA");

        stack.pass(Duration.ofHours(2));
        stack.upkeep();
        stack.get(list("two"), SIGNED);
        assertThat(exports("two"))
                .containsExactly(
                        Map.of("at", "2026-11-24T12:00:00Z", "rows", 1),
                        Map.of("at", "2027-01-19T11:59:59Z", "rows", 0));
    }

    @Test
    void namesEndAlsoWhereNobodyRegistered() {
        stack.publish("none", 2);
        stack.get(list("none"), SIGNED);
        stack.pass(Duration.between(TestStack.NOW, ENDS.plus(Duration.ofHours(1))));
        stack.upkeep();
        assertThat(exports("none")).singleElement().asString().contains("user/ADA");
        stack.pass(Duration.ofDays(30));
        stack.upkeep();
        assertThat(exports("none")).containsExactly(Map.of("at", "2026-11-24T12:00:00Z", "rows", 0));
    }

    @Test
    void namesEndAfterAYearWithoutADate() {
        stack.get(list(SEED), SIGNED);
        stack.pass(Duration.ofDays(364));
        stack.upkeep();
        stack.get(list(SEED), signedBy("BEA"));
        assertThat(exports(SEED).toString()).contains("user/ADA", "user/BEA");
        stack.pass(Duration.ofDays(1));
        stack.upkeep();
        assertThat(exports(SEED)).hasSize(2);
        assertThat(exports(SEED).toString()).contains("user/BEA").doesNotContain("user/ADA");
        stack.pass(Duration.ofDays(364));
        stack.upkeep();
        assertThat(exports(SEED).toString()).doesNotContain("user/");
    }

    @Test
    void whatWasDoneAtTheDeskIsInTheAuditLogUntilNamesEnd() {
        stack.publish("two", 2);
        logChange("two", "announced");
        stack.pass(Duration.ofMinutes(5));
        logChange("two", "removed");
        assertThat(changes("two"))
                .containsExactly(
                        Map.of("at", "2026-11-24T12:00:00Z", "by", "org@example.org", "what", "announced"),
                        Map.of("at", "2026-11-24T12:05:00Z", "by", "org@example.org", "what", "removed"));

        stack.pass(Duration.between(TestStack.NOW, ENDS.plus(Duration.ofDays(30))));
        stack.upkeep();
        logChange("two", "edited");
        assertThat(changes("two"))
                .containsExactly(
                        Map.of("at", "2026-11-24T12:00:00Z", "what", "announced"),
                        Map.of("at", "2026-11-24T12:05:00Z", "what", "removed"),
                        Map.of("at", "2027-01-19T10:05:00Z", "what", "edited"));
    }

    @Test
    void exportsAndChangesKeepEachOther() {
        logChange(SAMPLE, "announced");
        csv(stack, SAMPLE);
        logChange(SAMPLE, "removed");
        assertThat(changes(SAMPLE)).hasSize(2);
        assertThat(exports(SAMPLE)).hasSize(1);
    }

    @Test
    void noExportWithoutAnAuditEntry() {
        stack.takeSeat(SAMPLE, "noor@example.net", "name", CANARY);
        stack.local
                .aws()
                .inject(call ->
                        isAuditEntry(call) ? new FaultEffect.Refused(AwsError.throttled()) : new FaultEffect.None());
        var answer = stack.get(LIST, SIGNED);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain(CANARY);
    }

    private static String list(String event) {
        return "/events/" + event + "/registrations.csv";
    }

    private void logChange(String event, String what) {
        new AuditLogs(AtTheDesk.of(stack)).logDone(event, "org@example.org", what);
    }

    private List<Object> exports(String event) {
        return lines(event, "exports");
    }

    private List<Object> changes(String event) {
        return lines(event, "changes");
    }

    private List<Object> lines(String event, String kind) {
        var log = json(invoke(stack, "{\"event\": \"" + event + "\", \"auditLog\": true}"));
        return List.copyOf((List<?>) log.get(kind));
    }

    private static boolean isAuditEntry(AwsCall call) {
        return call.function().equals("ExportFunction") && call.operation().equals("UpdateItem");
    }
}
