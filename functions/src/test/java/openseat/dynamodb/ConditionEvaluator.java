package openseat.dynamodb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Decides whether a condition holds on an item, for the few operators that Openseat uses.
///
/// `AND` binds tighter than `OR`. A comparison with an attribute that is absent is false, but for `<>`, which is true.
public final class ConditionEvaluator {

    private static final Pattern TOKEN = Pattern.compile("[()]|[<>=]+|-?\\d+|#?\\w+");

    private final Deque<String> tokens = new ArrayDeque<>();
    private final Map<String, Object> item;

    private ConditionEvaluator(String condition, Map<String, Object> item) {
        TOKEN.matcher(condition).results().map(MatchResult::group).forEach(tokens::add);
        this.item = item;
    }

    /// @param condition as `Written` shows it, with its values
    /// @param item      numbers of type `Integer`, and booleans
    public static boolean holds(String condition, Map<String, Object> item) {
        var evaluator = new ConditionEvaluator(condition, item);
        var holds = evaluator.anyOf();
        if (!evaluator.tokens.isEmpty()) {
            throw new IllegalArgumentException("Not understood from " + evaluator.tokens.peek() + " on: " + condition);
        }
        return holds;
    }

    private boolean anyOf() {
        var holds = allOf();
        while (skip("OR")) {
            holds |= allOf();
        }
        return holds;
    }

    private boolean allOf() {
        var holds = term();
        while (skip("AND")) {
            holds &= term();
        }
        return holds;
    }

    private boolean term() {
        var token = tokens.remove();
        return switch (token) {
            case "(" -> inParentheses(anyOf());
            case "attribute_exists" -> skip("(") && inParentheses(item.containsKey(name()));
            case "attribute_not_exists" -> skip("(") && inParentheses(!item.containsKey(name()));
            default -> compare(item.get(token.substring(1)), tokens.remove(), value(tokens.remove()));
        };
    }

    private String name() {
        return tokens.remove().substring(1);
    }

    private boolean inParentheses(boolean holds) {
        if (!skip(")")) {
            throw new IllegalArgumentException("A parenthesis is not closed");
        }
        return holds;
    }

    private boolean skip(String token) {
        var isNext = token.equals(tokens.peek());
        if (isNext) {
            tokens.remove();
        }
        return isNext;
    }

    private static Comparable<?> value(String token) {
        return switch (token) {
            case "true" -> true;
            case "false" -> false;
            default -> Integer.valueOf(token);
        };
    }

    private static boolean compare(Object attribute, String operator, Object value) {
        Predicate<Predicate<Integer>> ordered =
                test -> attribute instanceof Integer number && test.test(number.compareTo((Integer) value));
        return switch (operator) {
            case "=" -> value.equals(attribute);
            case "<>" -> !value.equals(attribute);
            case "<" -> ordered.test(order -> order < 0);
            case "<=" -> ordered.test(order -> order <= 0);
            case ">" -> ordered.test(order -> order > 0);
            case ">=" -> ordered.test(order -> order >= 0);
            default -> throw new IllegalArgumentException("Unknown operator " + operator);
        };
    }
}
