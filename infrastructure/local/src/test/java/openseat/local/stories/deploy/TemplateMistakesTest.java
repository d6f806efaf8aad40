package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.local.template.Template;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mistakes in template.yaml that `sam validate --lint` does not see: our own rules find each.
class TemplateMistakesTest {

    @TempDir
    private Path folder;

    /// What is replaced, at its first occurrence, and by what.
    enum Mistake {
        NO_REQUEST_ID_IN_THE_ACCESS_LOG("\"id\":\"$context.requestId\",", ""),
        CALLER_IN_THE_ACCESS_LOG(
                "\"error\":\"$context.integrationErrorMessage\"", "\"ip\":\"$context.identity.sourceIp\""),
        PATH_IN_THE_ACCESS_LOG("$context.routeKey", "$context.path"),
        PLURAL_OF_ONE("rate(1 minute)", "rate(1 minutes)"),
        SINGULAR_OF_MANY("rate(15 minutes)", "rate(15 minute)"),
        CRON_OF_FIVE_FIELDS("rate(15 minutes)", "cron(0/15 * * * *)"),
        WEEKLY_INSTEAD_OF_DAILY("rate(1 day)", "rate(7 days)"),
        NO_SCHEDULE_THAT_KEEPS_A_SNAPSHOT(
                "        EveryDay: { Type: Schedule, Properties: { Schedule: rate(1 day) } }\n", ""),
        NO_STREAM("      StreamSpecification: { StreamViewType: NEW_IMAGE }\n", ""),
        STREAM_WITHOUT_IMAGES("StreamViewType: NEW_IMAGE", "StreamViewType: KEYS_ONLY"),
        STREAM_FROM_ITS_END("StartingPosition: TRIM_HORIZON", "StartingPosition: LATEST"),
        STREAM_THAT_BLOCKS("      MaximumRetryAttempts: 2\n", "      MaximumRetryAttempts: -1\n"),
        FILTER_OF_AN_UNKNOWN_OPERATOR("{\"prefix\": \"R#\"}", "{\"startsWith\": \"R#\"}"),
        FILTER_OF_A_MISSPELT_ATTRIBUTE("\"NewImage\": {\"pending\"", "\"NewImage\": {\"pendng\""),
        FILTER_OF_ANOTHER_VALUE("{\"S\": [\"letter\"]}", "{\"S\": [\"Letter\"]}"),
        MISSPELT_ACTION("dynamodb:ConditionCheckItem", "dynamodb:ConditionCheck"),
        ALL_ACTIONS("Action: [dynamodb:GetItem, dynamodb:BatchGetItem, dynamodb:Query]", "Action: dynamodb:*"),
        NO_RIGHT_TO_THE_INDEX("Resource: !Sub ${Table.Arn}/index/due", "Resource: !Sub ${Table.Arn}/index/other"),
        ALL_ROWS("{ \"dynamodb:LeadingKeys\": [EVENTS, \"S#*\"] }", "{ \"dynamodb:LeadingKeys\": [\"*\"] }"),
        ROW_RETURNED_TO_WHOEVER_REGISTERS(
                "                StringEqualsIfExists: { \"dynamodb:ReturnValues\": NONE }\n", ""),
        MAIL_FROM_ANY_ADDRESS(
                "StringEquals: { \"ses:FromAddress\": !Ref Sender }", "StringLike: { \"ses:FromAddress\": \"*\" }"),
        NO_RAW_MAIL("[ses:SendEmail, ses:SendRawEmail]", "[ses:SendEmail]"),
        PARTITION_OF_ITS_OWN("arn:${AWS::Partition}:ses", "arn:aws:ses"),
        PARAMETER_IN_A_SNAPSTART_FUNCTION(
                "      SnapStart: { ApplyOn: PublishedVersions }\n      Environment:\n        Variables:\n",
                "      SnapStart: { ApplyOn: PublishedVersions }\n      Environment:\n        Variables:\n          SENDER: !Ref Sender\n"),
        SNAPSTART_WITHOUT_AN_ALIAS("      AutoPublishAlias: live\n      AutoPublishAliasAllProperties: true\n", ""),
        NO_FAST_COMPILER("-XX:TieredStopAtLevel=1 ", ""),
        LONGER_THAN_THE_API_WAITS("Timeout: 29", "Timeout: 31"),
        LIMIT_OF_A_ROUTE_THAT_DOES_NOT_EXIST(
                "\"POST /events/{eventId}/registrations\":", "\"POST /events/{event}/registrations\":"),
        GET_WITHOUT_HEAD(
                "        HeadRoot: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: HEAD, Path: / } }\n", ""),
        PUBLISHING_FOR_EVERYBODY(", Auth: { Authorizer: AWS_IAM } }", " }"),
        ADDRESS_IN_A_REPORT("sent: $.detail.mail.timestamp", "sent: $.detail.mail.destination[0]"),
        NO_REPORTS_OF_COMPLAINTS("MatchingEventTypes: [bounce, complaint]", "MatchingEventTypes: [bounce]"),
        SUPPRESSION_BY_SES("SuppressedReasons: []", "SuppressedReasons: [BOUNCE]"),
        TABLE_DELETED_WITH_THE_STACK("    DeletionPolicy: Retain\n", ""),
        OTHER_NAME_OF_THE_TTL("AttributeName: ttl", "AttributeName: expires"),
        OTHER_NAME_OF_THE_INDEX("IndexName: due", "IndexName: dueAt"),
        LOGS_FOR_EVER("    Properties: { RetentionInDays: 14 }\n", "    Properties: {}\n"),
        OTHER_ADDRESS_IN_SOME_LINKS(
                "          PUBLIC_URL: !If\n            - HasPublicUrl\n            - !Ref PublicUrl\n",
                "          PUBLIC_URL: !If\n            - HasPublicUrl\n            - https://example.org\n"),
        RESERVED_CONCURRENCY(
                "      Handler: openseat.site.EventsFunction\n",
                "      Handler: openseat.site.EventsFunction\n      ReservedConcurrentExecutions: 5\n"),
        MISSPELT_HANDLER("openseat.site.EventsFunction", "openseat.site.EventFunction"),
        RETRIED_SCHEDULE("      EventInvokeConfig: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 }\n", ""),
        RULE_THAT_THE_DOCTOR_DOES_NOT_KNOW(
                "            DigestFunctionEveryQuarter=${DigestFunctionEveryQuarter}\n", "");

