package openseat.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One HTTP request, read from API Gateway's payload format 2.0
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
///
/// Header names are in lower case; cookies are in `cookie`, as the browser sent them. `body` is decoded from base64 and
/// empty where none was sent. `caller` is the ARN of the IAM principal on a signed route, or blank.
public record Request(
        String method,
        String path,
        String rawQuery,
        Map<String, String> pathParameters,
        Map<String, String> headers,
        byte[] body,
        String domainName,
        String sourceIp,
        String caller) {

    /// Reads a gateway event. What it lacks is empty: only the gateway can send one, so nothing is checked.
    static Request from(Map<String, Object> event) {
        var context = Json.object(event.get("requestContext"));
        var http = Json.object(context.get("http"));
        var iam = Json.object(Json.object(context.get("authorizer")).get("iam"));
        var body = Json.string(event.get("body"));
        var bytes = Boolean.TRUE.equals(event.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new Request(
                Json.string(http.get("method")),
                Json.string(event.get("rawPath")),
                Json.string(event.get("rawQueryString")),
                strings(event.get("pathParameters")),
                headers(event),
                bytes,
                Json.string(context.get("domainName")),
                Json.string(http.get("sourceIp")),
                Json.string(iam.get("userArn")));
    }

    /// The header's value, or blank.
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "").strip();
    }

    /// The first value of a query parameter. A query that cannot be decoded has no parameters.
    public Optional<String> query(String name) {
        return RequestBody.parseForm(rawQuery) instanceof RequestBody.Parsed(var fields) && fields.containsKey(name)
                ? Optional.of(fields.get(name).getFirst())
                : Optional.empty();
    }

    /// A path parameter of the route, or blank.
    public String parameter(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    public boolean isHead() {
        return method.equals("HEAD");
    }

    /// Whether the client prefers a page to JSON: `text/html` has more weight in Accept than `application/json`.
    public boolean wantsPage() {
        return Accept.prefers(header("accept"), "text/html", "application/json");
    }

    /// Whether the client prefers JSON to a page. Whoever prefers neither is shown the page of what has both: what
    /// makes previews of links sends `*/*`, and needs the page's title.
    public boolean wantsJson() {
        return Accept.prefers(header("accept"), "application/json", "text/html");
    }

    /// The address of this deployment as seen from outside, without a trailing slash.
    public String origin() {
        var scheme = header("x-forwarded-proto").equals("http") ? "http" : "https";
        return scheme + "://" + domainName;
    }

    /// The value of the cookie with this name, if it was sent exactly once.
    public Optional<String> cookie(String name) {
        var values = Stream.of(header("cookie").split(";"))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// Whether a path stays on this site. Browsers read `//host` and `/\host` as another site.
    public static boolean isLocalPath(String path) {
        return path.matches("(/[A-Za-z0-9._~-]+)+");
    }

    /// With the cookies, which the gateway takes out of the headers.
    private static Map<String, String> headers(Map<String, Object> event) {
        var headers = new LinkedHashMap<>(strings(event.get("headers")));
        var cookies = new ArrayList<String>();
        for (var cookie : Json.list(event.get("cookies"))) {
            cookies.add(Json.string(cookie));
        }
        if (!cookies.isEmpty()) {
            headers.put("cookie", String.join("; ", cookies));
        }
        return Map.copyOf(headers);
    }

    private static Map<String, String> strings(Object map) {
        var strings = new LinkedHashMap<String, String>();
        for (var entry : Json.object(map).entrySet()) {
            strings.put(entry.getKey(), Json.string(entry.getValue()));
        }
        return Map.copyOf(strings);
    }
}
