package openseat.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the body of a request: the fields of a form, or a JSON object.
public final class RequestBody {

    /// The largest body that is read, in bytes; a registration needs about 2,000.
    static final int MAX_BODY = 64 * 1024;

    private static final int MAX_FIELDS = 100;

    /// The largest form at the organizers' desk, in bytes: a document of 32 KiB whose every byte is escaped by
    /// three, with what stands around it.
    static final int MAX_DESK_BODY = 256 * 1024;

    /// The most fields that are read of a form at the desk. It decides how many languages the form of an event has.
    public static final int MAX_DESK_FIELDS = 1_500;

    private RequestBody() {}

    /// The result of parsing a form.
    public sealed interface Form {}

    public record Parsed(Map<String, List<String>> fields) implements Form {}

    public record Malformed(String detail) implements Form {}

    /// The result of reading a body.
    public sealed interface Body {}

    /// The fields of a form: names with their values, in order.
    public record FormBody(Map<String, List<String>> fields) implements Body {}

    /// A JSON object.
    public record JsonBody(Map<String, Object> object) implements Body {}

    /// A body that cannot be read, and why.
    public record Refused(Problem problem) implements Body {}

    /// Reads a body by its Content-Type: `application/x-www-form-urlencoded` or `application/json`, in UTF-8.
    public static Body read(Request request) {
        return read(request, MAX_BODY, MAX_FIELDS);
    }

    /// The same for somebody who is signed in at the organizers' desk, where a form holds an event in all its
    /// languages.
    public static Body readAtDesk(Request request) {
        return read(request, MAX_DESK_BODY, MAX_DESK_FIELDS);
    }

    private static Body read(Request request, int mostBytes, int mostFields) {
        if (request.body().length > mostBytes) {
            return refused(413, "The body is larger than " + mostBytes + " bytes.");
        }
        var type = request.header("content-type").toLowerCase(Locale.ROOT);
        var media = type.split(";", 2)[0].strip();
        if (!charsetIsUtf8(type)) {
            return refused(415, "Please send the body in UTF-8.");
        }
        return switch (media) {
            case "application/x-www-form-urlencoded" -> form(request.body(), mostFields);
            case "application/json" -> json(request.body());
            default ->
                refused(
                        415,
                        "Please send application/x-www-form-urlencoded or application/json, "
                                + "and name it in Content-Type.");
        };
    }

    private static Body form(byte[] body, int mostFields) {
        var text = decode(body);
        if (text == null) {
            return refused(400, "The body is not valid UTF-8.");
        }
        var form = parseForm(text, mostFields);
        if (form instanceof Malformed(var detail)) {
            return refused(400, detail);
        }
        return new FormBody(((Parsed) form).fields());
    }

    /// Reads a JSON object in UTF-8.
    ///
    /// The gateway decodes JSON before we see it and replaces what is not UTF-8 by U+FFFD. What was there is lost,
    /// so the body is refused rather than stored with a broken name.
    public static Body json(byte[] body) {
        var text = decode(body);
        if (text == null || text.indexOf('\uFFFD') >= 0) {
            return refused(
                    400,
                    "The body is not valid UTF-8. If you mean the character U+FFFD itself, please send it as \\uFFFD.");
        }
        return switch (Json.read(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            case Json.Value(Map<?, ?> map) -> new JsonBody(Json.object(map));
            case Json.Value _ -> refused(400, "The body must be one JSON object.");
            case Json.Malformed(var line, var column) ->
                refused(400, "The body is not valid JSON; see line " + line + ", column " + column + ".");
        };
    }

    /// Decodes `application/x-www-form-urlencoded`
    /// (https://url.spec.whatwg.org/#application/x-www-form-urlencoded), but refuses what browsers never send: a
    /// broken percent escape, or bytes that are not UTF-8.
    public static Form parseForm(String text) {
        return parseForm(text, MAX_FIELDS);
    }

    private static Form parseForm(String text, int mostFields) {
        var fields = new LinkedHashMap<String, List<String>>();
        var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var count = 0;
        for (var pair : body.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > mostFields) {
                return new Malformed("The form has more than " + mostFields + " fields.");
            }
            var equals = pair.indexOf('=');
            var name = unescape(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : unescape(pair.substring(equals + 1));
            if (name == null || value == null) {
                return new Malformed("The form has a percent escape that is broken or not UTF-8.");
            }
            if (!fields.containsKey(name)) {
                fields.put(name, new ArrayList<>(1));
            }
            fields.get(name).add(value);
        }
        return new Parsed(fields);
    }

    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()) {
                    return null;
                }
                var high = Character.digit(text.charAt(i + 1), 16);
                var low = Character.digit(text.charAt(i + 2), 16);
                if (high < 0 || low < 0 || text.charAt(i + 1) > 'f' || text.charAt(i + 2) > 'f') {
                    return null;
                }
                bytes.write(high * 16 + low);
                i += 3;
            } else {
                var point = text.codePointAt(i);
                bytes.writeBytes((c == '+' ? " " : Character.toString(point)).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        return decode(bytes.toByteArray());
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean charsetIsUtf8(String contentType) {
        var at = contentType.indexOf("charset=");
        return at < 0 || contentType.substring(at + 8).replace("\"", "").strip().matches("utf-?8( *;.*)?");
    }

    private static Refused refused(int status, String detail) {
        return new Refused(Problem.of(status, detail));
    }
}
