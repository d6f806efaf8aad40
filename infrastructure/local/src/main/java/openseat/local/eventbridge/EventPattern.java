package openseat.local.eventbridge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import openseat.local.http.Json;

/// An event pattern, as Lambda's filters and EventBridge's rules have them
/// (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
///
/// All of its fields must fit, and of a field's list one entry. A field that is not there is `null`.
public record EventPattern(Map<String, Object> fields) {

    public EventPattern {
        check(fields);
    }

    public static EventPattern of(String json) {
        return new EventPattern(Json.object(json));
    }

    public boolean fits(Map<String, Object> event) {
        return fits(fields, event);
    }

    private static boolean fits(Map<String, Object> pattern, Object event) {
        return pattern.entrySet().stream().allMatch(field -> {
            var value = Json.map(event).get(field.getKey());
            return switch (field.getValue()) {
                case List<?> entries -> entries.stream().anyMatch(entry -> entryFits(entry, value));
                case Map<?, ?> deeper -> fits(Json.map(deeper), value);
                default -> throw new IllegalStateException();
            };
        });
    }

    private static boolean entryFits(Object entry, Object value) {
        if (value instanceof List<?> values) {
            return values.stream().anyMatch(v -> entryFits(entry, v));
        }
        if (!(entry instanceof Map<?, ?>)) {
            return same(entry, value);
        }
        var operator = Json.map(entry).entrySet().iterator().next();
        var wanted = operator.getValue();
        return switch (operator.getKey()) {
            // It works on leaves only.
            case "exists" -> wanted.equals(value != null && !(value instanceof Map));
            case "prefix" -> value instanceof String text && text.startsWith((String) wanted);
            case "suffix" -> value instanceof String text && text.endsWith((String) wanted);
            case "equals-ignore-case" -> value instanceof String text && text.equalsIgnoreCase((String) wanted);
            case "anything-but" -> value != null && (wanted instanceof List<?> list ? list : List.of(wanted)).stream()
                    .noneMatch(unwanted -> entryFits(unwanted, value));
            default -> throw new IllegalStateException();
        };
    }

    private static boolean same(Object a, Object b) {
        return a instanceof Number && b instanceof Number
                ? new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0
                : Objects.equals(a, b);
    }

    /// Refuses what it does not know, since to guess would be to let things pass.
    private static void check(Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            switch (value) {
                case Map<?, ?> deeper when !name.startsWith("$") -> check(Json.map(deeper));
                case List<?> entries when !entries.isEmpty() && !name.startsWith("$") -> entries.forEach(EventPattern::checkEntry);
                case null, default -> throw new IllegalArgumentException("The runner does not know this in an event pattern: " + name);
            }
        });
    }

    private static void checkEntry(Object entry) {
        if (entry instanceof Map<?, ?> operator) {
            var known = operator.size() == 1 && switch ((String) operator.keySet().iterator().next()) {
                case "exists" -> operator.get("exists") instanceof Boolean;
                case "prefix", "suffix", "equals-ignore-case" -> operator.values().iterator().next() instanceof String;
                case "anything-but" -> true;
                default -> false;
            };
            if (!known) {
                throw new IllegalArgumentException("The runner does not know this in an event pattern: " + operator);
            }
        }
    }
}
