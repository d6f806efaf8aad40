package openseat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// SES's reports on their way through a rule.
class EventRuleTest {

    private static final PostedMail MAIL = new PostedMail("m-1", Stand.NOW, "events@openseat.example", List.of("amina@example.org"),
            "Hi", Map.of("X-A", "b"), "text", "html", List.of(), Map.of("event", "e-1", "row", "r\"1"), "{}");
    private static final EventRule RULE = new EventRule("F",
            EventPattern.of("{\"source\":[\"aws.ses\"],\"detail-type\":[\"Email Bounced\",\"Email Complaint Received\"],"
                    + "\"detail\":{\"mail\":{\"tags\":{\"ses:configuration-set\":[\"set\"]}}}}"),
            Optional.of(new InputTransformer(
                    Map.of("type", "$.detail.eventType", "row", "$.detail.mail.tags.row[0]", "kind", "$.detail.bounce.bounceType",
                            "tags", "$.detail.mail.tags.event"),
                    "{\"type\": <type>, \"row\": \"row <row>\", \"kind\": <kind>, \"tags\": <tags>}")));

    @Test
    void aRuleLetsThroughWhatItNamesAndNothingElse() {
        var bounce = RULE.input(SesReport.BOUNCE.about(MAIL, "set", "Permanent", Stand.NOW)).orElseThrow();
        assertThat(Json.object(bounce)).isEqualTo(Map.of(
                "type", "Bounce", "row", "row r\"1", "kind", "Permanent", "tags", List.of("e-1")));
        assertThat(RULE.input(SesReport.DELIVERY.about(MAIL, "set", "Permanent", Stand.NOW))).isEmpty();
        assertThat(RULE.input(SesReport.BOUNCE.about(MAIL, "other", "Permanent", Stand.NOW))).isEmpty();
    }

    @Test
    void whatIsNotInTheEventIsAnEmptyText() {
        var complaint = RULE.input(SesReport.COMPLAINT.about(MAIL, "set", "Permanent", Stand.NOW)).orElseThrow();
        assertThat(Json.object(complaint)).containsEntry("type", "Complaint").containsEntry("kind", "");
    }

    @Test
    void aReportIsCutDownToTypesAndOurOwnTags() {
        var template = Template.read(TemplateTest.FILE, TemplateTest.PARAMETERS);
        var tags = Map.of("event", "a-room", "kind", "ticket", "row", "0".repeat(32));
        var mail = new PostedMail("m-1", Stand.NOW, "events@example.org", List.of("amina@example.org"), "Amina, hi",
                Map.of("X-Amina", "amina"), "Dear Amina", "", List.of(), tags, "{}");
        var rule = EventRule.of(template).getFirst();
        for (var report : List.of(SesReport.BOUNCE, SesReport.COMPLAINT)) {
            var input = rule.input(report.about(mail, template.configurationSet(), "Transient", Stand.NOW)).orElseThrow();
            assertThat(Json.object(input)).isEqualTo(Map.of(
                    "type", report == SesReport.BOUNCE ? "Bounce" : "Complaint", "bounce", report == SesReport.BOUNCE ? "Transient" : "",
                    "event", "a-room", "kind", "ticket", "row", "0".repeat(32), "sent", Stand.NOW.toString()));
        }
        assertThat(rule.input(SesReport.BOUNCE.about(mail, "another-stack's", "Permanent", Stand.NOW))).isEmpty();
    }
}
