package openseat.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One HTTP response, and how it is written for API Gateway.
public record Response(int status, Map<String, String> headers, Body body) {

    /// Below this many bytes, gzip saves less than its header costs.
    private static final int WORTH_ZIPPING = 400;

    /// In the payload, cookies have a member of their own.
    private static final String COOKIE = "set-cookie";

    /// A page loads nothing, runs no script, and posts only to this site. Its style sheet is inline, its icon
    /// `data:`.
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    public static Response of(int status, String type, String text) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", type.startsWith("text/") && !type.contains(";") ? type + "; charset=utf-8" : type);
        headers.put("content-security-policy", POLICY);
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        headers.put("strict-transport-security", "max-age=63072000");
        return new Response(status, headers, Body.of(text));
    }

    public static Response page(int status, String html) {
        return of(status, "text/html", html);
    }

    public static Response json(int status, Object value) {
        return of(status, "application/json", Json.write(value));
    }

    /// 303 to the page that shows the result, 308 to the right address of the same resource.
    public static Response redirect(int status, String location) {
        return of(status, "text/plain", "").with("location", location);
    }

    public Response with(String name, String value) {
        var copy = new LinkedHashMap<>(headers);
        copy.put(name, value);
        return new Response(status, copy, body);
    }

    /// Neither cached nor indexed: for everything behind a private link.
    public Response asPrivate() {
        return with("cache-control", "no-store").with("x-robots-tag", "noindex, nofollow");
    }

    /// Public, with a weak ETag of the body; a cache asks again after `maxAge` seconds.
    public Response asPublic(int maxAge) {
        return with("cache-control", "public, max-age=" + maxAge).with("etag", "W/\"" + digest(body.bytes()) + "\"");
    }

    /// The size of the body on the wire, zipped, in bytes.
    public int weight() {
        return body.zipped().bytes().length;
    }

    public String text() {
        return body.text();
    }

    /// The response for this request: 304 if the client has this ETag, zipped if it accepts gzip.
    Response negotiated(Request request) {
        var etag = headers.get("etag");
        if (etag != null
                && status == 200
                && !request.method().equals("PUT")
                && matches(request.header("if-none-match"), etag)) {
            // With the content type, because the gateway would add another one to an answer without.
            return new Response(304, headers, Body.NONE).with("vary", vary());
        }
        var varied = with("vary", vary());
        var zips =
                body.bytes().length >= WORTH_ZIPPING && Accept.allowsCoding(request.header("accept-encoding"), "gzip");
        return zips ? new Response(status, varied.headers, body.zipped()).with("content-encoding", "gzip") : varied;
    }

    /// In API Gateway's payload format 2.0, where zipped bodies must be base64.
    Map<String, Object> payload() {
        var zipped = headers.containsKey("content-encoding");
        return payload(zipped ? body.base64() : text(), zipped);
    }

    /// The same headers without the body, as HEAD is answered.
    Map<String, Object> payloadWithoutBody() {
        return payload("", false);
    }

    private Map<String, Object> payload(String text, boolean isBase64) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("statusCode", status);
        if (headers.containsKey(COOKIE)) {
            var others = new LinkedHashMap<>(headers);
            payload.put("cookies", List.of(others.remove(COOKIE)));
            payload.put("headers", others);
        } else {
            payload.put("headers", headers);
        }
        payload.put("isBase64Encoded", isBase64);
        payload.put("body", text);
        return payload;
    }

    /// If-None-Match compares weakly (RFC 9110, section 13.1.2).
    private static boolean matches(String ifNoneMatch, String etag) {
        for (var candidate : ifNoneMatch.split(",")) {
            var tag = candidate.strip();
            if (tag.equals("*") || bare(tag).equals(bare(etag))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }

    private String vary() {
        return headers.getOrDefault("vary", "accept, accept-language, accept-encoding");
    }

    private static String digest(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
