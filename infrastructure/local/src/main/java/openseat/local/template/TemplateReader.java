package openseat.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the records of `Template` from a template's tree, and rejects what it does not support.
final class TemplateReader {

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final String API = "AWS::Serverless::HttpApi";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String CONFIGURATION_SET = "AWS::SES::ConfigurationSet";
    private static final String EVENT_DESTINATION = "AWS::SES::ConfigurationSetEventDestination";
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private static final Set<String> KNOWN = Set.of(
            FUNCTION, MAPPING, API, TABLE, CONFIGURATION_SET, EVENT_DESTINATION, LOG_GROUP, TemplatePolicies.MANAGED);

    private final TemplateNode template;
    private final Map<String, String> parameters;
    private final Map<String, String> names;
    private final Intrinsics intrinsics;
    private final Map<String, TemplateNode> resources = new LinkedHashMap<>();

    TemplateReader(Map<String, Object> tree, Map<String, String> overrides) {
        template = new TemplateNode("", tree);
        parameters = TemplateParameters.values(template, overrides);
        var conditions = new LinkedHashMap<String, Object>();
        template.entries("Conditions").forEach((name, node) -> conditions.put(name, node.value()));
        names = names(template, parameters);
        intrinsics = new Intrinsics(names, conditions);
        template.entries("Resources").forEach((id, node) -> resources.put(id, resolved(node)));
    }

