package openseat.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import openseat.http.Json;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// Questions to services of AWS whose clients would add megabytes to what is deployed: plain HTTPS requests, signed
/// by the SDK's own signer.
///
/// @param region      whose services are asked
/// @param environment variables, among them those that set an endpoint
///                    (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html)
public record SignedRequests(
        SdkHttpClient http, AwsCredentialsProvider credentials, Region region, Map<String, String> environment) {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /// A service, by the name in its host and signature, and that in variables.
    enum Service {
        LAMBDA("lambda", "LAMBDA"),
        EVENT_BRIDGE("events", "EVENTBRIDGE");

        private final String signed;
        private final String variable;

        Service(String signed, String variable) {
            this.signed = signed;
            this.variable = variable;
        }
    }

    /// AWS did not answer, or answered with an error.
    static final class FailedException extends RuntimeException {

        private final String code;

        /// @param code AWS's name of the error, or words for having no answer
        FailedException(String code, Throwable cause) {
            super(code, cause);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /// The answer to a GET.
    ///
    /// @throws FailedException if there is none
    Map<String, Object> get(Service service, String path) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(endpoint(service) + path))
                .build();
        return send(service, request, new byte[0]);
    }

    /// The answer to an operation of AWS's JSON protocol
    /// (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
    ///
    /// @param target such as `AWSEvents.DescribeRule`
    /// @throws FailedException if there is none
    Map<String, Object> post(Service service, String target, Map<String, Object> body) {
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(endpoint(service) + "/"))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", target)
                // The clients of the SDK set it; without it, the CRT sends no body.
                .putHeader("Content-Length", Integer.toString(bytes.length))
                .build();
        return send(service, request, bytes);
    }

    /// Where a service is reached, without a slash at the end. Its host ends differently in each partition, such as
    /// that of China.
    String endpoint(Service service) {
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_" + service.variable))
                .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")))
                .filter(url -> !url.isBlank())
                .map(url -> url.replaceFirst("/+$", ""))
                .orElseGet(() -> "https://" + service.signed + "." + region.id() + "."
                        + PartitionMetadata.of(region).dnsSuffix());
    }

    private Map<String, Object> send(Service service, SdkHttpRequest request, byte[] body) {
        try {
            var signed = SIGNER.sign(sign -> sign.identity(credentials.resolveCredentials())
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.signed)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
            var call = HttpExecuteRequest.builder().request(signed.request());
            signed.payload().filter(_ -> body.length > 0).ifPresent(call::contentStreamProvider);
            return read(http.prepareRequest(call.build()).call());
        } catch (IOException e) {
            throw new FailedException("no answer", e);
        }
    }

    private static Map<String, Object> read(HttpExecuteResponse response) throws IOException {
        var head = response.httpResponse();
        var body = response.responseBody().isPresent()
                ? response.responseBody().get().readAllBytes()
                : new byte[0];
        var answer = json(body);
        if (head.isSuccessful()) {
            return answer.orElseThrow(() -> new FailedException("unreadable answer", null));
        }
        var type = head.firstMatchingHeader("x-amzn-errortype")
                .or(() -> answer.map(a -> Json.string(a.get("__type"))).filter(t -> !t.isEmpty()))
                .orElse("status " + head.statusCode());
        // Either may have a namespace before it, and an address behind it.
        throw new FailedException(type.replaceFirst(":.*", "").replaceFirst(".*#", ""), null);
    }

    private static Optional<Map<String, Object>> json(byte[] body) {
        try {
            return Optional.of(Json.readInvocation(new ByteArrayInputStream(body)));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
