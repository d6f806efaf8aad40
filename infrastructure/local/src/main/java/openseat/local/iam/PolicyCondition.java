package openseat.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One condition of a policy's statement, judged as IAM judges it.
///
/// @param operator one that is known here, else the constructor refuses it: a guess would let things pass
/// @param wanted the values of the policy, of which one must fit; for a negated operator, none
record PolicyCondition(String operator, String key, List<String> wanted) {

    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";
    private static final String NULL = "Null";

    PolicyCondition {
        if (wanted.stream().anyMatch(value -> value.contains("${"))) {
            throw new IllegalArgumentException("The runner knows no policy variables: " + wanted);
        }
        if (!operator.equals(NULL)) {
            fitting(operator);
        }
    }

    boolean holds(Map<String, List<String>> context) {
        var values = context.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue).findFirst().orElse(List.of());
        if (operator.equals(NULL)) {
            return wanted.stream().anyMatch(absent -> Boolean.parseBoolean(absent) == values.isEmpty());
        }
        if (operator.startsWith(ALL)) {
            return values.stream().allMatch(this::fits);
        }
        if (values.isEmpty() && operator.endsWith(IF_EXISTS)) {
            return true;
        }
        if (operator.startsWith(ANY)) {
            return values.stream().anyMatch(this::fits);
        }
        if (values.size() > 1) {
            throw new IllegalArgumentException(key + " has several values; say ForAllValues or ForAnyValue.");
        }
        // A key that the request does not have fits no value, and so satisfies only what is negated.
        return values.isEmpty() ? isNegated() : fits(values.getFirst());
    }

    private boolean fits(String value) {
        return isNegated() != wanted.stream().anyMatch(want -> fitting(operator).test(want, value));
    }

    private boolean isNegated() {
        return bare(operator).startsWith("StringNot");
    }

    private static String bare(String operator) {
        return operator.replaceFirst("^(" + ALL + "|" + ANY + ")", "").replaceFirst(IF_EXISTS + "$", "");
    }

    private static BiPredicate<String, String> fitting(String operator) {
        return switch (bare(operator)) {
            case "StringEquals", "StringNotEquals" -> String::equals;
            case "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase" -> String::equalsIgnoreCase;
            case "StringLike", "StringNotLike" -> PolicyCondition::like;
            default -> throw new IllegalArgumentException("The runner does not know the operator " + operator);
        };
    }

    /// Whether a text fits a pattern in which `*` stands for any characters and `?` for one.
    static boolean like(String pattern, String text) {
        var regex = Pattern.compile("\\*|\\?|[^*?]+").matcher(pattern).results()
                .map(part -> switch (part.group()) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part.group());
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    static boolean likeIgnoringCase(String pattern, String text) {
        return like(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }
}
