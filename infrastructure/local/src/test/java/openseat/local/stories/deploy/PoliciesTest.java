package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import openseat.local.iam.Policy.Call;
import openseat.local.template.Template;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each function may do by template.yaml, and what it may not.
class PoliciesTest {

    private final Template template = RepositoryTemplate.read();

    @ParameterizedTest(name = "{0} may {1} where the key is {2}: {3}")
    @CsvSource(textBlock = """
            EventsFunction,   dynamodb:GetItem,    EVENTS,   true
            EventsFunction,   dynamodb:BatchGetItem, S#e,    true
            EventsFunction,   dynamodb:BatchGetItem, R#e#0,  false
            EventsFunction,   dynamodb:Query,      S#e,      true
            EventsFunction,   dynamodb:GetItem,    R#e#0,    false
            EventsFunction,   dynamodb:GetItem,    K#e,      false
            EventsFunction,   dynamodb:GetItem,    J#e,      false
            EventsFunction,   dynamodb:GetItem,    T#e,      false
            EventsFunction,   dynamodb:UpdateItem, EVENTS,   false
            RegisterFunction, dynamodb:GetItem,    EVENTS,   false
            RegisterFunction, dynamodb:BatchGetItem, EVENTS, true
            RegisterFunction, dynamodb:BatchGetItem, K#e,    true
            RegisterFunction, dynamodb:BatchGetItem, R#e#0,  false
            RegisterFunction, dynamodb:BatchGetItem, T#e,    false
            RegisterFunction, dynamodb:BatchGetItem, J#e,    false
            RegisterFunction, dynamodb:GetItem,    K#e,      false
            RegisterFunction, dynamodb:Query,      R#e#0,    false
            RegisterFunction, dynamodb:UpdateItem, R#e#0,    true
            RegisterFunction, dynamodb:UpdateItem, S#e,      false
            ManageFunction,   dynamodb:GetItem,    EVENTS,   true
            ManageFunction,   dynamodb:GetItem,    R#e#0,    true
            ManageFunction,   dynamodb:GetItem,    S#e,      false
            ManageFunction,   dynamodb:GetItem,    K#e,      false
            ManageFunction,   dynamodb:GetItem,    T#e,      true
            ManageFunction,   dynamodb:GetItem,    J#e,      false
            ManageFunction,   dynamodb:UpdateItem, S#e,      true
            ManageFunction,   dynamodb:Query,      W#e,      true
            ManageFunction,   dynamodb:Query,      R#e#0,    false
            ManageFunction,   dynamodb:Scan,       W#e,      false
            JoinFunction,     dynamodb:GetItem,    EVENTS,   true
            JoinFunction,     dynamodb:GetItem,    J#e,      true
            JoinFunction,     dynamodb:GetItem,    T#e,      true
            JoinFunction,     dynamodb:GetItem,    R#e#0,    true
            JoinFunction,     dynamodb:GetItem,    K#e,      false
            JoinFunction,     dynamodb:Query,      R#e#0,    false
            JoinFunction,     dynamodb:UpdateItem, R#e#0,    false
            SubscriptionFunction, dynamodb:GetItem, EVENTS,  true
            SubscriptionFunction, dynamodb:GetItem, D#e,     true
            SubscriptionFunction, dynamodb:GetItem, R#e#0,   false
            SubscriptionFunction, dynamodb:UpdateItem, D#e,  true
            SubscriptionFunction, dynamodb:UpdateItem, R#e#0, false
            SubscriptionFunction, dynamodb:Query,  D#e,      false
            PublishFunction,  dynamodb:GetItem,    EVENTS,   true
            PublishFunction,  dynamodb:GetItem,    J#e,      true
            PublishFunction,  dynamodb:GetItem,    T#e,      false
            PublishFunction,  dynamodb:GetItem,    K#e,      true
            PublishFunction,  dynamodb:GetItem,    R#e#0,    false
            PublishFunction,  dynamodb:GetItem,    D#e,      false
            PublishFunction,  dynamodb:PutItem,    EVENTS,   true
            PublishFunction,  dynamodb:Query,      D#e,      false
            PublishFunction,  dynamodb:Query,      R#e#0,    false
            PublishFunction,  dynamodb:GetItem,    S#e,      true
            AnnounceFunction, dynamodb:GetItem,    E#e,      true
            AnnounceFunction, dynamodb:GetItem,    S#e,      true
            AnnounceFunction, dynamodb:GetItem,    R#e#0,    false
            AnnounceFunction, dynamodb:UpdateItem, E#e,      true
            AnnounceFunction, dynamodb:UpdateItem, R#e#0,    false
            AnnounceFunction, dynamodb:UpdateItem, S#e,      false
            ExportFunction,   dynamodb:GetItem,    EVENTS,   true
            ExportFunction,   dynamodb:GetItem,    E#e,      true
            ExportFunction,   dynamodb:GetItem,    R#e#0,    false
            ExportFunction,   dynamodb:Query,      R#e#0,    false
            ExportFunction,   dynamodb:UpdateItem, E#e,      true
            ExportFunction,   dynamodb:UpdateItem, R#e#0,    false
            SendMailFunction, dynamodb:GetItem,    EVENTS,   true
            SendMailFunction, dynamodb:GetItem,    R#e#0,    true
            SendMailFunction, dynamodb:GetItem,    E#e,      true
            SendMailFunction, dynamodb:GetItem,    Q#d,      true
            SendMailFunction, dynamodb:GetItem,    T#e,      true
            SendMailFunction, dynamodb:GetItem,    J#e,      false
            SendMailFunction, dynamodb:GetItem,    K#e,      false
            SendMailFunction, dynamodb:GetItem,    D#e,      false
            SendMailFunction, dynamodb:Query,      W#e,      true
            SendMailFunction, dynamodb:DeleteItem, R#e#0,    false
            UpkeepFunction,   dynamodb:GetItem,    EVENTS,   true
            UpkeepFunction,   dynamodb:GetItem,    E#e,      true
            UpkeepFunction,   dynamodb:GetItem,    R#e#0,    true
            UpkeepFunction,   dynamodb:GetItem,    S#e,      true
            UpkeepFunction,   dynamodb:GetItem,    P#e,      true
            UpkeepFunction,   dynamodb:GetItem,    Q#d,      true
            UpkeepFunction,   dynamodb:GetItem,    K#e,      false
            UpkeepFunction,   dynamodb:GetItem,    T#e,      true
            UpkeepFunction,   dynamodb:GetItem,    J#e,      false
            UpkeepFunction,   dynamodb:GetItem,    D#e,      false
            UpkeepFunction,   dynamodb:DeleteItem, K#e,      true
            UpkeepFunction,   dynamodb:Query,      R#e#0,    true
            UpkeepFunction,   dynamodb:Query,      D#e,      true
            UpkeepFunction,   dynamodb:Query,      K#e,      false
            UpkeepFunction,   dynamodb:PutItem,    W#e,      false
            DigestFunction,   dynamodb:GetItem,    P#e,      true
            DigestFunction,   dynamodb:GetItem,    R#e#0,    false
            DigestFunction,   dynamodb:GetItem,    J#e,      false
            DigestFunction,   dynamodb:GetItem,    T#e,      false
            DigestFunction,   dynamodb:UpdateItem, D#e,      true
            DigestFunction,   dynamodb:UpdateItem, Q#d,      true
            DigestFunction,   dynamodb:GetItem,    Q#d,      false
            DigestFunction,   dynamodb:UpdateItem, S#e,      false
            DoctorFunction,   dynamodb:Query,      EVENTS,   true
            DoctorFunction,   dynamodb:Query,      R#e#0,    false
            DoctorFunction,   dynamodb:GetItem,    EVENTS,   false
            DoctorFunction,   dynamodb:UpdateItem, EVENTS,   false
            """)
    void functionMayTouchOnlyItsItems(String function, String action, String key, boolean may) {
        var call = new Call(action, List.of(template.table().arn()), Map.of(Call.LEADING_KEYS, List.of(key)));
        assertThat(template.functions().get(function).policy().allows(call)).isEqualTo(may);
    }

