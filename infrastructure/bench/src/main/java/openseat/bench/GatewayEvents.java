package openseat.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import openseat.local.http.Json;

/// What API Gateway sends to a function for a browser's request
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
final class GatewayEvents {

    static final String HOST = "abcdefghij.execute-api.eu-central-1.amazonaws.com";

    private GatewayEvents() {}

    /// @param route such as `GET /events/{eventId}`
    /// @param host the API's name, as the browser asks for it
    static byte[] get(String host, String path, String query, String route, Map<String, String> parameters) {
        return Json.bytes(event("GET", host, path, query, route, parameters));
    }

    /// A form that a browser sends.
    static byte[] post(
            String path, String route, Map<String, String> parameters, Map<String, String> fields, String accept) {
        var event = event("POST", HOST, path, "", route, parameters);
        var headers = new LinkedHashMap<>(Json.map(event.get("headers")));
        headers.put("accept", accept);
        headers.put("content-type", "application/x-www-form-urlencoded");
        event.put("headers", headers);
        event.put("body", encoded(fields));
        return Json.bytes(event);
    }

    private static Map<String, Object> event(
            String method, String host, String path, String query, String route, Map<String, String> parameters) {
        var http = new LinkedHashMap<String, Object>();
        http.put("method", method);
        http.put("path", path);
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", "192.0.2.7");
        http.put("userAgent", "Mozilla/5.0 (Android 10; Mobile; rv:140.0)");
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", "123456789012");
        context.put("apiId", "abcdefghij");
        context.put("domainName", host);
        context.put("domainPrefix", host.replaceFirst("\\..*", ""));
        context.put("http", http);
        context.put("requestId", "JKJaXmPLvHcESHA=");
        context.put("routeKey", route);
        context.put("stage", "$default");
        context.put("time", "26/Nov/2026:12:00:00 +0000");
        context.put("timeEpoch", 1795694400000L);
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("routeKey", route);
        event.put("rawPath", path);
        event.put("rawQueryString", query);
        event.put("headers", headers(host));
        event.put("pathParameters", parameters);
        event.put("requestContext", context);
        event.put("isBase64Encoded", false);
        return event;
    }

    private static Map<String, Object> headers(String host) {
        var headers = new LinkedHashMap<String, Object>();
        headers.put("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        headers.put("accept-encoding", "gzip, deflate, br, zstd");
        headers.put("accept-language", "ar,en;q=0.5");
        headers.put("host", host);
        headers.put("sec-fetch-site", "same-origin");
        headers.put("user-agent", "Mozilla/5.0 (Android 10; Mobile; rv:140.0)");
        headers.put("x-amzn-trace-id", "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e");
        headers.put("x-forwarded-for", "192.0.2.7");
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        return headers;
    }

    private static String encoded(Map<String, String> fields) {
        var form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }
}
