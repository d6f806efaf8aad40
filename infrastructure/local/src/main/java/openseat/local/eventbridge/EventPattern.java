package openseat.local.eventbridge;

import java.util.Map;
import openseat.local.http.Json;
import software.amazon.event.ruler.RuleCompiler;
import software.amazon.event.ruler.Ruler;

/// An event pattern, as in Lambda's filters and EventBridge's rules, matched by the library that EventBridge uses
/// (https://github.com/aws/event-ruler).
///
/// @param json as in the template
public record EventPattern(String json) {

    /// @throws IllegalArgumentException if it is no event pattern
    public EventPattern {
        var error = RuleCompiler.check(json);
        if (error != null) {
            throw new IllegalArgumentException("That is no event pattern: " + error);
        }
    }

    /// A pattern that filters a stream: Lambda knows fewer operators than EventBridge
    /// (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
    ///
    /// @throws IllegalArgumentException if it is none
    public static EventPattern ofStream(String json) {
        for (var operator : new String[] {"wildcard", "cidr"}) {
            if (json.contains("\"" + operator + "\"")) {
                throw new IllegalArgumentException("Lambda's filters have no operator " + operator + ".");
            }
        }
        return new EventPattern(json);
    }

    public boolean matches(Map<String, Object> event) {
        try {
            return Ruler.matchesRule(Json.write(event), json);
        } catch (Exception e) {
            // It declares no narrower one.
            throw new IllegalArgumentException("The event cannot be matched.", e);
        }
    }
}
