package openseat.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and writes strict JSON (RFC 8259): no repeated names, nothing after the value, nesting up to 32.
///
/// Values are `Map`, `List`, `String`, `Number`, `Boolean` and null.
public final class Json {

    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(20)
                    .build())
            .build();
    private static final JSON JSON_JR = JSON.builder(STRICT).build();
    private static final JSON INDENTED =
            JSON_JR.with(new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    private Json() {}

    /// The result of reading.
    public sealed interface Read {}

    /// A JSON value; null is JSON's null.
    public record Value(Object value) implements Read {}

    /// Not JSON; `line` and `column` say where, counted from 1.
    public record Malformed(long line, long column) implements Read {}

    /// Reads one value from text.
    public static Read read(String text) {
        try (var parser = STRICT.createParser(text)) {
            var value = JSON_JR.anyFrom(parser);
            if (parser.nextToken() != null) {
                var at = parser.currentTokenLocation();
                return new Malformed(at.getLineNr(), at.getColumnNr());
            }
            return text.isBlank() ? new Malformed(1, 1) : new Value(value);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return at == null
                    ? new Malformed(1, 1)
                    : new Malformed(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        } catch (IOException e) {
            return new Malformed(1, 1);
        }
    }

    /// Reads what AWS invokes a function with, such as a batch of a stream. It is never malformed, so it throws if
    /// it is.
    public static Map<String, Object> readInvocation(InputStream in) {
        try {
            return object(JSON.std.anyFrom(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads what this program wrote. It is never malformed, so it throws if it is.
    public static Object readOwn(String text) {
        return switch (read(text)) {
            case Value(var value) -> value;
            case Malformed _ -> throw new IllegalStateException("JSON that this program wrote cannot be read.");
        };
    }

    /// Writes a value as compact JSON.
    public static String write(Object value) {
        try {
            return JSON_JR.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a value as JSON for people to read, each member and element on a line of its own.
    public static String writeIndented(Object value) {
        try {
            return INDENTED.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An object with two members in this order: that of `Map.of` is another in each process.
    public static Map<String, Object> members(String first, Object value, String second, Object other) {
        var members = new LinkedHashMap<String, Object>();
        members.put(first, value);
        members.put(second, other);
        return members;
    }

    /// The value as an object, or an empty one.
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /// The value as a list, or an empty one.
    public static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /// The value as text, or blank.
    public static String string(Object value) {
        return value instanceof String text ? text : "";
    }
}
