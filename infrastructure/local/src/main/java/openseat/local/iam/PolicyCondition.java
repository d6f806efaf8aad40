package openseat.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One condition of a policy's statement, evaluated as IAM does it.
///
/// @param operator a supported one, otherwise the constructor rejects it: a guess could allow too much
/// @param wanted the values in the policy, of which one must match; for a negated operator none may match
record PolicyCondition(String operator, String key, List<String> wanted) {

    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";
    private static final String NULL = "Null";

    PolicyCondition {
        if (wanted.stream().anyMatch(value -> value.contains("${"))) {
            throw new IllegalArgumentException("The runner does not support policy variables: " + wanted);
        }
        if (!operator.equals(NULL)) {
            comparison(operator);
        }
    }

    boolean holds(Map<String, List<String>> context) {
        var values = context.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        if (operator.equals(NULL)) {
            return wanted.stream().anyMatch(absent -> Boolean.parseBoolean(absent) == values.isEmpty());
        }
        if (operator.startsWith(ALL)) {
            return values.stream().allMatch(this::accepts);
        }
        if (values.isEmpty() && operator.endsWith(IF_EXISTS)) {
            return true;
        }
        if (operator.startsWith(ANY)) {
            return values.stream().anyMatch(this::accepts);
        }
        if (values.size() > 1) {
            throw new IllegalArgumentException(key + " has several values; use ForAllValues or ForAnyValue.");
        }
        // A key that the request does not have matches no value, so it satisfies only a negated operator.
        return values.isEmpty() ? isNegated() : accepts(values.getFirst());
    }

    private boolean accepts(String value) {
        return isNegated()
                != wanted.stream().anyMatch(want -> comparison(operator).test(want, value));
    }

    private boolean isNegated() {
        return bare(operator).startsWith("StringNot");
    }

    private static String bare(String operator) {
        return operator.replaceFirst("^(" + ALL + "|" + ANY + ")", "").replaceFirst(IF_EXISTS + "$", "");
    }

    private static BiPredicate<String, String> comparison(String operator) {
        return switch (bare(operator)) {
            case "StringEquals", "StringNotEquals" -> String::equals;
            case "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase" -> String::equalsIgnoreCase;
            case "StringLike", "StringNotLike" -> PolicyCondition::matches;
            default -> throw new IllegalArgumentException("The runner does not support the operator " + operator);
        };
    }

    /// Whether a text matches a pattern in which `*` is any characters and `?` is one character.
    static boolean matches(String pattern, String text) {
        var regex = Pattern.compile("\\*|\\?|[^*?]+")
                .matcher(pattern)
                .results()
                .map(part -> switch (part.group()) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part.group());
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    static boolean matchesIgnoringCase(String pattern, String text) {
        return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }
}
