package openseat.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import openseat.http.Json;

/// A request that a function answers before its snapshot is taken.
///
/// @param route as in the template, with variables in braces
/// @param link which of the primed table's links the variable `key` stands for; blank without one
/// @param body of a form; blank for a GET
/// @param accept the header
/// @param status that the answer has; another would mean that little is primed
public record PrimingRequest(String route, String link, String body, String accept, int status) {

    private static final String PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /// A browser opens a page.
    public static PrimingRequest page(String route) {
        return page(route, "");
    }

    /// A browser opens a private page.
    public static PrimingRequest page(String route, String link) {
        return new PrimingRequest(route, link, "", PAGE, 200);
    }

    /// A program asks for JSON.
    public static PrimingRequest json(String route, String link) {
        return new PrimingRequest(route, link, "", "application/json", 200);
    }

    /// A browser sends a form.
    public static PrimingRequest form(String route, String link, String body) {
        return new PrimingRequest(route, link, body, PAGE, 303);
    }

    /// The same, answered otherwise than by a page or, to a form, by the way to one.
    public PrimingRequest answeredBy(int other) {
        return new PrimingRequest(route, link, body, accept, other);
    }

    /// What API Gateway sends for it.
    byte[] event(PrimedTable table, String language) {
        var key = table.link(link);
        var path = route.replace("{eventId}", PrimedTable.EVENT).replace("{key}", key);
        var http = new LinkedHashMap<String, Object>();
        http.put("method", body.isEmpty() ? "GET" : "POST");
        http.put("path", path);
        http.put("sourceIp", "192.0.2.1");
        var headers = new LinkedHashMap<String, Object>();
        headers.put("accept", accept);
        headers.put("accept-encoding", "gzip, deflate, br, zstd");
        headers.put("accept-language", language + ",en;q=0.5");
        headers.put("content-type", "application/x-www-form-urlencoded");
        headers.put("sec-fetch-site", "same-origin");
        headers.put("x-forwarded-proto", "https");
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("rawPath", path);
        event.put("rawQueryString", body.isEmpty() ? "lang=" + language : "");
        event.put("headers", headers);
        event.put("pathParameters", Map.of("eventId", PrimedTable.EVENT, "key", key));
        event.put("requestContext", Map.of("domainName", "primed.example.org", "http", http));
        event.put("body", body.isEmpty() ? "" : body + "&lang=" + language);
        event.put("isBase64Encoded", false);
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }
}
