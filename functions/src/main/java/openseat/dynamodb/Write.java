package openseat.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// One write: alone, or one of a transaction's.
public sealed interface Write permits Put, Update, Delete {

    /// As a part of a transaction.
    TransactWriteItem transactional(String table);

    /// A condition, where attributes are written `#name` and values `:name`.
    final class Condition {
        private static final Pattern NAME = Pattern.compile("#(\\w+)");

        private final String text;
        private final Map<String, AttributeValue> values = new HashMap<>();

        Condition(String text, Object... namesAndValues) {
            this.text = text;
            for (var i = 0; i < namesAndValues.length; i += 2) {
                values.put(":" + namesAndValues[i], AttributeValues.of(namesAndValues[i + 1]));
            }
        }

        String text() {
            return text;
        }

        Map<String, AttributeValue> values() {
            return values;
        }

        Map<String, String> names() {
            var names = new HashMap<String, String>();
            NAME.matcher(text).results().forEach(match -> names.put(match.group(), match.group(1)));
            return names;
        }
    }

    /// A failed condition in a transaction brings the item as it was.
    ReturnValuesOnConditionCheckFailure WITH_OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;
}
