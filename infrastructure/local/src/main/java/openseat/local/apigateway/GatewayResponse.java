package openseat.local.apigateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import openseat.local.http.Json;

/// The HTTP response that API Gateway makes from a function's result (payload 2.0).
///
/// @param headers in order; a name may occur more than once
public record GatewayResponse(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    private static final Set<String> SET_BY_SERVER = Set.of(
            "connection", "keep-alive", "transfer-encoding", "upgrade", "content-length", "date", "server", "trailer");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t -~\\u0080-\\u00ff]*");

    /// A response of the gateway itself.
    public static GatewayResponse message(int status, String message) {
        return new GatewayResponse(
                status, List.of(Map.entry("content-type", "application/json")), Json.bytes(Map.of("message", message)));
    }

    GatewayResponse withHeader(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new GatewayResponse(status, more, body);
    }

    static GatewayResponse internalError() {
        return message(500, "Internal Server Error");
    }

    /// An object with a status code is a complete response; anything else becomes the body of a 200.
    static GatewayResponse of(byte[] returned) {
        try {
            var value = Json.read(returned);
            if (value instanceof Map<?, ?> map && map.containsKey("statusCode")) {
                return parse(Json.map(map)).orElseGet(GatewayResponse::internalError);
            }
            var body = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : returned;
            return new GatewayResponse(200, List.of(Map.entry("content-type", "application/json")), body);
        } catch (IllegalArgumentException e) {
            return internalError();
        }
    }

    private static Optional<GatewayResponse> parse(Map<String, Object> map) {
        if (!(map.get("statusCode") instanceof Integer status)
                || status < 200
                || status > 599
                || map.get("body") != null && !(map.get("body") instanceof String)) {
            return Optional.empty();
        }
        var headers = new ArrayList<Map.Entry<String, String>>();
        Json.map(map.get("headers"))
                .forEach((name, value) -> headers.add(Map.entry(name.toLowerCase(Locale.ROOT), String.valueOf(value))));
        Json.list(map.get("cookies")).forEach(cookie -> headers.add(Map.entry("set-cookie", String.valueOf(cookie))));
        // Prevents header injection.
        if (!headers.stream()
                .allMatch(h -> NAME.matcher(h.getKey()).matches()
                        && VALUE.matcher(h.getValue()).matches())) {
            return Optional.empty();
        }
        headers.removeIf(h -> SET_BY_SERVER.contains(h.getKey()));
        var text = Json.text(map.get("body"));
        var body = Boolean.TRUE.equals(map.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        // Even to an answer without a body, such as a 304.
        if (headers.stream().noneMatch(h -> h.getKey().equals("content-type"))) {
            headers.add(Map.entry("content-type", "text/plain; charset=utf-8"));
        }
        return Optional.of(new GatewayResponse(status, headers, body));
    }
}