        final String right;
        final String wrong;

        Mistake(String right, String wrong) {
            this.right = right;
            this.wrong = wrong;
        }
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void mistakeIsFound(Mistake mistake) throws IOException {
        var text = Files.readString(RepositoryTemplate.FILE);
        assertThat(text).contains(mistake.right);
        var at = text.indexOf(mistake.right);
        assertThat(violations(text.substring(0, at) + mistake.wrong + text.substring(at + mistake.right.length())))
                .isNotEmpty();
    }

    /// Otherwise nothing of the above would prove anything.
    @Test
    void templateItselfHasNone() throws IOException {
        assertThat(violations(Files.readString(RepositoryTemplate.FILE))).isEmpty();
    }

    /// What the rules say of a template; a template that cannot be read violates one, too.
    private List<String> violations(String template) throws IOException {
        var file = Files.writeString(folder.resolve("template.yaml"), template);
        var violations = new ArrayList<String>();
        RepositoryTemplate.with(file, () -> {
            try {
                for (var rules : List.of(
                        new TemplateRulesTest(),
                        new PolicyRulesTest(),
                        new SnapStartRulesTest(),
                        new TemplateTest(),
                        new PoliciesTest())) {
                    Stream.of(rules.getClass().getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(Test.class))
                            .flatMap(rule -> violation(rules, rule).stream())
                            .forEach(violations::add);
                }
                RepositoryTemplate.read().functions().values().forEach(TemplateMistakesTest::requireHandler);
            } catch (IllegalArgumentException e) {
                violations.add(e.getMessage());
            }
        });
        return violations;
    }

    private static Optional<String> violation(Object rules, Method rule) {
        try {
            rule.setAccessible(true);
            rule.invoke(rules);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(rule.getName() + ": " + e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireHandler(Template.Function function) {
        try {
            new TemplateClassesTest().functionIsNamedAfterItsClass(function);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(function.id() + " has no class " + function.handler(), e);
        }
    }
}
