package openseat.local.apigateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import openseat.local.template.Template;

/// One HTTP request, and the event that API Gateway makes from it (HTTP API, payload 2.0)
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
///
/// @param target path and query exactly as in the request line
/// @param headers by lower-case name
/// @param host the `Host` header, with the port
public record GatewayRequest(
        String method,
        String target,
        Map<String, List<String>> headers,
        byte[] body,
        String host,
        String sourceIp,
        String id,
        Instant at) {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect");
    private static final Pattern TEXT = Pattern.compile("(?i)text/.*|application/(json|xml|javascript)");
    private static final Pattern SIGNED =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=(\\w+)/\\d{8}/[\\w-]+/execute-api/aws4_request, ?"
                    + "SignedHeaders=[^,]+, ?Signature=[0-9a-f]{64}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /// As in the event: HTTP APIs pass it on decoded, unlike the query. What cannot be decoded stays as it is.
    public String rawPath() {
        return Routes.decoded(encodedPath());
    }

    /// As in the request line; routes are chosen by it, so a `%2F` is no slash.
    String encodedPath() {
        return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
    }

    private String rawQuery() {
        return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    }

    /// Whether it has a well-formed signature; the runner has no keys to verify it.
    boolean isSigned() {
        return SIGNED.matcher(header("authorization")).matches();
    }

    private String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }

    Map<String, Object> event(Routes.Match match) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", rawPath());
        event.put("rawQueryString", rawQuery());
        if (headers.containsKey("cookie")) {
            event.put(
                    "cookies", List.of(String.join("; ", headers.get("cookie")).split("; *")));
        }
        event.put("headers", eventHeaders());
        var query = query();
        if (!query.isEmpty()) {
            event.put("queryStringParameters", query);
        }
        event.put("requestContext", context(match));
        if (!match.parameters().isEmpty()) {
            event.put("pathParameters", match.parameters());
        }
        var isText = TEXT.matcher(mediaType()).matches();
        if (body.length > 0) {
            event.put(
                    "body",
                    isText
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !isText);
        return event;
    }

    private String mediaType() {
        return header("content-type").replaceFirst(";.*", "").strip();
    }

    private Map<String, String> eventHeaders() {
        var joined = new TreeMap<String, String>();
        headers.forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name) && !name.equals("cookie")) {
                joined.put(name, String.join(",", values));
            }
        });
        joined.put("host", host);
        joined.put("content-length", Integer.toString(body.length));
        joined.put(
                "x-amzn-trace-id",
                "Root=1-" + Long.toHexString(at.getEpochSecond()) + "-"
                        + id.replace("-", "").substring(0, 24));
        joined.put("x-forwarded-for", sourceIp);
        joined.put("x-forwarded-port", host.contains(":") ? host.substring(host.lastIndexOf(':') + 1) : "80");
        joined.put("x-forwarded-proto", "http");
        return joined;
    }

    /// Whether the `Accept` header contains this media type.
    public boolean accepts(String mediaType) {
        return header("accept").contains(mediaType);
    }

    /// The decoded query parameters; repeated ones are joined by commas.
    public Map<String, String> query() {
        var values = new LinkedHashMap<String, String>();
        for (var field : rawQuery().split("&")) {
            if (!field.isEmpty()) {
                var parts = field.split("=", 2);
                values.merge(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "", (a, b) -> a + "," + b);
            }
        }
        return values;
    }

    /// What cannot be decoded stays as it is.
    private static String decoded(String raw) {
        return Routes.decoded(raw.replace('+', ' '));
    }

    private Map<String, Object> context(Routes.Match match) {
        var http = new LinkedHashMap<String, Object>();
        http.put("method", method);
        http.put("path", rawPath());
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", sourceIp);
        http.put("userAgent", header("user-agent"));
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", Template.ACCOUNT);
        context.put("apiId", "local");
        if (match.route().iam()) {
            context.put("authorizer", Map.of("iam", caller()));
        }
        context.put("domainName", host);
        context.put("domainPrefix", host.replaceFirst("[.:].*", ""));
        context.put("http", http);
        context.put("requestId", id);
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(at.atOffset(ZoneOffset.UTC)));
        context.put("timeEpoch", at.toEpochMilli());
        return context;
    }

    private Map<String, Object> caller() {
        var signed = SIGNED.matcher(header("authorization"));
        var key = signed.matches() ? signed.group(1) : "";
        return Map.of(
                "accessKey",
                key,
                "accountId",
                Template.ACCOUNT,
                "callerId",
                key,
                "userId",
                key,
                "userArn",
                "arn:aws:iam::" + Template.ACCOUNT + ":user/" + key);
    }
}
