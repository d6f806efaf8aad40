package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import openseat.Keys;
import openseat.local.template.Template;
import openseat.local.template.TemplateNode;
import openseat.local.template.TemplateTree;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;

/// Rules for template.yaml that hold for any function; CloudFormation would accept most violations.
class TemplateRulesTest {

    private final TemplateNode raw = new TemplateNode("", TemplateTree.read(RepositoryTemplate.file()));
    private final Template template = RepositoryTemplate.read();

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
        var global = raw.at("Globals").at("Function").at("LoggingConfig").at("LogGroup");
        assertThat(groups).containsKey(global.at("Ref").text());
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
