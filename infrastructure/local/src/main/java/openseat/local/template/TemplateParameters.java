package openseat.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The values of a template's Parameters, checked against what the template allows.
final class TemplateParameters {

    private TemplateParameters() {}

    /// Every parameter with its given value or its default.
    ///
    /// @throws IllegalArgumentException if a value is missing or not allowed, or names no parameter of the template
    static Map<String, String> values(TemplateNode template, Map<String, String> given) {
        var parameters = template.entries("Parameters");
        for (var name : given.keySet()) {
            if (!parameters.containsKey(name)) {
                throw template.error("has no parameter " + name);
            }
        }
        var values = new LinkedHashMap<String, String>();
        parameters.forEach((name, parameter) -> values.put(name, value(parameter, given.get(name))));
        return values;
    }

    private static String value(TemplateNode parameter, String given) {
        parameter.requireKnownKeys(Set.of(
                "Type", "Default", "Description", "AllowedPattern", "ConstraintDescription", "MinValue", "MaxValue"));
        var value = given != null
                ? given
                : parameter.find("Default").map(TemplateNode::text).orElseThrow(() -> parameter.error("needs a value"));
        var allowed = switch (parameter.at("Type").text()) {
            case "String" ->
                parameter
                        .find("AllowedPattern")
                        .map(p -> value.matches(p.text()))
                        .orElse(true);
            case "Number" ->
                value.matches("[0-9]{1,9}")
                        && parameter
                                .find("MinValue")
                                .map(m -> Integer.parseInt(value) >= m.number())
                                .orElse(true)
                        && parameter
                                .find("MaxValue")
                                .map(m -> Integer.parseInt(value) <= m.number())
                                .orElse(true);
            default -> throw parameter.error("is of a type that the runner does not support");
        };
        if (!allowed) {
            var bounds = parameter
                    .find("ConstraintDescription")
                    .map(TemplateNode::text)
                    .orElse("is out of bounds");
            throw parameter.error(bounds + ": " + value);
        }
        return value;
    }
}
