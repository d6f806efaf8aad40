package openseat.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What must hold for a write to be done, with the names and values that it uses.
///
/// @param text null where there is no condition: the SDK does not send what is null
record Condition(String text, Map<String, String> names, Map<String, AttributeValue> values) {

    static final Condition NONE = new Condition(null, Map.of(), Map.of());

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    /// @param text           attributes are written `#name`, values `:name`
    /// @param namesAndValues the values: name, value, name, value
    static Condition of(String text, Object... namesAndValues) {
        var names = new HashMap<String, String>();
        NAME.matcher(text).results().forEach(match -> names.put(match.group(), match.group(1)));
        var values = new HashMap<String, AttributeValue>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(":" + namesAndValues[i], AttributeValues.of(namesAndValues[i + 1]));
        }
        return new Condition(text, names, values);
    }

    /// The names that this and another expression of the same write use; null where there are none, because
    /// DynamoDB refuses an empty map.
    Map<String, String> namesWith(Map<String, String> others) {
        return union(names, others);
    }

    /// The values that this and another expression of the same write use; null where there are none, likewise.
    Map<String, AttributeValue> valuesWith(Map<String, AttributeValue> others) {
        return union(values, others);
    }

    private static <V> Map<String, V> union(Map<String, V> one, Map<String, V> other) {
        var union = new HashMap<>(one);
        union.putAll(other);
        return union.isEmpty() ? null : union;
    }
}
