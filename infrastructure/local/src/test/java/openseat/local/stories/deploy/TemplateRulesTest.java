package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.local.iam.Policy;
import openseat.local.template.Template;
import openseat.local.template.TemplateNode;
import openseat.local.template.TemplateTree;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;

/// Rules for template.yaml that hold for any function; CloudFormation would accept most violations.
class TemplateRulesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final TemplateNode raw = new TemplateNode("", TemplateTree.read(RepositoryTemplate.file()));
    private final Template template = Template.read(
            RepositoryTemplate.file(),
            RepositoryTemplate.with(
                    "SandboxRecipients", "arn:aws:ses:eu-central-1:123456789012:identity/reader@example.com"));

    /// Actions for which IAM knows no resource, so that a policy must name all:
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
    /// and https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
    private static final Set<String> WITHOUT_RESOURCE = Set.of("ses:GetAccount", "lambda:GetAccountSettings");

    private static final Set<String> ACTIONS = Set.of(
            "dynamodb:BatchGetItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:DescribeContinuousBackups",
            "dynamodb:DescribeStream",
            "dynamodb:DescribeTable",
            "dynamodb:DescribeTimeToLive",
            "dynamodb:GetItem",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
            "events:DescribeRule",
            "lambda:GetAccountSettings",
            "lambda:GetEventSourceMapping",
            "ses:GetAccount",
            "ses:GetConfigurationSet",
            "ses:GetConfigurationSetEventDestinations",
            "ses:GetEmailIdentity",
            "ses:SendEmail",
            "ses:SendRawEmail");

    @Test
    void noActionOrResourceHasAWildcard() {
        var statements = template.functions().values().stream()
                .flatMap(f -> f.statements().stream())
                .toList();
        assertThat(statements).hasSizeGreaterThan(template.functions().size());
        assertThat(statements).flatExtracting(Policy.Statement::actions).noneMatch(TemplateRulesTest::hasWildcard);
        assertThat(statements)
                .filteredOn(s -> !WITHOUT_RESOURCE.containsAll(s.actions()))
                .flatExtracting(Policy.Statement::resources)
                .noneMatch(TemplateRulesTest::hasWildcard);
        assertThat(hasWildcard("dynamodb:*")).isTrue();
    }

    /// A misspelt action is accepted, and grants nothing. The list is what the functions may need of the service
    /// authorization reference: https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
    @Test
    void everyActionExists() {
        assertThat(template.functions().values())
                .flatExtracting(Template.Function::statements)
                .flatExtracting(Policy.Statement::actions)
                .allSatisfy(action -> assertThat(ACTIONS).contains(action));
    }

    /// The API waits for 30 s at most:
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    @Test
    void functionsWithRoutesAnswerWhileTheApiWaits() {
        assertThat(template.functions().values())
                .filteredOn(f -> !f.routes().isEmpty())
                .hasSizeGreaterThan(3)
                .allSatisfy(f -> assertThat(f.timeout()).as(f.id()).isLessThan(Duration.ofSeconds(30)));
    }

    /// Otherwise the stack works in one partition, region or account alone.
    @Test
    void noArnIsOfOnePartitionRegionOrAccount() throws IOException {
        assertThat(Files.readString(RepositoryTemplate.file()))
                .doesNotContainPattern("arn:aws[a-z-]*:")
                .doesNotContainPattern("\\b\\d{12}\\b")
                .doesNotContainPattern("\\b(us|eu|ap|sa|ca|me|af)-[a-z]+-\\d\\b");
    }

    /// Otherwise one could be switched off without the doctor seeing it.
    @Test
    void doctorKnowsAllThatInvokesAFunctionByItself() {
        var doctor = template.functions().get("DoctorFunction").environment();
        var mappings = template.functions().values().stream()
                .flatMap(f -> f.streams().stream())
                .map(Template.Stream::name);
        var schedules = template.functions().values().stream()
                .flatMap(f -> f.schedules().stream().map(s -> Template.ruleName(f.id(), s.name())));
        var rules = template.rules().stream().map(r -> Template.ruleName(r.function(), r.name()));
        assertThat(names(doctor.get("MAPPINGS"))).containsExactlyInAnyOrderElementsOf(mappings.toList());
        assertThat(names(doctor.get("RULES")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(schedules, rules).toList());
    }

    /// The second part of each `LogicalId=name`; the local name ends with the logical id.
    private static List<String> names(String pairs) {
        return Stream.of(pairs.split(" "))
                .map(pair -> pair.split("="))
                .peek(pair -> assertThat(pair[1]).endsWith("-" + pair[0]))
                .map(pair -> pair[1])
                .toList();
    }

    /// No transaction reads by GetItem or Query, so the condition on the key holds whenever they are used.
    @Test
    void everyReadOfTheTableIsLimitedToPartitions() {
        var partition = Pattern.compile("EVENTS|[A-Z]#\\*?").asMatchPredicate();
        for (var function : template.functions().values()) {
            for (var statement : function.statements()) {
                if (isRead(statement)) {
                    assertThat(statement.conditions().getOrDefault("ForAllValues:StringLike", Map.of()))
                            .as(function.id() + " " + statement.actions())
                            .hasEntrySatisfying(
                                    Policy.Call.LEADING_KEYS,
                                    keys -> assertThat(keys).isNotEmpty().allMatch(partition));
                }
            }
        }
        assertThat(template.functions().values().stream()
                        .filter(f -> f.statements().stream().anyMatch(this::isRead)))
                .as("the check itself works")
                .hasSize(template.functions().size());
    }

    private boolean isRead(Policy.Statement statement) {
        return statement.resources().contains(template.table().arn())
                && statement.actions().stream()
                        .anyMatch(Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")::contains);
    }

    private static boolean hasWildcard(String text) {
        return text.contains("*") || text.contains("?");
    }

    /// CloudFormation has no variables, so the template says it once a function.
    @Test
    void allLinksLeadToTheSameAddress() {
        var own = Template.read(
                RepositoryTemplate.file(), RepositoryTemplate.with("PublicUrl", "https://events.example.org"));
        for (var read : List.of(template, own)) {
            // The desk learns the API's address from each request.
            var desk = read.functions().get("DeskFunction");
            assertThat(desk.environment().get("PUBLIC_URL"))
                    .isEqualTo(read.parameters().get("PublicUrl"));
            var addresses = read.functions().values().stream()
                    .filter(f -> !f.id().equals(desk.id()))
                    .flatMap(f -> Stream.ofNullable(f.environment().get("PUBLIC_URL")))
                    .toList();
            assertThat(addresses)
                    .hasSize(3)
                    .containsOnly(read.outputs().get("Url").replaceFirst("/events$", ""));
        }
    }

    @Test
    void everyFunctionHasAPolicy() {
        assertThat(template.functions().values())
                .isNotEmpty()
                .noneMatch(f -> f.statements().isEmpty());
    }

    /// A changed parameter creates no new version, so it would never get through an alias. Policies are not part of
    /// a version.
    @Test
    void noParameterReachesASnapStartFunction() {
        var parameters = template.parameters().keySet();
        for (var function : of("AWS::Serverless::Function").entrySet()) {
            var used = new TreeSet<>(references(version(function.getValue())));
            used.retainAll(parameters);
            if (template.functions().get(function.getKey()).snapStart()) {
                assertThat(used).as(function.getKey()).isEmpty();
            }
            if (function.getKey().equals("UpkeepFunction")) {
                assertThat(used).as("the check itself works").contains("Sender", "PublicUrl", "MailPerSecond");
            }
        }
    }

    private Object version(TemplateNode function) {
        var properties = new LinkedHashMap<>(function.at("Properties").map());
        properties.keySet().removeAll(Set.of("Policies", "Events"));
        properties.put("Globals", raw.at("Globals").value());
        function.find("Condition").ifPresent(c -> properties.put("Unless", Map.of("Condition", c.text())));
        return properties;
    }

    /// Every name that a tree refers to, including through conditions.
    private Set<String> references(Object tree) {
        return switch (tree) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> Stream.concat(
                                references(entry.getValue()).stream(),
                                named((String) entry.getKey(), entry.getValue())))
                        .collect(Collectors.toSet());
            case List<?> list ->
                list.stream().flatMap(v -> references(v).stream()).collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    private Stream<String> named(String function, Object argument) {
        return switch (function) {
            case "Ref" -> Stream.of((String) argument);
            case "Fn::Sub" -> VARIABLE.matcher(first(argument)).results().map(found -> found.group(1));
            case "Fn::If", "Condition" ->
                references(raw.at("Conditions").at(first(argument)).value()).stream();
            default -> Stream.of();
        };
    }

    private static String first(Object argument) {
        return (String) (argument instanceof List<?> list ? list.getFirst() : argument);
    }

    @Test
    void snapStartNeedsAnAliasForAllProperties() {
        template.functions().values().stream()
                .filter(Template.Function::snapStart)
                .forEach(function -> {
                    var properties = raw.at("Resources").at(function.id()).at("Properties");
                    assertThat(properties.at("AutoPublishAlias").text()).isEqualTo("live");
                    assertThat(properties.at("AutoPublishAliasAllProperties").flag())
                            .isTrue();
                    assertThat(function.environment().get("JAVA_TOOL_OPTIONS")).contains("-XX:TieredStopAtLevel=1");
                });
    }

    @Test
    void noFunctionIsWarnedOfItsNativeCode() {
        assertThat(template.functions().values())
                .allSatisfy(function -> assertThat(function.environment().get("JAVA_TOOL_OPTIONS"))
                        .contains("--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void streamMappingsNeverBlock() {
        assertThat(streams()).hasSize(2).allSatisfy(stream -> {
            assertThat(stream.startingPosition()).isEqualTo("TRIM_HORIZON");
            assertThat(stream.batchSize()).isEqualTo(25);
            assertThat(stream.bisect()).isTrue();
            assertThat(stream.retries()).isEqualTo(2);
            assertThat(stream.maximumAge()).hasMinutes(10);
            assertThat(stream.filters()).hasSize(1);
        });
    }

    /// Otherwise whoever acts would wait behind a flood of requests.
    @Test
    void requestsHaveAMappingOfTheirOwn() {
        assertThat(streams().stream()
                        .map(stream -> TemplateTree.parse(stream.filters().getFirst())))
                .containsExactly(pendingRow("letter", "R#"), pendingRow("request", "R#", "L#"));
    }

    private List<Template.Stream> streams() {
        return template.functions().values().stream()
                .flatMap(f -> f.streams().stream())
                .toList();
    }

    private static Map<String, Object> pendingRow(String pending, String... prefixes) {
        var keys = Stream.of(prefixes).map(prefix -> Map.of("prefix", prefix)).toList();
        return Map.of(
                "dynamodb",
                Map.of(
                        "Keys", Map.of("pk", Map.of("S", keys)),
                        "NewImage", Map.of("pending", Map.of("S", List.of(pending)))));
    }

    @Test
    void streamTimeoutIsBelowTheRecordAge() {
        template.functions()
                .values()
                .forEach(f ->
                        f.streams().forEach(stream -> assertThat(f.timeout()).isLessThan(stream.maximumAge())));
    }

    /// Otherwise its snapshot is deleted after 14 days without visitors, and the next one gets an error:
    /// https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html.
    @Test
    void everySnapStartFunctionRunsEveryDay() {
        assertThat(template.functions().values().stream().filter(Template.Function::snapStart))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.schedules())
                        .as(f.id())
                        .extracting(Template.Schedule::every)
                        .containsExactly(Duration.ofDays(1)));
    }

    /// Where the next run is the retry. One that keeps a snapshot may be repeated.
    @Test
    void frequentRunsAreNotRetried() {
        var scheduled = template.functions().values().stream()
                .filter(f -> f.schedules().stream().anyMatch(s -> s.every().compareTo(Duration.ofHours(1)) < 0))
                .toList();
        assertThat(scheduled)
                .isNotEmpty()
                .allMatch(f -> raw.at("Resources")
                                .at(f.id())
                                .at("Properties")
                                .at("EventInvokeConfig")
                                .at("MaximumRetryAttempts")
                                .number()
                        == 0);
    }

    @Test
    void everyLogHasALimitedRetention() {
        var groups = of("AWS::Logs::LogGroup");
        assertThat(groups.values())
                .isNotEmpty()
                .allMatch(g -> g.at("Properties").at("RetentionInDays").number() <= 30);
        var global = raw.at("Globals")
                .at("Function")
                .at("LoggingConfig")
                .at("LogGroup")
                .value();
        assertThat(references(global)).isSubsetOf(groups.keySet()).hasSize(1);
        for (var function : of("AWS::Serverless::Function").values()) {
            assertThat(function.at("Properties").find("LoggingConfig")).isEmpty();
        }
    }

    @Test
    void accessLogHasNoPersonalData() {
        var api = of("AWS::Serverless::HttpApi").get("Api").at("Properties");
        var logged = Pattern.compile("\\$context\\.([\\w.]+)")
                .matcher(api.at("AccessLogSettings").at("Format").text())
                .results()
                .map(found -> found.group(1));
        // Without requestId the stage is refused, and the whole deployment rolls back:
        // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
        assertThat(logged)
                .contains("requestId")
                .isSubsetOf("requestId", "routeKey", "status", "responseLatency", "integrationErrorMessage");
    }

    /// SES would go on accepting letters to an address on the account's list, and send none.
    @Test
    void sesSuppressesNobodyBecauseOfOurLetters() {
        assertThat(template.mail().suppressedReasons()).isEmpty();
    }

    @Test
    void openTrackingIsOff() {
        assertThat(template.mail().events()).containsExactlyInAnyOrder("bounce", "complaint");
    }

    @Test
    void sesEventsAreReducedToTypesTimesAndTags() {
        var allowed = Pattern.compile(
                "\\$\\.detail\\.(eventType|bounce\\.bounceType|bounce\\.bounceSubType|complaint\\.complaintSubType|mail\\.timestamp|mail\\.tags\\.(event|kind|row|cause|network)\\[0])");
        assertThat(template.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(
                                rule.transformer().orElseThrow().paths().values())
                        .isNotEmpty()
                        .allMatch(allowed.asMatchPredicate()));
    }

    @Test
    void tableIsProtectedAgainstMistakes() {
        var table = of("AWS::DynamoDB::Table").get("Table");
        assertThat(table.at("DeletionPolicy").text()).isEqualTo("Retain");
        assertThat(table.at("UpdateReplacePolicy").text()).isEqualTo("Retain");
        var properties = table.at("Properties");
        assertThat(properties.at("DeletionProtectionEnabled").flag()).isTrue();
        assertThat(properties
                        .at("PointInTimeRecoverySpecification")
                        .at("PointInTimeRecoveryEnabled")
                        .flag())
                .isTrue();
        assertThat(properties
                        .at("PointInTimeRecoverySpecification")
                        .at("RecoveryPeriodInDays")
                        .number())
                .isEqualTo(7);
        assertThat(properties.at("BillingMode").text()).isEqualTo("PAY_PER_REQUEST");
    }

    @Test
    void indexHasTheNameInKeys() {
        assertThat(template.table().indexes()).extracting(Template.Index::name).containsExactly(Keys.DUE.name());
    }

    @Test
    void noConcurrencyIsReserved() {
        assertThat(of("AWS::Serverless::Function").values())
                .allMatch(f ->
                        f.at("Properties").find("ReservedConcurrentExecutions").isEmpty());
    }

    private Map<String, TemplateNode> of(String type) {
        var found = new LinkedHashMap<>(raw.entries("Resources"));
        found.values().removeIf(node -> !node.at("Type").text().equals(type));
        return found;
    }
}
