package openseat.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import openseat.local.LocalRunner;
import openseat.local.template.Template;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The endpoint knows caller, region and service by the scope of a signature, and checks the caller's policy in each
/// service.
class AwsSignatureTest {

    private static LocalRunner local;

    @BeforeAll
    static void start() throws IOException {
        local = RunnerFixture.start();
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    private static HttpResponse<String> get(String caller, String region, String service, String path) {
        return send(caller, region, service, request(path).GET());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(local.aws().url().resolve(path));
    }

    private static HttpResponse<String> send(
            String caller, String region, String service, HttpRequest.Builder request) {
        var scope = "%s/20261124/%s/%s/aws4_request".formatted(caller, region, service);
        request.header("authorization", "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4} {5}")
    @CsvSource(textBlock = """
            EchoFunction, eu-central-1, lambda, /2016-08-19/account-settings,          403, AccessDeniedException
            EchoFunction, eu-central-1, lambda, /2015-03-31/event-source-mappings/x,   403, AccessDeniedException
            EchoFunction, eu-central-1, lambda, /2015-03-31/functions,                 400, UnknownOperationException
            EchoFunction, eu-central-1, ses,    /v2/email/account,                     403, AccessDeniedException
            EchoFunction, eu-central-1, ses,    /v2/email/identities/openseat.example, 403, AccessDeniedException
            MailFunction, eu-central-1, ses,    /v2/email/account,                     403, AccessDeniedException
            EchoFunction, eu-central-1, ses,    /2016-08-19/account-settings,          400, UnknownOperationException
            EchoFunction, eu-west-1,    ses,    /v2/email/account,                     403, InvalidSignatureException
            Nobody,       eu-central-1, ses,    /v2/email/account,                     400, UnrecognizedClientException
            """)
    void getIsAnsweredByTheServiceThatItIsSignedFor(
            String caller, String region, String service, String path, int status, String type) {
        var answer = get(caller, region, service, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains(type);
    }

    @Test
    void unknownServiceHasNoAnswer() {
        assertThat(get("EchoFunction", Template.REGION, "sqs", "/").body()).contains("InvalidSignatureException");
    }

    @Test
    void ruleIsDescribedToThoseWhoMay() {
        var request = request("/")
                .header("x-amz-target", "AWSEvents.DescribeRule")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Name\":\"openseat-WriterFunctionTick\"}"));
        var answer = send("EchoFunction", Template.REGION, "events", request);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"AccessDeniedException\"", "events:DescribeRule", "rule/openseat-WriterFunctionTick");
    }
}
