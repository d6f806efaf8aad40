package openseat.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What went wrong, as problem details for HTTP APIs (RFC 9457).
///
/// @param reason     a short word for programs, or null
/// @param errors     the fields that are wrong, by JSON Pointer (written as a fragment, `#/email`: RFC 6901, section
///                   6)
/// @param extensions further members
public record Problem(
        int status, String reason, String detail, List<FieldError> errors, Map<String, Object> extensions) {

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    public Problem(int status, String reason, String detail, List<FieldError> errors) {
        this(status, reason, detail, errors, Map.of());
    }

    /// What is wrong with one field.
    public record FieldError(String pointer, String detail) {

        /// The error of the member with this name, escaped as RFC 6901, section 3, asks.
        public static FieldError of(String member, String detail) {
            return new FieldError("/" + member.replace("~", "~0").replace("/", "~1"), detail);
        }

        /// As JSON shows it.
        public Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("pointer", fragment(pointer));
            members.put("detail", detail);
            return members;
        }
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, null, detail, List.of());
    }

    public Problem because(String reason) {
        return new Problem(status, reason, detail, errors, extensions);
    }

    /// With a further member, unless its value is null.
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(extensions);
        if (value != null) {
            more.put(name, value);
        }
        return new Problem(status, reason, detail, errors, more);
    }

    /// As `application/problem+json`.
    public Response response() {
        return Response.of(status, "application/problem+json", Json.write(members()))
                .with("cache-control", "no-store");
    }

    /// The members, in the order of RFC 9457, section 3.1.
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "about:blank");
        members.put("title", title(status));
        members.put("status", status);
        members.put("detail", detail);
        if (reason != null) {
            members.put("reason", reason);
        }
        members.putAll(extensions);
        if (!errors.isEmpty()) {
            members.put("errors", errors.stream().map(FieldError::members).toList());
        }
        return members;
    }

    /// The pointer as a URI fragment, with the characters escaped that a fragment cannot hold (RFC 6901, section
    /// 6).
    private static String fragment(String pointer) {
        return "#"
                + URLEncoder.encode(pointer, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("+", "%20")
                        .replace("%7E", "~");
    }

    /// The status phrase, as the type `about:blank` requires (RFC 9457, section 4.2.1; phrases from RFC 9110 and
    /// RFC 6585).
    static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
