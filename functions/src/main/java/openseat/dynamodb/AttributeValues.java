package openseat.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts Java values to DynamoDB attribute values.
final class AttributeValues {

    private AttributeValues() {}

    static AttributeValue of(Object value) {
        if (value instanceof String text) {
            return AttributeValue.fromS(text);
        }
        if (value instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        }
        if (value instanceof Boolean bool) {
            return AttributeValue.fromBool(bool);
        }
        if (value instanceof byte[] bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        }
        if (value instanceof List<?> list) {
            return AttributeValue.fromL(allOf(list));
        }
        if (value instanceof Map<?, ?> map) {
            return AttributeValue.fromM(of(map));
        }
        throw new IllegalArgumentException("DynamoDB cannot store a value of " + value.getClass());
    }

    private static List<AttributeValue> allOf(List<?> list) {
        var values = new ArrayList<AttributeValue>();
        for (var value : list) {
            values.add(of(value));
        }
        return values;
    }

    static Map<String, AttributeValue> of(Map<?, ?> map) {
        var values = new LinkedHashMap<String, AttributeValue>();
        for (var entry : map.entrySet()) {
            values.put((String) entry.getKey(), of(entry.getValue()));
        }
        return values;
    }

    /// A set of binary values.
    static AttributeValue setOf(List<byte[]> elements) {
        var bytes = new ArrayList<SdkBytes>();
        for (var element : elements) {
            bytes.add(SdkBytes.fromByteArray(element));
        }
        return AttributeValue.fromBs(bytes);
    }

    /// A set of numbers.
    static AttributeValue setOfNumbers(List<Long> elements) {
        return AttributeValue.fromNs(elements.stream().map(String::valueOf).toList());
    }
}
