package openseat.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evaluates CloudFormation's intrinsic functions.
///
/// @param names the values of `Ref` and `GetAtt`, by `Table`, `Table.Arn`, `AWS::Region`
/// @param conditions as in the template, not yet resolved
record Intrinsics(Map<String, String> names, Map<String, Object> conditions) {

    private static final Object NO_VALUE = new Object();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    /// The same tree with every function evaluated; entries that evaluate to `AWS::NoValue` are removed.
    ///
    /// @throws IllegalArgumentException if a name or a function is unknown
    Object resolve(Object value) {
        return switch (value) {
            case List<?> list ->
                new ArrayList<>(list.stream()
                        .map(this::resolve)
                        .filter(v -> v != NO_VALUE)
                        .toList());
            case Map<?, ?> map when map.size() == 1 && isFunction(map) -> call(map);
            case Map<?, ?> map -> {
                var resolved = new LinkedHashMap<String, Object>();
                map.forEach((key, v) -> {
                    var result = resolve(v);
                    if (result != NO_VALUE) {
                        resolved.put((String) key, result);
                    }
                });
                yield resolved;
            }
            default -> value;
        };
    }

    private static boolean isFunction(Map<?, ?> map) {
        var name = (String) map.keySet().iterator().next();
        // In a policy statement, Condition holds a mapping; as a function it holds the name of a condition.
        return name.equals("Ref")
                || name.startsWith("Fn::")
                || name.equals("Condition") && map.values().iterator().next() instanceof String;
    }

    private Object call(Map<?, ?> map) {
        var call = map.entrySet().iterator().next();
        var argument = call.getValue();
        return switch ((String) call.getKey()) {
            case "Ref" -> argument.equals("AWS::NoValue") ? NO_VALUE : name((String) argument);
            case "Condition" -> condition((String) argument);
            case "Fn::GetAtt" ->
                name(text(list(argument, 2).get(0)) + "."
                        + text(list(argument, 2).get(1)));
            case "Fn::Sub" -> substitute(argument);
            case "Fn::Join" ->
                String.join(
                        text(list(argument, 2).get(0)), texts(list(argument, 2).get(1)));
            case "Fn::Split" -> split(text(list(argument, 2).get(0)), resolved(argument, 1));
            case "Fn::Select" -> select(argument);
            case "Fn::If" ->
                resolve(list(argument, 3).get(condition(text(list(argument, 3).get(0))) ? 1 : 2));
            case "Fn::Equals" -> resolved(argument, 0).equals(resolved(argument, 1));
            case "Fn::Not" -> !truth(list(argument, 1).get(0));
            case "Fn::And" -> ((List<?>) argument).stream().allMatch(this::truth);
            case "Fn::Or" -> ((List<?>) argument).stream().anyMatch(this::truth);
            default -> throw new IllegalArgumentException("The runner does not support the function " + call.getKey());
        };
    }

    boolean condition(String name) {
        var condition = conditions.get(name);
        if (condition == null) {
            throw new IllegalArgumentException("The template has no condition " + name);
        }
        return truth(condition);
    }

    private boolean truth(Object value) {
        if (resolve(value) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("Neither true nor false: " + value);
    }

    private String name(String name) {
        var value = names.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The runner does not know what " + name + " refers to");
        }
        return value;
    }

    private String substitute(Object argument) {
        var own = argument instanceof List<?> list ? (Map<?, ?>) list(list, 2).get(1) : Map.of();
        var text = text(argument instanceof List<?> list ? list.getFirst() : argument);
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        !found.group(1).isEmpty()
                                ? "${" + found.group(2) + "}"
                                : own.containsKey(found.group(2))
                                        ? text(resolve(own.get(found.group(2))))
                                        : name(found.group(2))));
    }

    private Object select(Object argument) {
        var from = (List<?>) resolve(list(argument, 2).get(1));
        var index = Integer.parseInt(resolved(argument, 0));
        if (index < 0 || index >= from.size()) {
            throw new IllegalArgumentException("There is no element " + index + " in a list of " + from.size());
        }
        return from.get(index);
    }

    /// One of two arguments, resolved, as text.
    private String resolved(Object argument, int index) {
        return text(resolve(list(argument, 2).get(index)));
    }

    private static List<String> split(String delimiter, String text) {
        return List.of(text.split(Pattern.quote(delimiter), -1));
    }

    private List<String> texts(Object value) {
        return ((List<?>) resolve(value)).stream().map(Intrinsics::text).toList();
    }

    private static List<?> list(Object argument, int size) {
        if (argument instanceof List<?> list && list.size() == size) {
            return list;
        }
        throw new IllegalArgumentException("Expected a list of " + size + ": " + argument);
    }

    private static String text(Object value) {
        return switch (value) {
            case String s -> s;
            case Long n -> n.toString();
            case Boolean b -> b.toString();
            default -> throw new IllegalArgumentException("Expected a text: " + value);
        };
    }
}
