package openseat.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import openseat.doctor.SignedRequests.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/// Plain requests to AWS: where they go, how they are signed, and what becomes of the answers.
class SignedRequestsTest {

    private static final String SECRET = "secret";

    /// Gives one answer, and keeps what it was asked.
    private record OneAnswer(int status, Map<String, String> headers, String body, List<HttpExecuteRequest> asked)
            implements SdkHttpClient {

        OneAnswer(int status, Map<String, String> headers, String body) {
            this(status, headers, body, new ArrayList<>());
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            asked.add(request);
            var head = SdkHttpResponse.builder().statusCode(status);
            headers.forEach(head::putHeader);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    if (status == 0) {
                        throw new IOException("canary@example.org");
                    }
                    return HttpExecuteResponse.builder()
                            .response(head.build())
                            .responseBody(AbortableInputStream.create(
                                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }

    private static SignedRequests requests(SdkHttpClient http, Region region, Map<String, String> environment) {
        return new SignedRequests(
                http,
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", SECRET, "token")),
                region,
                environment);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, https://lambda.eu-central-1.amazonaws.com, https://events.eu-central-1.amazonaws.com",
        "cn-north-1, https://lambda.cn-north-1.amazonaws.com.cn, https://events.cn-north-1.amazonaws.com.cn",
        "us-gov-west-1, https://lambda.us-gov-west-1.amazonaws.com, https://events.us-gov-west-1.amazonaws.com"
    })
    void hostEndsAsTheRegionsPartitionSays(String region, String lambda, String events) {
        var requests = requests(new OneAnswer(200, Map.of(), "{}"), Region.of(region), Map.of());
        assertThat(requests.endpoint(Service.LAMBDA)).isEqualTo(lambda);
        assertThat(requests.endpoint(Service.EVENT_BRIDGE)).isEqualTo(events);
    }

    @Test
    void endpointOfTheServiceComesBeforeThatOfAll() {
        var requests = requests(
                new OneAnswer(200, Map.of(), "{}"),
                Region.EU_CENTRAL_1,
                Map.of("AWS_ENDPOINT_URL", "http://all:1/", "AWS_ENDPOINT_URL_EVENTBRIDGE", "http://bus:2"));
        assertThat(requests.endpoint(Service.LAMBDA)).isEqualTo("http://all:1");
        assertThat(requests.endpoint(Service.EVENT_BRIDGE)).isEqualTo("http://bus:2");
    }

    @Test
    void getIsSignedForItsService() throws Exception {
        var http = new OneAnswer(200, Map.of(), "{\"a\": 1}");
        assertThat(requests(http, Region.EU_CENTRAL_1, Map.of()).get(Service.LAMBDA, "/2015-03-31/x/1-2"))
                .isEqualTo(Map.of("a", 1));
        var request = http.asked().getFirst().httpRequest();
        assertThat(request.firstMatchingHeader("X-Amz-Security-Token")).contains("token");
        assertSigned(request, "lambda", "");
    }

    @Test
    void postIsSignedWithItsBody() throws Exception {
        var http = new OneAnswer(200, Map.of(), "{}");
        requests(http, Region.EU_CENTRAL_1, Map.of())
                .post(Service.EVENT_BRIDGE, "AWSEvents.DescribeRule", Map.of("Name", "r"));
        var asked = http.asked().getFirst();
        var body = new String(
                asked.contentStreamProvider().orElseThrow().newStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(body).isEqualTo("{\"Name\":\"r\"}");
        assertThat(asked.httpRequest().firstMatchingHeader("X-Amz-Target")).contains("AWSEvents.DescribeRule");
        assertSigned(asked.httpRequest(), "events", body);
    }

    /// Computes the signature anew
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
    private static void assertSigned(SdkHttpRequest request, String service, String body) throws Exception {
        var authorization = request.firstMatchingHeader("Authorization").orElseThrow();
        var moment = request.firstMatchingHeader("X-Amz-Date").orElseThrow();
        var scope = moment.substring(0, 8) + "/eu-central-1/" + service + "/aws4_request";
        assertThat(authorization).startsWith("AWS4-HMAC-SHA256 Credential=AKID/" + scope + ", SignedHeaders=");
        var names = authorization.replaceFirst(".*SignedHeaders=([^,]+),.*", "$1");
        assertThat(names.split(";")).contains("host", "x-amz-date", "x-amz-security-token");
        var headers = Stream.of(names.split(";"))
                .map(name -> name + ":"
                        + (name.equals("host")
                                ? request.host()
                                : request.firstMatchingHeader(name)
                                        .orElseThrow()
                                        .strip())
                        + "\n")
                .collect(Collectors.joining());
        var canonical = String.join(
                "\n", request.method().name(), request.encodedPath(), "", headers, names, hex(sha256(body)));
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", moment, scope, hex(sha256(canonical)));
        var key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            key = hmac(key, part);
        }
        assertThat(authorization).endsWith("Signature=" + hex(hmac(key, toSign)));
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void errorHasTheNameThatAwsGivesIt() {
        var rest = Map.of("x-amzn-ErrorType", "AccessDeniedException:http://internal.amazon.com/coral/");
        assertFails(new OneAnswer(403, rest, "{\"Message\": \"canary@example.org\"}"), "AccessDeniedException");
        assertFails(
                new OneAnswer(400, Map.of(), "{\"__type\": \"com.amazon#ResourceNotFoundException\"}"),
                "ResourceNotFoundException");
        assertFails(new OneAnswer(503, Map.of(), "<html>"), "status 503");
        assertFails(new OneAnswer(200, Map.of(), "<html>"), "unreadable answer");
        assertFails(new OneAnswer(0, Map.of(), ""), "no answer");
    }

    private static void assertFails(OneAnswer http, String code) {
        assertThatThrownBy(() -> requests(http, Region.EU_CENTRAL_1, Map.of()).get(Service.LAMBDA, "/x"))
                .isInstanceOfSatisfying(SignedRequests.FailedException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.getMessage()).doesNotContain("canary");
                });
    }
}
