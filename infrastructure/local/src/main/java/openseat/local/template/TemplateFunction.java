package openseat.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One function of a template, with its routes, schedules and policy, out of its resolved properties.
record TemplateFunction(String id, TemplateNode properties, TemplatePolicies policies) {

    private static final Set<String> KNOWN = Set.of(
            "Handler",
            "Timeout",
            "MemorySize",
            "Environment",
            "Policies",
            "Events",
            "SnapStart",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "EventInvokeConfig",
            "Description",
            "CodeUri",
            "Runtime",
            "Architectures",
            "LoggingConfig");
    /// One minute, but five minutes:
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    private static final Pattern RATE =
            Pattern.compile("rate\\((?:1 (?<one>minute|hour|day)|(?!1 )(?<n>\\d+) (?<many>minute|hour|day)s)\\)");

    Template.Function read(List<Template.Stream> streams) {
        properties.requireKnownKeys(KNOWN);
        return new Template.Function(
                id,
                properties.at("Handler").text().replace("::handleRequest", ""),
                Duration.ofSeconds(properties.at("Timeout").number()),
                properties.at("MemorySize").number(),
                environment(),
                policies.statements(properties.list("Policies")),
                events("HttpApi").values().stream().map(TemplateFunction::route).toList(),
                events("Schedule").entrySet().stream()
                        .map(e -> schedule(e.getKey(), e.getValue()))
                        .toList(),
                events("EventBridgeRule").entrySet().stream()
                        .map(e -> rule(e.getKey(), e.getValue()))
                        .toList(),
                streams,
                properties
                        .find("SnapStart")
                        .map(s -> s.at("ApplyOn").text())
                        .orElse("None")
                        .equals("PublishedVersions"));
    }

    private Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        properties
                .find("Environment")
                .map(e -> e.entries("Variables"))
                .orElse(Map.of())
                .forEach((name, node) -> variables.put(name, node.text()));
        return variables;
    }

    /// The properties of the events of one type.
    private Map<String, TemplateNode> events(String type) {
        var found = new LinkedHashMap<String, TemplateNode>();
        properties.entries("Events").forEach((name, event) -> {
            var eventType = event.at("Type").text();
            if (!Set.of("HttpApi", "Schedule", "EventBridgeRule").contains(eventType)) {
                throw event.error("is an event that the runner does not support: " + eventType);
            }
            if (eventType.equals(type)) {
                found.put(name, event.at("Properties"));
            }
        });
        return found;
    }

    private static Template.Route route(TemplateNode event) {
        event.requireKnownKeys(Set.of("ApiId", "Method", "Path", "Auth"));
        var path = event.at("Path").text();
        var method = event.at("Method").text().toUpperCase(Locale.ROOT);
        var iam = event.find("Auth")
                .map(auth -> auth.at("Authorizer").text())
                .map(authorizer -> {
                    if (!authorizer.equals("AWS_IAM")) {
                        throw event.error("has an authorizer that the runner does not support: " + authorizer);
                    }
                    return true;
                })
                .orElse(false);
        if (path.equals("$default") != method.equals("ANY")) {
            throw event.error("takes any method, which the runner supports for $default only");
        }
        return path.equals("$default") ? new Template.Route(path, path, iam) : new Template.Route(method, path, iam);
    }

    private static Template.Schedule schedule(String name, TemplateNode event) {
        event.requireKnownKeys(Set.of("Schedule", "Input"));
        var expression = event.at("Schedule").text();
        var rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw event.error("has a schedule that the runner does not support: " + expression);
        }
        var isOne = rate.group("one") != null;
        var n = isOne ? 1 : Long.parseLong(rate.group("n"));
        var every = switch (isOne ? rate.group("one") : rate.group("many")) {
            case "minute" -> Duration.ofMinutes(n);
            case "hour" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
        return new Template.Schedule(
                name, expression, every, event.find("Input").map(TemplateNode::text));
    }

    private Template.Rule rule(String name, TemplateNode event) {
        event.requireKnownKeys(Set.of("Pattern", "InputTransformer"));
        var transformer = event.find("InputTransformer")
                .map(t -> new Template.Transformer(
                        t.entries("InputPathsMap").entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        path -> path.getValue().text())),
                        t.at("InputTemplate").text()));
        return new Template.Rule(id, name, event.at("Pattern").map(), transformer);
    }
}
