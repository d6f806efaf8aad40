package openseat.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts Java values to DynamoDB attribute values.
final class AttributeValues {

    private AttributeValues() {}

    static AttributeValue of(Object value) {
        return switch (value) {
            case String text -> AttributeValue.fromS(text);
            case Number number -> AttributeValue.fromN(number.toString());
            case Boolean bool -> AttributeValue.fromBool(bool);
            case byte[] bytes -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
            case List<?> list ->
                AttributeValue.fromL(list.stream().map(AttributeValues::of).toList());
            case Map<?, ?> map -> AttributeValue.fromM(of(map));
            default -> throw new IllegalArgumentException("DynamoDB cannot store a value of " + value.getClass());
        };
    }

    static Map<String, AttributeValue> of(Map<?, ?> map) {
        var values = new LinkedHashMap<String, AttributeValue>();
        map.forEach((name, value) -> values.put((String) name, of(value)));
        return values;
    }

    /// A set of binary values.
    static AttributeValue setOf(List<byte[]> elements) {
        return AttributeValue.fromBs(
                elements.stream().map(SdkBytes::fromByteArray).toList());
    }

    /// A set of numbers.
    static AttributeValue setOfNumbers(List<Long> elements) {
        return AttributeValue.fromNs(elements.stream().map(String::valueOf).toList());
    }
}
