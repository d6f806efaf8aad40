package openseat.local.eventbridge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import openseat.local.http.Json;

/// An event pattern, as in Lambda's filters and EventBridge's rules
/// (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
///
/// Every field of the pattern must match, and of a field's list at least one entry. A missing field is `null`.
public record EventPattern(Map<String, Object> fields) {

    /// @throws IllegalArgumentException if the runner does not support the pattern
    public EventPattern {
        check(fields);
    }

    public static EventPattern of(String json) {
        return new EventPattern(Json.object(json));
    }

    public boolean matches(Map<String, Object> event) {
        return matches(fields, event);
    }

    private static boolean matches(Map<String, Object> pattern, Object event) {
        return pattern.entrySet().stream().allMatch(field -> {
            var value = Json.map(event).get(field.getKey());
            return switch (field.getValue()) {
                case List<?> entries -> entries.stream().anyMatch(entry -> entryMatches(entry, value));
                case Map<?, ?> nested -> matches(Json.map(nested), value);
                default -> throw new IllegalStateException();
            };
        });
    }

    private static boolean entryMatches(Object entry, Object value) {
        if (value instanceof List<?> values) {
            return values.stream().anyMatch(v -> entryMatches(entry, v));
        }
        if (!(entry instanceof Map<?, ?>)) {
            return same(entry, value);
        }
        var operator = Json.map(entry).entrySet().iterator().next();
        var wanted = operator.getValue();
        return switch (operator.getKey()) {
            // It works on leaf nodes only.
            case "exists" -> wanted.equals(value != null && !(value instanceof Map));
            case "prefix" -> value instanceof String text && text.startsWith((String) wanted);
            case "suffix" -> value instanceof String text && text.endsWith((String) wanted);
            case "equals-ignore-case" -> value instanceof String text && text.equalsIgnoreCase((String) wanted);
            case "anything-but" ->
                value != null
                        && (wanted instanceof List<?> list ? list : List.of(wanted))
                                .stream().noneMatch(unwanted -> entryMatches(unwanted, value));
            default -> throw new IllegalStateException();
        };
    }

    private static boolean same(Object a, Object b) {
        return a instanceof Number && b instanceof Number
                ? new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0
                : Objects.equals(a, b);
    }

    /// Rejects what is not supported here, because a guess could let events through.
    private static void check(Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            switch (value) {
                case Map<?, ?> nested when !name.startsWith("$") -> check(Json.map(nested));
                case List<?> entries
                when !entries.isEmpty() && !name.startsWith("$") -> entries.forEach(EventPattern::checkEntry);
                case null, default -> throw unsupported(name);
            }
        });
    }

    private static void checkEntry(Object entry) {
        if (entry instanceof Map<?, ?> operator) {
            var isSupported = operator.size() == 1
                    && switch ((String) operator.keySet().iterator().next()) {
                        case "exists" -> operator.get("exists") instanceof Boolean;
                        case "prefix", "suffix", "equals-ignore-case" ->
                            operator.values().iterator().next() instanceof String;
                        case "anything-but" -> true;
                        default -> false;
                    };
            if (!isSupported) {
                throw unsupported(operator);
            }
        }
    }

    private static IllegalArgumentException unsupported(Object part) {
        return new IllegalArgumentException("The runner does not support this in an event pattern: " + part);
    }
}
