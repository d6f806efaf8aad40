package openseat.dynamodb;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A write as a test reads it: one line a clause, without aliases, in alphabetical order.
///
/// ```
///  SET due = 5, status = 'waiting'
///  ADD room 2
///  REMOVE lease
///  IF #version = 3
/// ```
///
/// Text is in quotes, so that `'5'` is not taken for the number 5; bytes are `x` and hex digits.
///
/// @param lines an update's clauses, or `PUT ...` or `DELETE`; then the condition, if there is one
public record Written(Key key, List<String> lines) {

    private static final Pattern CLAUSE =
            Pattern.compile("(SET|ADD|DELETE|REMOVE) (.*?)(?=$| (?:SET|ADD|DELETE|REMOVE) )");
    private static final Pattern ALIAS = Pattern.compile("[#:]\\w+");

    public static Written of(Write write) {
        return of(write.transactional("T"));
    }

    static Written of(TransactWriteItem item) {
        if (item.update() != null) {
            var update = item.update();
            var clauses = clauses(
                    update.updateExpression(), update.expressionAttributeNames(), update.expressionAttributeValues());
            return of(update.key(), clauses, update.conditionExpression(), update.expressionAttributeValues());
        }
        if (item.put() != null) {
            var put = item.put();
            return of(
                    put.item(),
                    List.of("PUT " + attributes(put.item())),
                    put.conditionExpression(),
                    put.expressionAttributeValues());
        }
        if (item.conditionCheck() != null) {
            var check = item.conditionCheck();
            return of(check.key(), List.of(), check.conditionExpression(), check.expressionAttributeValues());
        }
        var delete = item.delete();
        return of(delete.key(), List.of("DELETE"), delete.conditionExpression(), delete.expressionAttributeValues());
    }

    static Written of(UpdateItemRequest update) {
        var clauses = clauses(
                update.updateExpression(), update.expressionAttributeNames(), update.expressionAttributeValues());
        return of(update.key(), clauses, update.conditionExpression(), update.expressionAttributeValues());
    }

    private static Written of(
            Map<String, AttributeValue> key,
            List<String> clauses,
            String condition,
            Map<String, AttributeValue> values) {
        var lines = new ArrayList<>(clauses);
        if (condition != null) {
            lines.add("IF " + resolve(condition, Map.of(), values));
        }
        return new Written(new Item(key).key(), lines);
    }

    /// The condition, with its values; empty where there is none.
    public String condition() {
        return lines.getLast().startsWith("IF ") ? lines.getLast().substring(3) : "";
    }

    /// The line of this clause, such as `ADD`, without the word; empty where there is none.
    public String clause(String verb) {
        return lines.stream()
                .filter(line -> line.startsWith(verb + " "))
                .findFirst()
                .map(line -> line.substring(verb.length() + 1))
                .orElse("");
    }

    /// What is added to which counter.
    public Map<String, Long> added() {
        var added = new TreeMap<String, Long>();
        Stream.of(clause("ADD").split(", "))
                .filter(action -> !action.isEmpty())
                .map(action -> action.split(" "))
                .forEach(action -> added.put(action[0], Long.valueOf(action[1])));
        return added;
    }

    private static List<String> clauses(
            String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        return CLAUSE.matcher(expression)
                .results()
                // Every action starts with a name, which a comma within an action does not precede.
                .map(clause -> clause.group(1) + " "
                        + Stream.of(clause.group(2).split(", (?=#)"))
                                .sorted()
                                .map(action -> resolve(action, names, values))
                                .collect(joining(", ")))
                .toList();
    }

    private static String resolve(String text, Map<String, String> names, Map<String, AttributeValue> values) {
        return ALIAS.matcher(text).replaceAll(match -> {
            var alias = match.group();
            return Matcher.quoteReplacement(
                    alias.startsWith(":") ? value(values.get(alias)) : names.getOrDefault(alias, alias));
        });
    }

    private static String value(AttributeValue value) {
        return switch (value.type()) {
            case S -> "'" + value.s() + "'";
            case N -> value.n();
            case BOOL -> value.bool().toString();
            case B -> "x" + HexFormat.of().formatHex(value.b().asByteArray());
            case BS ->
                value.bs().stream()
                        .map(element -> "x" + HexFormat.of().formatHex(element.asByteArray()))
                        .collect(joining(", ", "{", "}"));
            case L -> value.l().stream().map(Written::value).collect(joining(", ", "[", "]"));
            case M -> "{" + attributes(value.m()) + "}";
            default -> throw new IllegalArgumentException("No write of ours has a value of type " + value.type());
        };
    }

    private static String attributes(Map<String, AttributeValue> item) {
        return new TreeMap<>(item)
                .entrySet().stream()
                        .filter(entry ->
                                !entry.getKey().equals("pk") && !entry.getKey().equals("sk"))
                        .map(entry -> entry.getKey() + " = " + value(entry.getValue()))
                        .collect(joining(", "));
    }
}
