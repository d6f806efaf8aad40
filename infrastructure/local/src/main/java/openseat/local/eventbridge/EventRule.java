package openseat.local.eventbridge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// An EventBridge rule: which events invoke a function, and with what input.
///
/// @param function the logical id
/// @param name the rule's name in AWS
record EventRule(String function, String name, EventPattern pattern, Optional<InputTransformer> transformer) {

    static EventRule of(Template.Rule rule) {
        return new EventRule(
                rule.function(),
                Template.ruleName(rule.function(), rule.name()),
                new EventPattern(Json.write(rule.pattern())),
                rule.transformer().map(t -> new InputTransformer(t.paths(), t.template())));
    }

    /// The function's input; empty if the event does not match.
    Optional<byte[]> input(Map<String, Object> event) {
        return pattern.matches(event) ? Optional.of(json(event).getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private String json(Map<String, Object> event) {
        return transformer.map(t -> t.transform(event)).orElseGet(() -> Json.write(event));
    }
}
