package openseat.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import openseat.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// The function's answer, and checks that fail.
class ReportTest {

    private static final Report REPORT = new Report(List.of(
            Finding.ok("one", "Good."),
            Finding.problem("two", "Bad.", "Do this."),
            Finding.advice("three", "So so.", "Do that.")));

    @Test
    void worstComesFirst() {
        assertThat(REPORT.text())
                .containsExactly(
                        "1 to solve, 1 to consider, 1 in order",
                        "PROBLEM two: Bad.",
                        "    -> Do this.",
                        "ADVICE three: So so.",
                        "    -> Do that.",
                        "OK one: Good.");
    }

    /// `sam remote invoke` prints the answer as it is.
    @Test
    void answerIsReadableAndJson() {
        var written = Json.writeIndented(REPORT.members());
        assertThat(written.lines().map(String::strip))
                .contains("\"PROBLEM two: Bad.\",", "\"    -> Do this.\",", "\"id\" : \"two\",");
        var read = Json.object(Json.readOwn(written));
        assertThat(read).containsEntry("problems", 1).containsEntry("advice", 1);
        assertThat(Json.list(read.get("findings")))
                .first()
                .isEqualTo(Map.of("id", "two", "severity", "problem", "found", "Bad.", "todo", "Do this."));
    }

    static List<Arguments> failures() {
        var canary = "canary@example.org";
        return List.of(
                Arguments.of(
                        SesV2Exception.builder()
                                .message(canary)
                                .awsErrorDetails(AwsErrorDetails.builder()
                                        .errorCode("AccessDeniedException")
                                        .errorMessage(canary)
                                        .build())
                                .build(),
                        "AccessDeniedException",
                        "denies ses:GetAccount"),
                Arguments.of(
                        new SignedRequests.FailedException("ResourceNotFoundException", null),
                        "ResourceNotFoundException",
                        "in this region"),
                Arguments.of(SdkClientException.create(canary), "no answer", "again"),
                Arguments.of(new IllegalStateException(canary), "IllegalStateException", "again"),
                Arguments.of(
                        new UncheckedIOException(canary, new IOException(canary)), "UncheckedIOException", "again"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failedCheckIsAFinding(RuntimeException failure, String code, String todo) {
        var log = new ArrayList<String>();
        var check = Check.of("ses-account", "ses:GetAccount", () -> {
            throw failure;
        });
        var findings = check.findings(log::add);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("ses-account");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.PROBLEM);
            assertThat(finding.found()).contains(code, "ses:GetAccount");
            assertThat(finding.todo()).contains(todo);
        });
        assertThat(findings + "" + log).doesNotContain("canary");
        assertThat(log).singleElement().asString().contains("DoctorFunction");
    }
}
