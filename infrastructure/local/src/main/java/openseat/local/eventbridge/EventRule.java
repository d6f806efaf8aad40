package openseat.local.eventbridge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import openseat.local.http.Json;
import openseat.local.template.Template;

/// A rule of EventBridge: which events a function is told of, and what of them.
///
/// @param function the logical id
public record EventRule(String function, EventPattern pattern, Optional<InputTransformer> transformer) {

    public static EventRule of(Template.Rule rule) {
        return new EventRule(rule.function(), new EventPattern(rule.pattern()),
                rule.transformer().map(t -> new InputTransformer(t.paths(), t.template())));
    }

    /// What the function is invoked with; empty where the event is none of its business.
    public Optional<byte[]> input(Map<String, Object> event) {
        return pattern.fits(event)
                ? Optional.of(transformer.map(t -> t.of(event)).orElseGet(() -> Json.write(event)).getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
