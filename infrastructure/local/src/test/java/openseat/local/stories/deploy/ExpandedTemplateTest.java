package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.local.http.Json;
import openseat.local.template.Template;
import openseat.local.template.TemplateTree;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What SAM makes of template.yaml: the resources that CloudFormation really gets.
class ExpandedTemplateTest {

    private static final String PYTHON = System.getProperty("openseat.sam.python", "");
    private static final String NO_SAM =
            "SKIPPED: the template as SAM expands it needs -Dopenseat.sam.python; .ci/run sets it";

    private static final Template TEMPLATE = RepositoryTemplate.read();
    private static Map<String, Object> resources;

    @BeforeAll
    static void expand() throws IOException, InterruptedException {
        if (PYTHON.isBlank()) {
            System.err.println("\n**** " + NO_SAM + " ****\n");
        }
        assumeThat(PYTHON).as(NO_SAM).isNotBlank();
        var script = RepositoryTemplate.FILE.resolveSibling("infrastructure/expand-template");
        var command = Stream.concat(
                Stream.of(PYTHON, script.toString()),
                RepositoryTemplate.PARAMETERS.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()));
        var process = new ProcessBuilder(command.toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var json = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        resources = Json.map(Json.object(json).get("Resources"));
    }

    /// A role with more than what the template says would be one of SAM's managed policies.
    @Test
    void eachRoleMayDoWhatTheTemplateSaysAndWriteLogs() {
        var tree = Json.map(TemplateTree.read(RepositoryTemplate.FILE).get("Resources"));
        for (var id : TEMPLATE.functions().keySet()) {
            var role = properties(id + "Role");
            var written = Json.list(at(Json.map(tree.get(id)), "Properties", "Policies"));
            var documents = Json.list(role.get("Policies")).stream()
                    .map(policy -> Json.map(policy).get("PolicyDocument"))
                    .toList();
            assertThat(documents)
                    .as(id)
                    .isEqualTo(written.stream()
                            .filter(policy -> Json.map(policy).containsKey("Statement"))
                            .toList());
            var others = new TreeSet<>(Set.of("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"));
            written.stream()
                    .flatMap(policy -> Stream.ofNullable(Json.map(policy).get("Ref")))
                    .forEach(ref -> others.add("" + Map.of("Ref", ref)));
            var attached = new TreeSet<String>();
            Json.list(role.get("ManagedPolicyArns")).forEach(arn -> attached.add(arn.toString()));
            assertThat(attached).as(id).isEqualTo(others);
        }
    }

    /// Otherwise requests would reach the unpublished version, which has no snapshot.
    @Test
    void everythingThatInvokesASnapStartFunctionUsesItsAlias() {
        for (var function : TEMPLATE.functions().values()) {
            var target = function.snapStart() ? "${" + function.id() + "Aliaslive}" : "${" + function.id() + ".Arn}";
            for (var route : function.routes()) {
                var integration = Json.map(operation(route).get("x-amazon-apigateway-integration"));
                assertThat(at(integration, "uri", "Fn::Sub"))
                        .asString()
                        .as(route.key())
                        .contains(target);
                assertThat(integration).as(route.key()).containsEntry("payloadFormatVersion", "2.0");
                assertThat(operation(route).containsKey("security"))
                        .as(route.key())
                        .isEqualTo(route.iam());
            }
            for (var schedule : function.schedules()) {
                assertThat(targetOf(function, schedule.name())).isEqualTo(arn(function));
            }
            if (function.snapStart()) {
                assertThat(properties(function.id() + "Aliaslive")).containsEntry("Name", "live");
                assertThat(at(properties(function.id()), "SnapStart", "ApplyOn"))
                        .isEqualTo("PublishedVersions");
            }
        }
    }

    private static Object arn(Template.Function function) {
        return function.snapStart()
                ? Map.of("Ref", function.id() + "Aliaslive")
                : Map.of("Fn::GetAtt", List.of(function.id(), "Arn"));
    }

    private static Object targetOf(Template.Function function, String schedule) {
        var targets = Json.list(properties(function.id() + schedule).get("Targets"));
        assertThat(targets).hasSize(1);
        return Json.map(targets.getFirst()).get("Arn");
    }

    private static Map<String, Object> operation(Template.Route route) {
        var paths = Json.map(at(properties("Api"), "Body", "paths"));
        var path = route.path();
        var method = route.isDefault()
                ? "x-amazon-apigateway-any-method"
                : route.method().toLowerCase(Locale.ROOT);
        assertThat(Json.map(paths.get(path))).as(route.key()).containsKey(method);
        return Json.map(Json.map(paths.get(path)).get(method));
    }

    @Test
    void noRouteIsAdded() {
        var paths = Json.map(at(properties("Api"), "Body", "paths"));
        assertThat(paths.values().stream()
                        .mapToInt(methods -> Json.map(methods).size())
                        .sum())
                .isEqualTo(TEMPLATE.functions().values().stream()
                        .mapToInt(f -> f.routes().size())
                        .sum());
    }

    @Test
    void nothingIsCreatedThatNobodyAskedFor() {
        var types = resources.values().stream()
                .map(resource -> (String) Json.map(resource).get("Type"))
                .collect(Collectors.groupingBy(type -> type, LinkedHashMap::new, Collectors.counting()));
        var functions = TEMPLATE.functions().size();
        assertThat(types)
                .containsEntry("AWS::Lambda::Function", (long) functions)
                .containsEntry("AWS::IAM::Role", (long) functions)
                .containsEntry("AWS::IAM::ManagedPolicy", 1L)
                .containsEntry("AWS::ApiGatewayV2::Stage", 1L)
                .containsEntry("AWS::DynamoDB::Table", 1L)
                .doesNotContainKeys("AWS::Lambda::Url", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::S3::Bucket");
    }

    @Test
    void stageHasItsLogAndItsLimits() {
        var stage = properties("ApiApiGatewayDefaultStage");
        assertThat(at(stage, "AccessLogSettings", "Format")).asString().contains("$context.requestId");
        assertThat(Json.map(stage.get("RouteSettings"))).containsKey("POST /events/{eventId}/registrations");
        assertThat(Json.map(stage.get("DefaultRouteSettings"))).containsKey("ThrottlingRateLimit");
    }

    private static Map<String, Object> properties(String id) {
        assertThat(resources).containsKey(id);
        return Json.map(Json.map(resources.get(id)).get("Properties"));
    }

    private static Object at(Map<String, Object> map, String... path) {
        Object value = map;
        for (var step : path) {
            value = Json.map(value).get(step);
        }
        return value;
    }
}
