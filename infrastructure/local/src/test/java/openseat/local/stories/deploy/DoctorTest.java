package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import openseat.local.AwsConsole;
import openseat.local.aws.AwsCall;
import openseat.local.aws.AwsError;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.http.Json;
import openseat.local.lambda.LogLines;
import openseat.local.ses.SesService;
import openseat.local.template.Template;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the doctor says of a stack in each state, and that AWS behaves as it says.
class DoctorTest {

    private static TestStack stack;

    /// A stack as a careful deployer leaves it, with both sample events; one of them has no date.
    @BeforeAll
    static void open() {
        stack = TestStack.open();
        stack.local.stream().resume();
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @BeforeEach
    void reset() {
        healthy(stack);
        stack.local.stream().resume();
        stack.local.aws().inject(Fault.NONE);
        stack.local.mailbox().mode(SesService.Mode.OK, 0);
    }

    private static void healthy(TestStack stack) {
        var console = stack.local.console();
        console.reset();
        console.ses().set("GetEmailIdentity.FeedbackForwardingStatus", false);
        console.ses().set("GetEmailIdentity.MailFromAttributes.MailFromDomain", "mail.openseat.example");
        console.ses().set("GetEmailIdentity.MailFromAttributes.MailFromDomainStatus", "SUCCESS");
    }

    private static Map<String, Object> ask(TestStack stack) {
        return Json.object(stack.local.invoke("DoctorFunction", "{}"));
    }

    /// The severities that are not ok, by id.
    private static Map<String, String> wrong(TestStack stack) {
        return wrong(ask(stack));
    }

    private static Map<String, String> wrong(Map<String, Object> answer) {
        var wrong = new TreeMap<String, String>();
        Json.list(answer.get("findings")).stream()
                .map(Json::map)
                .filter(f -> !f.get("severity").equals("ok"))
                .forEach(f -> wrong.put(Json.text(f.get("id")), Json.text(f.get("severity"))));
        return wrong;
    }

    private static Map<String, Object> finding(TestStack stack, String id) {
        return finding(ask(stack), id);
    }

    private static Map<String, Object> finding(Map<String, Object> answer, String id) {
        return Json.list(answer.get("findings")).stream()
                .map(Json::map)
                .filter(f -> f.get("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// What the sample event without a date always lacks.
    private static Map<String, String> with(String... more) {
        var expected =
                new TreeMap<>(Map.of("events-contact", "advice", "events-date", "advice", "events-privacy", "advice"));
        for (var i = 0; i < more.length; i += 2) {
            expected.put(more[i], more[i + 1]);
        }
        return expected;
    }

    @Test
    void healthyStackHasNoProblem() {
        var answer = ask(stack);
        assertThat(wrong(answer)).isEqualTo(with());
        assertThat(answer.get("text").toString())
                .as("what would be printed with a backslash")
                .doesNotContain("\"", "\\", "\n");
        assertThat(Json.list(answer.get("findings")))
                .extracting(f -> Json.map(f).get("id"))
                .doesNotHaveDuplicates()
                .hasSize(35);
        assertThat(Json.list(answer.get("text")).getFirst()).isEqualTo("0 to solve, 3 to consider, 32 in order");
    }

    static Stream<Arguments> states() {
        return Stream.of(
                state("sandbox", ses("GetAccount.ProductionAccessEnabled", false), "ses-sandbox", "ses-rate"),
                state("paused", ses("GetAccount.SendingEnabled", false), "ses-sending"),
                state("reviewed", ses("GetAccount.EnforcementStatus", "PROBATION"), "ses-enforcement"),
                state("slow", ses("GetAccount.SendQuota.MaxSendRate", 14), "ses-rate"),
                state("used up", ses("GetAccount.SendQuota.SentLast24Hours", 50_000), "ses-quota"),
                state("unverified", ses("GetEmailIdentity.VerifiedForSendingStatus", false), "sender-verified"),
                state("DKIM failed", ses("GetEmailIdentity.DkimAttributes.Status", "FAILED"), "sender-dkim"),
                state(
                        "MAIL FROM failed",
                        ses("GetEmailIdentity.MailFromAttributes.MailFromDomainStatus", "FAILED"),
                        "sender-mail-from"),
                state(
                        "suppressing",
                        ses("GetConfigurationSet.SuppressionOptions.SuppressedReasons", List.of("BOUNCE")),
                        "set-suppression"),
                state("set off", ses("GetConfigurationSet.SendingOptions.SendingEnabled", false), "set-sending"),
                state(
                        "no destination",
                        ses("GetConfigurationSetEventDestinations.EventDestinations", List.of()),
                        "set-events"),
                state("new account", c -> c.lambda().concurrency(10), "lambda-concurrency"),
                state(
                        "stream disabled",
                        _ -> stack.local.stream().pause(),
                        "mapping-SendMailStream",
                        "mapping-SendMailForRequests"),
                state("no upkeep", rule("UpkeepFunctionEveryMinute"), "rule-UpkeepFunctionEveryMinute"),
                state("no digest", rule("DigestFunctionEveryQuarter"), "rule-DigestFunctionEveryQuarter"),
                state(
                        "no feedback",
                        rule("MailFeedbackFunctionBounceOrComplaint"),
                        "rule-MailFeedbackFunctionBounceOrComplaint"),
                state("no warm-up", rule("RegisterFunctionEveryDay"), "rule-RegisterFunctionEveryDay"),
                state("no TTL", table(false, true, true), "table-ttl"),
                state("no recovery", table(true, false, true), "table-recovery"),
                state("unprotected", table(true, true, false), "table-protection"));
    }

    private static Arguments state(String name, Consumer<AwsConsole> change, String... problems) {
        return Arguments.of(name, change, List.of(problems));
    }

    private static Consumer<AwsConsole> ses(String path, Object value) {
        return console -> console.ses().set(path, value);
    }

    private static Consumer<AwsConsole> rule(String id) {
        return console -> console.rules().disable(Template.STACK + "-" + id);
    }

    private static Consumer<AwsConsole> table(boolean ttl, boolean recovery, boolean deletionProtection) {
        return console -> console.table().set(new Template.Safety(ttl, recovery, deletionProtection));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("states")
    void oneThingWrongIsFoundAndNothingElse(String name, Consumer<AwsConsole> change, List<String> problems) {
        change.accept(stack.local.console());
        var expected = with();
        problems.forEach(id -> expected.put(id, "problem"));
        var answer = ask(stack);
        assertThat(wrong(answer)).isEqualTo(expected);
        assertThat(problems)
                .allSatisfy(id ->
                        assertThat(Json.text(finding(answer, id).get("todo"))).isNotBlank());
    }

    @Test
    void defaultsOfSesAreAdvice() {
        stack.local.console().ses().set("GetEmailIdentity.FeedbackForwardingStatus", true);
        stack.local.console().ses().set("GetEmailIdentity.MailFromAttributes", Map.of());
        var answer = ask(stack);
        assertThat(wrong(answer)).isEqualTo(with("sender-forwarding", "advice", "sender-mail-from", "advice"));
        assertThat(finding(answer, "sender-forwarding").get("todo"))
                .isEqualTo("aws sesv2 put-email-identity-feedback-attributes --email-identity openseat.example "
                        + "--no-email-forwarding-enabled");
    }

    /// Each in turn is denied, with a message that AWS might fill with anything.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetAccount",
                "GetEmailIdentity",
                "GetConfigurationSet",
                "GetConfigurationSetEventDestinations",
                "GetAccountSettings",
                "GetEventSourceMapping",
                "DescribeRule",
                "DescribeTimeToLive",
                "DescribeContinuousBackups",
                "DescribeTable",
                "Query"
            })
    void checkThatIsDeniedIsAFinding(String operation) {
        refuse(operation, new FaultEffect.Refused(new AwsError(400, "AccessDeniedException", "canary@example.org")));
        var answer = stack.local.invoke("DoctorFunction", "{}");
        assertThat(answer).doesNotContain("canary");
        assertThat(Json.list(Json.object(answer).get("findings")))
                .extracting(f -> Json.text(Json.map(f).get("found")))
                .filteredOn(found -> found.startsWith("This could not be checked: AccessDeniedException"))
                .isNotEmpty()
                .allMatch(found -> found.endsWith(":" + operation + ")."));
        assertThat(stack.local.log()).extracting(LogLines.Line::line).noneMatch(line -> line.contains("canary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetAccount", "GetAccountSettings", "DescribeRule"})
    void checkWithoutAnAnswerIsAFinding(String operation) {
        refuse(operation, new FaultEffect.Disconnected(FaultEffect.When.BEFORE));
        assertThat(stack.local.invoke("DoctorFunction", "{}"))
                .contains("This could not be checked: no answer")
                .contains(":" + operation + ").");
    }

    private static void refuse(String operation, FaultEffect effect) {
        stack.local
                .aws()
                .inject((AwsCall call) -> call.operation().equals(operation) ? effect : new FaultEffect.None());
    }

    @Test
    void sesThatIsPausedIsFoundByItsOwnWord() {
        stack.local.mailbox().mode(SesService.Mode.PAUSE, 10);
        assertThat(wrong(stack)).isEqualTo(with("ses-sending", "problem"));
    }

    /// Otherwise the findings would be about a stand-in that sends all the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetAccount.ProductionAccessEnabled",
                "GetAccount.SendingEnabled",
                "GetEmailIdentity.VerifiedForSendingStatus",
                "GetConfigurationSet.SendingOptions.SendingEnabled"
            })
    void sesSendsNothingInSuchAState(String path) {
        try (var other = TestStack.open()) {
            other.local.console().ses().set(path, false);
            other.register(TestStack.SAMPLE, "ada@example.net");
            other.local.stream().drain();
            assertThat(other.local.mailbox().mails()).isEmpty();
            assertThat(other.local.log()).extracting(LogLines.Line::line).anyMatch(line -> line.contains("alarm"));

            other.local.console().ses().reset();
            other.pass(Duration.ofMinutes(15));
            other.upkeep();
            assertThat(other.mailsTo("ada@example.net")).hasSize(1);
        }
    }

    @Test
    void lettersThatWaitAreCountedWithoutWhoseTheyAre() {
        try (var other = TestStack.open()) {
            healthy(other);
            assertThat(finding(other, "letters-due").get("severity")).isEqualTo("ok");
            other.register(TestStack.SAMPLE, "ada@example.net");
            other.register(TestStack.SAMPLE, "bo@example.net");
            other.pass(Duration.ofMinutes(20));
            var due = finding(other, "letters-due");
            assertThat(due.get("severity")).isEqualTo("advice");
            assertThat(due.get("found")).asString().startsWith("2 letters").contains("since " + TestStack.NOW);
            other.pass(Duration.ofHours(2));
            assertThat(finding(other, "letters-due").get("severity")).isEqualTo("problem");

            other.upkeep();
            assertThat(finding(other, "letters-due").get("severity")).isEqualTo("ok");
            assertThat(ask(other).toString()).doesNotContain("ada@", "bo@");
        }
    }

    @Test
    void heldRequestsAreCounted() {
        try (var other = TestStack.open(Map.of("LettersPerNetwork", "1"))) {
            healthy(other);
            for (var name : List.of("ada", "bo", "chi")) {
                other.register(TestStack.SAMPLE, name + "@example.net");
            }
            other.local.stream().drain();
            assertThat(other.local.mailbox().mails()).hasSize(1);
            assertThat(finding(other, "letters-held"))
                    .containsEntry("severity", "advice")
                    .extractingByKey("found")
                    .asString()
                    .startsWith("2 requests are waiting");
        }
    }

    @Test
    void disabledRuleInvokesNothing() {
        try (var other = TestStack.open()) {
            var link = other.takeSeat(TestStack.SAMPLE, "ada@example.net");
            other.local.console().rules().disable(Template.STACK + "-MailFeedbackFunctionBounceOrComplaint");
            assertThat(other.bounce(other.mailTo("ada@example.net"))).isEqualTo(List.of());
            other.local.console().rules().enableAll();
            assertThat(other.bounce(other.mailTo("ada@example.net"))).isEqualTo(List.of("MailFeedbackFunction"));
            assertThat(link).isNotBlank();
        }
    }

    @Test
    void deployerReadsTheAnswerLocallyToo() {
        var answer = Web.json(stack.post("/local/invoke/DoctorFunction", "application/json", "{}"));
        assertThat(answer.get("text"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("OK ses-sending: SES sends mail for this account.");
    }
}
