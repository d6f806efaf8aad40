package openseat.local.http;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// JSON as maps, lists, strings, numbers and booleans, in the order in which it was written.
public final class Json {

    private static final JSON PLAIN =
            JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final JSON INDENTED = PLAIN.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private Json() {}

    /// @throws IllegalArgumentException if it is not JSON
    public static Object read(byte[] json) {
        try {
            return PLAIN.anyFrom(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("That is not JSON.", e);
        }
    }

    /// @throws IllegalArgumentException if it is not a JSON object
    public static Map<String, Object> object(byte[] json) {
        if (read(json) instanceof Map<?, ?> map) {
            return map(map);
        }
        throw new IllegalArgumentException("That is not a JSON object.");
    }

    /// @throws IllegalArgumentException if it is not a JSON object
    public static Map<String, Object> object(String json) {
        return object(json.getBytes(StandardCharsets.UTF_8));
    }

    public static String write(Object value) {
        return write(PLAIN, value);
    }

    public static String indented(Object value) {
        return write(INDENTED, value);
    }

    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String write(JSON style, Object value) {
        try {
            return style.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value as an object; empty if it is none.
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /// The value as a list; empty if it is none.
    public static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /// The value as a string; blank if it is none.
    public static String text(Object value) {
        return value instanceof String text ? text : "";
    }
}