    Template template() {
        var table = table(one(TABLE));
        var policies = TemplatePolicies.of(of(TemplatePolicies.MANAGED), names);
        var functions = new LinkedHashMap<String, Template.Function>();
        for (var id : of(FUNCTION).keySet()) {
            functions.put(id, new TemplateFunction(id, properties(id), policies).read(streams(id)));
        }
        var outputs = template.entries("Outputs").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> resolved(e.getValue()).at("Value").text(),
                        (a, b) -> a,
                        LinkedHashMap::new));
        var throttling = new TemplateThrottling(resources.get(one(API)).find("Properties")).read(functions.values());
        return new Template(parameters, functions, table, mail(one(CONFIGURATION_SET)), throttling, outputs);
    }

    /// Without options, SES suppresses for both reasons, as it does for every account that is not very old:
    /// https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
    private Template.MailShape mail(String id) {
        var reasons = resources
                .get(id)
                .find("Properties")
                .flatMap(p -> p.find("SuppressionOptions"))
                .flatMap(o -> o.find("SuppressedReasons"))
                .map(TemplateNode::texts)
                .orElse(List.of("BOUNCE", "COMPLAINT"));
        return new Template.MailShape(names.get(id), sesEvents(), Set.copyOf(reasons));
    }

    /// The values of `Ref` and `GetAtt`; a physical name is the logical one prefixed with the stack's name.
    private static Map<String, String> names(TemplateNode template, Map<String, String> parameters) {
        var names = new LinkedHashMap<>(parameters);
        names.put("AWS::Region", Template.REGION);
        names.put("AWS::AccountId", Template.ACCOUNT);
        names.put("AWS::Partition", "aws");
        names.put("AWS::URLSuffix", "amazonaws.com");
        names.put("AWS::StackName", Template.STACK);
        template.entries("Resources").forEach((id, node) -> {
            var type = node.at("Type").text();
            var name = Template.STACK + "-" + id;
            names.put(id, name);
            switch (type) {
                case FUNCTION -> {
                    names.put(id + ".Arn", Template.arn("lambda", "function:" + name));
                    names.putAll(rules(id, node));
                }
                case TABLE -> {
                    names.put(id + ".Arn", Template.arn("dynamodb", "table/" + name));
                    names.put(
                            id + ".StreamArn",
                            Template.arn("dynamodb", "table/" + name + "/stream/2026-01-01T00:00:00.000"));
                }
                case TemplatePolicies.MANAGED -> names.put(id, "arn:aws:iam::" + Template.ACCOUNT + ":policy/" + name);
                case LOG_GROUP -> names.put(id + ".Arn", Template.arn("logs", "log-group:" + name));
                default -> {}
            }
            if (!KNOWN.contains(type)) {
                throw node.error("is of a type that the runner does not support: " + type);
            }
        });
        return names;
    }

    /// The rules that SAM makes of a function's events, as the SAM developer guide says under "Generated CloudFormation
    /// resources", `AWS::Serverless::Function`. Events of other types are rejected later.
    private static Map<String, String> rules(String function, TemplateNode node) {
        var names = new LinkedHashMap<String, String>();
        node.at("Properties").entries("Events").forEach((event, properties) -> {
            if (!properties.at("Type").text().equals("HttpApi")) {
                var name = Template.ruleName(function, event);
                names.put(function + event, name);
                names.put(function + event + ".Arn", Template.arn("events", "rule/" + name));
            }
        });
        return names;
    }

    private TemplateNode resolved(TemplateNode node) {
        try {
            return new TemplateNode(node.path(), intrinsics.resolve(node.value()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("template.yaml: " + node.path() + ": " + e.getMessage(), e);
        }
    }

    private Map<String, TemplateNode> of(String type) {
        var found = new LinkedHashMap<>(resources);
        found.values().removeIf(node -> !node.at("Type").text().equals(type));
        return found;
    }

    private String one(String type) {
        var found = of(type).keySet();
        if (found.size() != 1) {
            throw template.error("must have exactly one " + type + ", but has " + found);
        }
        return found.iterator().next();
    }

    /// A function's properties override those of Globals. As in SAM, mappings are merged and lists are
    /// concatenated.
    private TemplateNode properties(String id) {
        var own = resources.get(id).at("Properties");
        var globals = template.find("Globals")
                .flatMap(g -> g.requireKnownKeys(Set.of("Function")).find("Function"))
                .map(this::resolved);
        return new TemplateNode(
                own.path(), globals.map(g -> merge(g.value(), own.value())).orElse(own.value()));
    }

    private static Object merge(Object base, Object override) {
        if (base instanceof Map<?, ?> baseMap && override instanceof Map<?, ?> overrideMap) {
            var both = new LinkedHashMap<Object, Object>(baseMap);
            overrideMap.forEach((key, value) -> both.merge(key, value, TemplateReader::merge));
            return both;
        }
        if (base instanceof List<?> baseList && override instanceof List<?> overrideList) {
            var both = new ArrayList<Object>(baseList);
            both.addAll(overrideList);
            return both;
        }
        return override;
    }

    /// At most two may read a stream at the same time: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
    private List<Template.Stream> streams(String id) {
        var mappings = of(MAPPING);
        if (mappings.size() > 2) {
            throw template.error("has more than two event source mappings that read the stream");
        }
        return mappings.entrySet().stream()
                .filter(m ->
                        m.getValue().at("Properties").at("FunctionName").text().equals(names.get(id)))
                .map(m -> stream(names.get(m.getKey()), m.getValue().at("Properties")))
                .toList();
    }

    private Template.Stream stream(String name, TemplateNode mapping) {
        mapping.requireKnownKeys(Set.of(
                "FunctionName",
                "EventSourceArn",
                "StartingPosition",
                "BatchSize",
                "BisectBatchOnFunctionError",
                "MaximumRetryAttempts",
                "MaximumRecordAgeInSeconds",
                "FilterCriteria",
                "FunctionResponseTypes"));
        if (!mapping.at("EventSourceArn").text().equals(names.get(one(TABLE) + ".StreamArn"))) {
            throw mapping.error("does not read the table's stream");
        }
        return new Template.Stream(
                name,
                mapping.at("BatchSize").number(),
                mapping.at("StartingPosition").text(),
                mapping.at("BisectBatchOnFunctionError").flag(),
                mapping.at("MaximumRetryAttempts").number(),
                Duration.ofSeconds(mapping.at("MaximumRecordAgeInSeconds").number()),
                mapping.find("FilterCriteria").map(f -> f.list("Filters")).orElse(List.of()).stream()
                        .map(filter -> filter.at("Pattern").text())
                        .toList(),
                mapping.find("FunctionResponseTypes")
                        .map(TemplateNode::texts)
                        .orElse(List.of())
                        .contains("ReportBatchItemFailures"));
    }

    private Template.TableShape table(String id) {
        return new TemplateTable(
                        names.get(id), names.get(id + ".Arn"), resources.get(id).at("Properties"))
                .read();
    }

    /// The event types that SES publishes to the default bus for mails of the configuration set.
    private Set<String> sesEvents() {
        return of(EVENT_DESTINATION).values().stream()
                .map(node -> node.at("Properties"))
                .flatMap(properties -> {
                    var destination = properties
                            .at("EventDestination")
                            .requireKnownKeys(Set.of("Enabled", "MatchingEventTypes", "EventBridgeDestination"));
                    if (!properties.at("ConfigurationSetName").text().equals(names.get(one(CONFIGURATION_SET)))) {
                        throw properties.error("names another configuration set");
                    }
                    if (!destination
                            .at("EventBridgeDestination")
                            .at("EventBusArn")
                            .text()
                            .equals(Template.arn("events", "event-bus/default"))) {
                        throw destination.error("does not name the default bus, the only one that SES supports");
                    }
                    return destination.at("Enabled").flag()
                            ? destination.at("MatchingEventTypes").texts().stream()
                            : Stream.<String>empty();
                })
                .collect(Collectors.toSet());
    }
}
