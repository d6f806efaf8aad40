package openseat.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A rule of EventBridge: which events a function is told of, and what of them.
///
/// @param function the logical id
record EventRule(String function, EventPattern pattern, Optional<InputTransformer> transformer) {

    static List<EventRule> of(Template template) {
        return template.functions().values().stream().flatMap(function -> function.rules().stream()).toList();
    }

    /// What the function is invoked with; empty where the event is none of its business.
    Optional<byte[]> input(Map<String, Object> event) {
        return pattern.fits(event)
                ? Optional.of(transformer.map(t -> t.of(event)).orElseGet(() -> Json.write(event)).getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
