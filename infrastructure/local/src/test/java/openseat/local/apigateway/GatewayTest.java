package openseat.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import openseat.local.LocalRunner;
import openseat.local.http.Json;
import openseat.local.testkit.RunnerFixture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gateway behaves like API Gateway.
class GatewayTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LocalRunner local;

    @BeforeAll
    static void start() throws IOException {
        local = RunnerFixture.start();
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    private static HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(local.url() + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, Object> event(String method, String path, byte[] body, String... headers)
            throws Exception {
        var response = send(method, path, body, headers);
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.object(response.body());
    }

    private static HttpResponse<byte[]> answer(String returned) throws Exception {
        return send("POST", "/answer", returned.getBytes(StandardCharsets.UTF_8), "content-type", "text/plain");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "none", textBlock = """
            application/json,                     true
            application/json; charset=utf-8,      true
            APPLICATION/JSON,                     true
            application/xml,                      true
            application/javascript,               true
            text/plain,                           true
            text/csv; charset=iso-8859-1,         true
            application/problem+json,             false
            application/x-www-form-urlencoded,    false
            multipart/form-data; boundary=x,      false
            application/octet-stream,             false
            none,                                 false
            """)
    void onlyTextBodiesArePassedAsText(String type, boolean isText) throws Exception {
        var body = "name=Zoë".getBytes(StandardCharsets.UTF_8);
        var event =
                type == null ? event("POST", "/echo/x", body) : event("POST", "/echo/x", body, "content-type", type);
        assertThat(event)
                .containsEntry("isBase64Encoded", !isText)
                .containsEntry("body", isText ? "name=Zoë" : Base64.getEncoder().encodeToString(body));
    }

    @Test
    void invalidUtf8InATextBodyIsReplaced() throws Exception {
        var event = event("POST", "/echo/x", new byte[] {'a', (byte) 0xff, 'b'}, "content-type", "application/json");
        assertThat(event).containsEntry("body", "a\ufffdb");
    }

    @Test
    void emptyBodyIsOmitted() throws Exception {
        assertThat(event("GET", "/echo/x", null)).doesNotContainKey("body").containsEntry("isBase64Encoded", false);
        assertThat(event("POST", "/echo/x", new byte[0], "content-type", "application/json"))
                .doesNotContainKey("body");
    }

    @Test
    void eventHasPayloadFormatTwo() throws Exception {
        var event = event(
                "GET",
                "/echo/a%2Fb%20c+d?x=1&y=a%26b&x=2&z&=e",
                null,
                "Cookie",
                "one=1; two=2",
                "X-Twice",
                "a",
                "X-Twice",
                "b",
                "User-Agent",
                "tests");
        assertThat(event)
                .containsEntry("version", "2.0")
                .containsEntry("routeKey", "GET /echo/{one}")
                .containsEntry("rawPath", "/echo/a/b c+d")
                .containsEntry("rawQueryString", "x=1&y=a%26b&x=2&z&=e")
                .containsEntry("cookies", List.of("one=1", "two=2"))
                .containsEntry("queryStringParameters", Map.of("x", "1,2", "y", "a&b", "z", "", "", "e"))
                .containsEntry("pathParameters", Map.of("one", "a/b c+d"));
        assertThat(Json.map(event.get("headers")))
                .containsEntry("x-twice", "a,b")
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("host", local.url().substring("http://".length()))
                .doesNotContainKeys("cookie", "connection");
        var context = Json.map(event.get("requestContext"));
        assertThat(context)
                .containsEntry("domainName", local.url().substring("http://".length()))
                .containsEntry("domainPrefix", "127")
                .containsEntry("stage", "$default")
                .containsEntry("routeKey", "GET /echo/{one}")
                .containsEntry("time", "24/Nov/2026:12:00:00 +0000")
                .containsEntry("timeEpoch", 1795521600000L)
                .containsKeys("accountId", "apiId", "requestId")
                .doesNotContainKey("authorizer");
        assertThat(Json.map(context.get("http")))
                .containsEntry("method", "GET")
                .containsEntry("path", "/echo/a/b c+d")
                .containsEntry("protocol", "HTTP/1.1")
                .containsEntry("sourceIp", "127.0.0.1")
                .containsEntry("userAgent", "tests");
    }

    @Test
    void mostSpecificRouteWins() throws Exception {
        assertThat(event("GET", "/echo/fixed", null))
                .containsEntry("routeKey", "GET /echo/fixed")
                .doesNotContainKey("pathParameters");
        assertThat(event("GET", "/greedy/a/b", null)).containsEntry("pathParameters", Map.of("all", "a/b"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere",
        "GET, /echo/",
        "GET, /echo/a/b",
        "HEAD, /echo/x",
        "DELETE, /echo/x",
        "GET, /greedy/",
        "GET, //echo/x"
    })
    void unroutedRequestIsNotFound(String method, String path) throws Exception {
        var response = send(method, path, null);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).asString().isEqualTo(method.equals("HEAD") ? "" : "{\"message\":\"Not Found\"}");
    }

    @Test
    void unsignedRequestDoesNotPassAnIamRoute() throws Exception {
        var unsigned = send("PUT", "/signed", null);
        assertThat(unsigned.statusCode()).isEqualTo(403);
        assertThat(unsigned.body()).asString().isEqualTo("{\"message\":\"Forbidden\"}");
        var signature =
                "AWS4-HMAC-SHA256 Credential=AKIA/20261124/eu-central-1/execute-api/aws4_request, SignedHeaders=host, Signature="
                        + "0".repeat(64);
        var event = event("PUT", "/signed", null, "Authorization", signature);
        var iam = Json.map(Json.map(Json.map(event.get("requestContext")).get("authorizer"))
                .get("iam"));
        assertThat(iam).containsEntry("userArn", "arn:aws:iam::123456789012:user/AKIA");
    }

    @Test
    void tooLargeRequestsAreRejected() throws Exception {
        assertThat(send("POST", "/echo/x", new byte[10 * 1024 * 1024 + 1]).statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/echo/x", new byte[5 * 1024 * 1024]).statusCode())
                .describedAs("in base64 it is more than Lambda allows")
                .isEqualTo(413);
        assertThat(send("GET", "/echo/x?" + "y".repeat(11_000), null).statusCode())
                .isEqualTo(431);
    }

    @Test
    void foreignHostIsForbidden() throws Exception {
        try (var socket = new Socket("127.0.0.1", URI.create(local.url()).getPort())) {
            socket.getOutputStream()
                    .write("GET /echo/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void headHasTheHeadersButNoBody() throws Exception {
        var response = send("HEAD", "/answer", null);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("etag")).contains("x");
        assertThat(response.headers().firstValue("content-length")).contains("15");
    }

    @Test
    void responseIsTheFunctionsResult() throws Exception {
        var response = answer("""
                {"statusCode":303,"headers":{"Location":"/x","content-length":"99","connection":"close","X-N":7},
                 "cookies":["a=1","b=2"],"body":"aGk=","isBase64Encoded":true}""");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("location")).contains("/x");
        assertThat(response.headers().firstValue("x-n")).contains("7");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(response.headers().allValues("date")).hasSize(1);
        assertThat(response.body()).asString().isEqualTo("hi");
    }

    @Test
    void resultWithoutStatusCodeIsTheBody() throws Exception {
        var response = answer("{\"a\":1}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).asString().isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"statusCode":"two hundred"}
            {"statusCode":200,"body":{"no":"text"}}
            {"statusCode":200,"body":"***","isBase64Encoded":true}
            {"statusCode":200,"headers":{"x":"a\\r\\nset-cookie: b"}}
            {"statusCode":99}
            not json
            throw
            sleep
            """)
    void invalidResultIsAnInternalError(String returned) throws Exception {
        var response = answer(returned);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).asString().isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void exceptionIsLoggedWithoutItsMessage() throws Exception {
        answer("throw");
        assertThat(local.log()).last().satisfies(line -> {
            assertThat(line.function()).isEqualTo("AnswerFunction");
            assertThat(line.line()).contains("IllegalStateException").doesNotContain("canary");
        });
    }

    @Test
    void portInUseIsReported() {
        var port = URI.create(local.url()).getPort();
        Assertions.assertThatThrownBy(
                        () -> LocalRunner.start(RunnerFixture.options().withPort(port)))
                .isInstanceOf(BindException.class);
    }
}
