package openseat.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

    /// For what AWS sends, which may repeat a name or nest deeper.
    private static final JsonFactory LENIENT = new JsonFactory();

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
            if (parser.nextToken() == null) {
                return new Malformed(1, 1);
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                var at = parser.currentTokenLocation();
                return new Malformed(at.getLineNr(), at.getColumnNr());
            }
            return new Value(value);
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
        try (var parser = LENIENT.createParser(in)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "There is no value.");
            }
            return object(value(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value that begins at the parser's token.
    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, Object>();
                for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                var elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "No value begins here.");
        };
    }

    /// Reads what this program wrote. It is never malformed, so it throws if it is.
    public static Object readOwn(String text) {
        if (read(text) instanceof Value(var value)) {
            return value;
        }
        throw new IllegalStateException("JSON that this program wrote cannot be read.");
    }

    /// Writes a value as compact JSON. Members that are null are left out.
    public static String write(Object value) {
        return write(value, null);
    }

    /// Writes a value as JSON for people to read, each member and element on a line of its own.
    public static String writeIndented(Object value) {
        return write(value, new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));
    }

    private static String write(Object value, PrettyPrinter printer) {
        var text = new StringWriter();
        try (var generator = STRICT.createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            generate(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void generate(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (var member : map.entrySet()) {
                if (member.getValue() != null) {
                    generator.writeFieldName((String) member.getKey());
                    generate(member.getValue(), generator);
                }
            }
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            generator.writeStartArray();
            for (var element : list) {
                generate(element, generator);
            }
            generator.writeEndArray();
        } else {
            // Text, numbers, truth values and null; it throws for all others.
            generator.writePOJO(value);
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
