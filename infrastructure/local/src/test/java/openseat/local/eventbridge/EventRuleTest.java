package openseat.local.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.local.http.Json;
import openseat.local.ses.SentMail;
import openseat.local.ses.SesEvent;
import openseat.local.testkit.RepositoryTemplate;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.Test;

/// SES events passing through a rule.
class EventRuleTest {

    private static final SentMail MAIL = new SentMail(
            "m-1",
            RunnerFixture.NOW,
            "events@openseat.example",
            List.of("amina@example.org"),
            "Hi",
            Map.of("X-A", "b"),
            "text",
            "html",
            List.of(),
            Map.of("event", "e-1", "row", "r\"1"),
            "{}");
    private static final SesEvent.Reason REASON = new SesEvent.Reason("Permanent", "General");
    private static final EventRule RULE = new EventRule(
            "F",
            "N",
            new EventPattern(
                    "{\"source\":[\"aws.ses\"],\"detail-type\":[\"Email Bounced\",\"Email Complaint Received\"],"
                            + "\"detail\":{\"mail\":{\"tags\":{\"ses:configuration-set\":[\"set\"]}}}}"),
            Optional.of(new InputTransformer(
                    Map.of(
                            "type",
                            "$.detail.eventType",
                            "row",
                            "$.detail.mail.tags.row[0]",
                            "kind",
                            "$.detail.bounce.bounceType",
                            "tags",
                            "$.detail.mail.tags.event"),
                    "{\"type\": <type>, \"row\": \"row <row>\", \"kind\": <kind>, \"tags\": <tags>}")));

    @Test
    void ruleMatchesOnlyItsPattern() {
        var bounce = RULE.input(SesEvent.BOUNCE.about(MAIL, "set", REASON, RunnerFixture.NOW))
                .orElseThrow();
        assertThat(Json.object(bounce))
                .isEqualTo(Map.of("type", "Bounce", "row", "row r\"1", "kind", "Permanent", "tags", List.of("e-1")));
        assertThat(RULE.input(SesEvent.DELIVERY.about(MAIL, "set", REASON, RunnerFixture.NOW)))
                .isEmpty();
        assertThat(RULE.input(SesEvent.BOUNCE.about(MAIL, "other", REASON, RunnerFixture.NOW)))
                .isEmpty();
    }

    @Test
    void missingValueIsAnEmptyText() {
        var complaint = RULE.input(SesEvent.COMPLAINT.about(MAIL, "set", REASON, RunnerFixture.NOW))
                .orElseThrow();
        assertThat(Json.object(complaint)).containsEntry("type", "Complaint").containsEntry("kind", "");
    }

    @Test
    void sesEventIsReducedToTypesAndTags() {
        var template = RepositoryTemplate.read();
        var tags = Map.of("event", "a-room", "kind", "ticket", "row", "0".repeat(32), "cause", "change");
        var mail = new SentMail(
                "m-1",
                RunnerFixture.NOW,
                "events@example.org",
                List.of("amina@example.org"),
                "Amina, hi",
                Map.of("X-Amina", "amina"),
                "Dear Amina",
                "",
                List.of(),
                tags,
                "{}");
        var rule = EventRule.of(template.rules().getFirst());
        for (var type : List.of(SesEvent.BOUNCE, SesEvent.COMPLAINT)) {
            var input = rule.input(type.about(mail, template.mail().configurationSet(), REASON, RunnerFixture.NOW))
                    .orElseThrow();
            assertThat(Json.object(input))
                    .isEqualTo(Map.of(
                            "type",
                            type == SesEvent.BOUNCE ? "Bounce" : "Complaint",
                            "bounce",
                            type == SesEvent.BOUNCE ? "Permanent" : "",
                            "bounceSubType",
                            type == SesEvent.BOUNCE ? "General" : "",
                            "complaintSubType",
                            "",
                            "event",
                            "a-room",
                            "kind",
                            "ticket",
                            "row",
                            "0".repeat(32),
                            "cause",
                            "change",
                            "network",
                            "",
                            "sent",
                            RunnerFixture.NOW.toString()));
        }
        assertThat(rule.input(SesEvent.BOUNCE.about(mail, "another-stack's", REASON, RunnerFixture.NOW)))
                .isEmpty();
    }
}
