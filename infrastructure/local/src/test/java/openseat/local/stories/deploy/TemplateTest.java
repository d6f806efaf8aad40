package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import openseat.local.template.Template;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The content of the template: table, routes, schedules, parameters.
class TemplateTest {

    private final Template template = RepositoryTemplate.read();

    @Test
    void tableHasItsIndexStreamAndTtl() {
        var table = template.table();
        assertThat(table.keys()).containsExactly(new Template.Key("pk", "HASH"), new Template.Key("sk", "RANGE"));
        assertThat(table.attributes()).isEqualTo(Map.of("pk", "S", "sk", "S", "dueKind", "S", "due", "N"));
        assertThat(table.indexes())
                .containsExactly(new Template.Index(
                        "due",
                        table.arn() + "/index/due",
                        List.of(new Template.Key("dueKind", "HASH"), new Template.Key("due", "RANGE")),
                        "KEYS_ONLY"));
        assertThat(table.stream()).isEqualTo("NEW_IMAGE");
        assertThat(table.ttl()).isEqualTo("ttl");
    }

    @Test
    void everyRouteLeadsToOneFunction() {
        assertThat(routes()).doesNotHaveDuplicates().contains("$default", "GET /", "HEAD /events/{eventId}/event.ics");
        assertThat(functions(f -> f.routes().stream().anyMatch(Template.Route::iam)))
                .containsExactlyInAnyOrder("PublishFunction", "ExportFunction");
    }

    @Test
    void everyGetRouteHasAHeadRoute() {
        assertThat(routes().stream().filter(k -> k.startsWith("GET ")).map(k -> "HEAD" + k.substring(3)))
                .isNotEmpty()
                .isSubsetOf(routes());
    }

    @Test
    void functionsThatPeopleWaitForUseSnapStart() {
        assertThat(functions(Template.Function::snapStart))
                .containsExactlyInAnyOrder(
                        "EventsFunction", "RegisterFunction", "ManageFunction", "JoinFunction", "SubscriptionFunction");
    }

    @Test
    void schedulesHaveTheirIntervals() {
        assertThat(template.functions().get("UpkeepFunction").schedules())
                .extracting(Template.Schedule::every)
                .containsExactly(Duration.ofMinutes(1));
        assertThat(template.functions().get("DigestFunction").schedules())
                .extracting(Template.Schedule::every)
                .containsExactly(Duration.ofMinutes(15));
    }

    @Test
    void globalsAreMergedWithAFunctionsOwn() {
        var events = template.functions().get("EventsFunction");
        assertThat(events.memory()).isEqualTo(512);
        assertThat(events.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(events.environment()).containsEntry("TABLE", "openseat-Table");
        assertThat(events.environment().get("JAVA_TOOL_OPTIONS"))
                .contains("TieredStopAtLevel=1")
                .doesNotContain("\n");
        assertThat(template.functions().get("SendMailFunction").timeout()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void publicUrlDefaultsToTheApi() {
        var variable = "PUBLIC_URL";
        assertThat(template.functions().get("UpkeepFunction").environment().get(variable))
                .isEqualTo("https://openseat-Api.execute-api.eu-central-1.amazonaws.com");
        var given =
                Template.read(RepositoryTemplate.file(), RepositoryTemplate.with("PublicUrl", "http://127.0.0.1:3000"));
        assertThat(given.functions().get("UpkeepFunction").environment())
                .containsEntry(variable, "http://127.0.0.1:3000");
        assertThat(given.outputs()).containsEntry("Url", "http://127.0.0.1:3000/events");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(textBlock = """
            Sender,            Openseat <a@example.org>
            Sender,            example.org
            SenderIdentity,    arn:aws:ses:eu-central-1:123456789012:identity/example.org
            PublicUrl,         https://example.org/
            PublicUrl,         example.org
            MailPerSecond,     0
            MailPerSecond,     fast
            SandboxRecipients, a@example.org
            SandboxRecipients, arn:aws:ses:eu-central-1:123456789012:identity/*
            Unheard,           of
            """)
    void invalidParameterIsRejected(String name, String value) {
        assertThatThrownBy(() -> Template.read(RepositoryTemplate.file(), RepositoryTemplate.with(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void missingParameterIsRejected() {
        assertThatThrownBy(() -> Template.read(RepositoryTemplate.file(), Map.of()))
                .hasMessageContaining("Sender");
    }

    private List<String> routes() {
        return template.functions().values().stream()
                .flatMap(f -> f.routes().stream())
                .map(Template.Route::key)
                .toList();
    }

    private List<String> functions(Predicate<Template.Function> which) {
        return template.functions().values().stream()
                .filter(which)
                .map(Template.Function::id)
                .toList();
    }
}
