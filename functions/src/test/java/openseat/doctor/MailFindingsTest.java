package openseat.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import openseat.doctor.Finding.Severity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.model.EventBridgeDestination;
import software.amazon.awssdk.services.sesv2.model.EventDestination;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetResponse;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

/// What the doctor finds in SES's descriptions.
class MailFindingsTest {

    private static Finding find(List<Finding> findings, String id) {
        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates().contains(id);
        return findings.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    @Nested
    class Account {

        private static SesAccount healthy() {
            return new SesAccount(true, true, "HEALTHY", 50_000, 14, 10, List.of());
        }

        private static Severity severity(SesAccount account, String id) {
            return find(account.findings(14, false), id).severity();
        }

        @Test
        void healthyAccountIsInOrder() {
            assertThat(healthy().findings(14, false)).allMatch(f -> f.severity() == Severity.OK);
        }

        @Test
        void sandboxIsAProblemAndAForgottenParameterAdvice() {
            var sandboxed = new SesAccount(false, true, "HEALTHY", 200, 1, 0, List.of());
            assertThat(find(sandboxed.findings(1, false), "ses-sandbox"))
                    .returns(Severity.PROBLEM, Finding::severity)
                    .extracting(Finding::todo)
                    .asString()
                    .contains("Request production access", "set SandboxRecipients");
            assertThat(find(sandboxed.findings(1, true), "ses-sandbox").todo()).contains("only the addresses in");
            assertThat(find(healthy().findings(14, true), "ses-sandbox").severity())
                    .isEqualTo(Severity.ADVICE);
        }

        @ParameterizedTest
        @CsvSource({
            "true, HEALTHY, OK, OK",
            "false, HEALTHY, PROBLEM, OK",
            "true, PROBATION, OK, PROBLEM",
            "false, SHUTDOWN, PROBLEM, PROBLEM",
            "true, NEW_WORD, OK, PROBLEM"
        })
        void pauseAndReviewAreProblems(boolean sending, String enforcement, Severity pause, Severity review) {
            var account = new SesAccount(true, sending, enforcement, 50_000, 14, 10, List.of());
            assertThat(severity(account, "ses-sending")).isEqualTo(pause);
            assertThat(severity(account, "ses-enforcement")).isEqualTo(review);
        }

        /// The command works only where AWS itself did not pause the account.
        @Test
        void commandToResumeIsForOnesOwnPause() {
            var own = new SesAccount(true, false, "HEALTHY", 50_000, 14, 10, List.of());
            var byAws = new SesAccount(true, false, "SHUTDOWN", 50_000, 14, 10, List.of());
            assertThat(find(own.findings(14, false), "ses-sending").todo()).contains("--sending-enabled");
            assertThat(find(byAws.findings(14, false), "ses-sending").todo()).doesNotContain("--sending-enabled");
        }

        @ParameterizedTest(name = "MailPerSecond {0}, SES {1}: {2}, set {3}")
        @CsvSource({
            "14, 14, OK, ''",
            "15, 14, PROBLEM, to 14.",
            "1, 14, ADVICE, to 14.",
            "1, 0.5, OK, ''",
            "500, 2000, OK, ''",
            "1, 2000, ADVICE, to 500."
        })
        void rateIsComparedWithTheParameter(int parameter, double perSecond, Severity severity, String todo) {
            var account = new SesAccount(true, true, "HEALTHY", 50_000, perSecond, 0, List.of());
            assertThat(find(account.findings(parameter, false), "ses-rate"))
                    .returns(severity, Finding::severity)
                    .extracting(Finding::todo)
                    .asString()
                    .endsWith(todo);
        }

        @ParameterizedTest(name = "{1} of {0}: {2}")
        @CsvSource({"200, 159, OK", "200, 160, ADVICE", "200, 200, PROBLEM", "-1, 1000000, OK"})
        void quotaIsToBeRaisedInTime(double perDay, double sent, Severity severity) {
            assertThat(severity(new SesAccount(true, true, "HEALTHY", perDay, 14, sent, List.of()), "ses-quota"))
                    .isEqualTo(severity);
        }

        @Test
        void answerWithoutAnyFieldIsNoException() {
            assertThat(SesAccount.from(GetAccountResponse.builder().build()).findings(1, false))
                    .extracting(Finding::severity)
                    .contains(Severity.PROBLEM);
        }
    }

    @Nested
    class Identity {

        private static List<Finding> of(
                boolean verified, String dkim, boolean signing, Optional<String> mailFrom, boolean forwarding) {
            return new SenderIdentity(verified, "SUCCESS", dkim, signing, mailFrom, forwarding).findings("example.org");
        }

        @Test
        void healthyIdentityIsInOrder() {
            assertThat(of(true, "SUCCESS", true, Optional.of("SUCCESS"), false))
                    .hasSize(4)
                    .allMatch(f -> f.severity() == Severity.OK && f.todo().isEmpty());
        }

        @Test
        void unverifiedIdentityIsAProblem() {
            assertThat(find(of(false, "SUCCESS", true, Optional.empty(), false), "sender-verified")
                            .severity())
                    .isEqualTo(Severity.PROBLEM);
        }

        @ParameterizedTest
        @CsvSource({
            "SUCCESS, true, OK",
            "SUCCESS, false, PROBLEM",
            "PENDING, true, ADVICE",
            "TEMPORARY_FAILURE, true, ADVICE",
            "FAILED, true, PROBLEM",
            "NOT_STARTED, false, PROBLEM"
        })
        void dkimMustBeInEffect(String status, boolean signing, Severity severity) {
            assertThat(find(of(true, status, signing, Optional.empty(), false), "sender-dkim")
                            .severity())
                    .isEqualTo(severity);
        }

        @ParameterizedTest
        @CsvSource({"SUCCESS, OK", "PENDING, ADVICE", "FAILED, PROBLEM", ", ADVICE"})
        void mailFromDomainIsAdvisable(String status, Severity severity) {
            assertThat(find(of(true, "SUCCESS", true, Optional.ofNullable(status), false), "sender-mail-from")
                            .severity())
                    .isEqualTo(severity);
        }

        @Test
        void forwardedBouncesAreNamedWithTheCommand() {
            assertThat(find(of(true, "SUCCESS", true, Optional.empty(), true), "sender-forwarding"))
                    .returns(Severity.ADVICE, Finding::severity)
                    .extracting(Finding::todo)
                    .asString()
                    .contains("--email-identity example.org --no-email-forwarding-enabled");
        }

        /// Forwarding is on where SES does not say, because that is its default.
        @Test
        void answerWithoutAnyFieldIsNoException() {
            assertThat(SenderIdentity.from(GetEmailIdentityResponse.builder().build())
                            .findings("example.org"))
                    .extracting(Finding::severity)
                    .containsExactly(Severity.PROBLEM, Severity.PROBLEM, Severity.ADVICE, Severity.ADVICE);
        }

        @Test
        void addressIsNotRepeatedInACommand() {
            assertThat(Doctor.shown("ada@example.org")).doesNotContain("ada");
            assertThat(Doctor.shown("example.org")).isEqualTo("example.org");
        }
    }

    @Nested
    class Settings {

        private static List<Finding> of(GetConfigurationSetResponse set) {
            return LetterSettings.from(set).findings("letters");
        }

        @Test
        void emptyListOfReasonsIsRight() {
            var set = GetConfigurationSetResponse.builder()
                    .sendingOptions(o -> o.sendingEnabled(true))
                    .suppressionOptions(o -> o.suppressedReasons(List.of()))
                    .build();
            assertThat(of(set)).allMatch(f -> f.severity() == Severity.OK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"BOUNCE", "COMPLAINT"})
        void anyReasonIsAProblem(String reason) {
            var set = GetConfigurationSetResponse.builder()
                    .suppressionOptions(o -> o.suppressedReasons(SuppressionListReason.fromValue(reason)))
                    .build();
            assertThat(find(of(set), "set-suppression"))
                    .returns(Severity.PROBLEM, Finding::severity)
                    .returns(true, f -> f.found().contains(reason))
                    .returns(
                            true, f -> f.todo().endsWith("--configuration-set-name letters --suppressed-reasons '[]'"));
        }

        /// Then the account's list holds, which is on by default.
        @Test
        void noSettingIsAProblemToo() {
            assertThat(find(of(GetConfigurationSetResponse.builder().build()), "set-suppression")
                            .severity())
                    .isEqualTo(Severity.PROBLEM);
        }

        @Test
        void switchedOffSendingIsAProblem() {
            var set = GetConfigurationSetResponse.builder()
                    .sendingOptions(o -> o.sendingEnabled(false))
                    .build();
            assertThat(find(of(set), "set-sending").severity()).isEqualTo(Severity.PROBLEM);
        }

        private static EventDestination destination(boolean enabled, EventType... types) {
            return EventDestination.builder()
                    .enabled(enabled)
                    .matchingEventTypes(types)
                    .eventBridgeDestination(d -> d.eventBusArn("bus"))
                    .build();
        }

        @Test
        void bouncesAndComplaintsMustReachEventBridge() {
            var both = new EventType[] {EventType.BOUNCE, EventType.COMPLAINT};
            assertThat(LetterSettings.events(List.of(destination(true, both))).severity())
                    .isEqualTo(Severity.OK);
            var toTopic = destination(true, both).toBuilder()
                    .eventBridgeDestination((EventBridgeDestination) null)
                    .build();
            for (var wrong : List.of(
                    List.<EventDestination>of(),
                    List.of(destination(false, both)),
                    List.of(destination(true, EventType.BOUNCE)),
                    List.of(toTopic))) {
                assertThat(LetterSettings.events(wrong).severity())
                        .as("" + wrong)
                        .isEqualTo(Severity.PROBLEM);
            }
        }
    }
}
