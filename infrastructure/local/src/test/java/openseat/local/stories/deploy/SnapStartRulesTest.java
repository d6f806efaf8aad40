package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.local.template.Template;
import openseat.local.template.TemplateNode;
import openseat.local.template.TemplateTree;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.api.Test;

/// Rules for the functions in template.yaml that start from a snapshot.
class SnapStartRulesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final TemplateNode raw = new TemplateNode("", TemplateTree.read(RepositoryTemplate.file()));
    private final Template template = RepositoryTemplate.read();

    /// A changed parameter creates no new version, so it would never get through an alias. Policies are not part of
    /// a version.
    @Test
    void noParameterReachesASnapStartFunction() {
        var parameters = template.parameters().keySet();
        for (var function : template.functions().values()) {
            var used = new TreeSet<>(references(version(raw.at("Resources").at(function.id()))));
            used.retainAll(parameters);
            if (function.snapStart()) {
                assertThat(used).as(function.id()).isEmpty();
            }
            if (function.id().equals("UpkeepFunction")) {
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
}
