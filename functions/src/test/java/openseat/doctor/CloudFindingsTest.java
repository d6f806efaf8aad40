package openseat.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import openseat.doctor.Finding.Severity;
import openseat.doctor.Trigger.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/// What the doctor finds in the descriptions of Lambda, EventBridge and the table.
class CloudFindingsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"10, PROBLEM", "99, PROBLEM", "100, OK", "1000, OK"})
    void aNewAccountsConcurrencyIsTooLow(int limit, Severity severity) {
        var settings = Map.<String, Object>of(
                "AccountLimit", Map.of("ConcurrentExecutions", 5000, "UnreservedConcurrentExecutions", limit));
        var finding = Concurrency.from(settings).finding();
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.found()).startsWith(limit + " invocations");
        assertThat(finding.todo().contains("L-B99A9384")).isEqualTo(severity == Severity.PROBLEM);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "MAPPING, Enabled, OK",
        "MAPPING, Enabling, ADVICE",
        "MAPPING, Creating, ADVICE",
        "MAPPING, Disabled, PROBLEM",
        "MAPPING, Disabling, PROBLEM",
        "RULE, ENABLED, OK",
        "RULE, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, OK",
        "RULE, DISABLED, PROBLEM",
        "RULE, '', PROBLEM"
    })
    void whatInvokesAFunctionMustBeEnabled(Kind kind, String state, Severity severity) {
        assertThat(new Trigger(kind, "Tick", "stack-Tick").finding(state).severity())
                .isEqualTo(severity);
    }

    @Test
    void commandNamesTheTriggerAsAwsDoes() {
        assertThat(new Trigger(Kind.RULE, "Tick", "stack-Tick").finding("DISABLED"))
                .returns("rule-Tick", Finding::id)
                .returns("aws events enable-rule --name stack-Tick", Finding::todo);
        assertThat(new Trigger(Kind.MAPPING, "Stream", "1-2")
                        .finding("Disabled")
                        .todo())
                .isEqualTo("aws lambda update-event-source-mapping --enabled --uuid 1-2");
    }

    @Test
    void triggersAreReadAsPairs() {
        assertThat(Trigger.read(Kind.RULE, "A=stack-A B=stack-B"))
                .containsExactly(new Trigger(Kind.RULE, "A", "stack-A"), new Trigger(Kind.RULE, "B", "stack-B"));
        assertThatThrownBy(() -> Trigger.read(Kind.RULE, "A=a B").toList()).hasMessageContaining("B");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({"ENABLED, ttl, OK", "ENABLING, ttl, ADVICE", "DISABLED, , PROBLEM", "ENABLED, expires, PROBLEM"})
    void ttlMustBeOn(String status, String attribute, Severity severity) {
        var ttl = TimeToLiveDescription.builder()
                .timeToLiveStatus(status)
                .attributeName(attribute)
                .build();
        assertThat(TableSafety.ttl(ttl, "T").severity()).isEqualTo(severity);
    }

    @Test
    void tableMustBeRestorable() {
        var on = ContinuousBackupsDescription.builder()
                .pointInTimeRecoveryDescription(r -> r.pointInTimeRecoveryStatus("ENABLED"))
                .build();
        var off = ContinuousBackupsDescription.builder()
                .pointInTimeRecoveryDescription(r -> r.pointInTimeRecoveryStatus("DISABLED"))
                .build();
        assertThat(TableSafety.recovery(on, "T").severity()).isEqualTo(Severity.OK);
        assertThat(TableSafety.recovery(off, "T").severity()).isEqualTo(Severity.PROBLEM);
        assertThat(TableSafety.recovery(null, "T").severity()).isEqualTo(Severity.PROBLEM);
    }

    @Test
    void tableMustBeProtected() {
        assertThat(TableSafety.deletion(true, "T").severity()).isEqualTo(Severity.OK);
        assertThat(TableSafety.deletion(false, "T").todo())
                .isEqualTo("aws dynamodb update-table --table-name T --deletion-protection-enabled");
        assertThat(TableSafety.deletion(null, "T").severity()).isEqualTo(Severity.PROBLEM);
    }
}