    @Test
    void registeringCannotGetTheRowReturned() {
        var policy = template.functions().get("RegisterFunction").policy();
        assertThat(policy.allows(ask("NONE"))).isTrue();
        assertThat(policy.allows(ask("ALL_OLD"))).isFalse();
        assertThat(policy.allows(ask("UPDATED_NEW"))).isFalse();
    }

    private Call ask(String returnValues) {
        return new Call(
                "dynamodb:UpdateItem",
                List.of(template.table().arn()),
                Map.of(Call.LEADING_KEYS, List.of("R#e#0"), Call.RETURN_VALUES, List.of(returnValues)));
    }

    @Test
    void exportReadsOnlyAcceptedAttributes() {
        var policy = template.functions().get("ExportFunction").policy();
        assertThat(policy.allows(list("SPECIFIC_ATTRIBUTES", "pk", "accepted"))).isTrue();
        assertThat(policy.allows(list("SPECIFIC_ATTRIBUTES", "pk", "requested")))
                .isFalse();
        assertThat(policy.allows(list("SPECIFIC_ATTRIBUTES", "pk", "tokens"))).isFalse();
        assertThat(policy.allows(list("ALL_ATTRIBUTES", "pk"))).isFalse();
    }

    @Test
    void publishingReadsNoSecretOfARecipient() {
        var policy = template.functions().get("PublishFunction").policy();
        assertThat(policy.allows(query("D#e", "SPECIFIC_ATTRIBUTES", "pk", "address")))
                .isTrue();
        assertThat(policy.allows(query("D#e", "SPECIFIC_ATTRIBUTES", "pk", "secret")))
                .isFalse();
        assertThat(policy.allows(query("D#e", "ALL_ATTRIBUTES", "pk"))).isFalse();
    }

    private Call list(String select, String... attributes) {
        return query("R#e#0", select, attributes);
    }

    private Call query(String key, String select, String... attributes) {
        return new Call(
                "dynamodb:Query",
                List.of(template.table().arn()),
                Map.of(
                        Call.LEADING_KEYS,
                        List.of(key),
                        Call.SELECT,
                        List.of(select),
                        Call.ATTRIBUTES,
                        List.of(attributes)));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(textBlock = """
            ses:GetAccount,                  *,                                              true
            lambda:GetAccountSettings,       *,                                              true
            ses:GetEmailIdentity,            ses:identity/example.org,                       true
            ses:GetEmailIdentity,            ses:identity/example.com,                       false
            ses:GetConfigurationSet,         ses:configuration-set/openseat-Letters,         true
            ses:GetConfigurationSet,         ses:configuration-set/other,                    false
            ses:ListEmailIdentities,         *,                                              false
            ses:SendEmail,                   ses:identity/example.org,                       false
            lambda:GetEventSourceMapping,    lambda:event-source-mapping:openseat-SendMailStream,    true
            lambda:GetEventSourceMapping,    lambda:event-source-mapping:other,              false
            lambda:UpdateEventSourceMapping, lambda:event-source-mapping:openseat-SendMailStream,    false
            events:DescribeRule,             events:rule/openseat-UpkeepFunctionEveryMinute, true
            events:DescribeRule,             events:rule/other,                              false
            events:EnableRule,               events:rule/openseat-UpkeepFunctionEveryMinute, false
            """)
    void doctorLooksOnlyAtWhatIsOurs(String action, String resource, boolean may) {
        var parts = resource.split(":", 2);
        var arn = parts.length < 2 ? resource : Template.arn(parts[0], parts[1]);
        assertThat(template.functions().get("DoctorFunction").policy().allows(new Call(action, List.of(arn), Map.of())))
                .isEqualTo(may);
    }

    @Test
    void onlyUpkeepDigestAndDoctorQueryTheIndex() {
        var call = new Call(
                "dynamodb:Query", List.of(template.table().indexes().getFirst().arn()), Map.of());
        assertThat(functions(f -> f.policy().allows(call)))
                .containsExactlyInAnyOrder("UpkeepFunction", "DigestFunction", "DoctorFunction");
    }

    @Test
    void mailIsLimitedToSenderAndVerifiedRecipients() {
        var reader = "arn:aws:ses:eu-central-1:123456789012:identity/reader@example.com";
        var sandbox = Template.read(RepositoryTemplate.file(), RepositoryTemplate.with("SandboxRecipients", reader));
        for (var id : List.of("SendMailFunction", "UpkeepFunction", "DigestFunction")) {
            var policy = template.functions().get(id).policy();
            assertThat(policy.allows(mail("events@example.org", List.of()))).isTrue();
            assertThat(policy.allows(mail("other@example.org", List.of()))).isFalse();
            assertThat(policy.allows(mail("events@example.org", List.of(reader))))
                    .isFalse();
            var there = sandbox.functions().get(id).policy();
            assertThat(there.allows(mail("events@example.org", List.of(reader))))
                    .isTrue();
        }
        assertThat(functions(f -> f.policy().allows(mail("events@example.org", List.of()))))
                .hasSize(3);
    }

    private Call mail(String from, List<String> further) {
        var ours = "arn:aws:ses:eu-central-1:123456789012:";
        var resources = new ArrayList<>(List.of(
                ours + "identity/example.org",
                ours + "configuration-set/" + template.mail().configurationSet()));
        resources.addAll(further);
        return new Call("ses:SendRawEmail", resources, Map.of(Call.FROM_ADDRESS, List.of(from)));
    }

    private List<String> functions(Predicate<Template.Function> which) {
        return template.functions().values().stream()
                .filter(which)
                .map(Template.Function::id)
                .toList();
    }
}
