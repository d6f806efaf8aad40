package openseat.local.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import openseat.doctor.SignedRequests;
import openseat.local.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// SDK clients configured as the functions configure theirs in the cloud (`openseat.AwsClients`), except for the
/// endpoint and the credentials, and that Java's own HTTP sends for them, which runs on every system.
public final class LocalClients {

    private LocalClients() {}

    /// @param caller the access key's id, from which the endpoint identifies the function
    /// @param invocation the request id of the current invocation
    public static DynamoDbClient dynamoDb(
            URI endpoint, String caller, ClientTimeouts timeouts, Supplier<String> invocation) {
        return prepare(DynamoDbClient.builder(), endpoint, caller, timeouts.dynamoDbAttempt())
                .overrideConfiguration(c -> c.apiCallTimeout(timeouts.dynamoDbCall())
                        .retryStrategy(r -> r.maxAttempts(3))
                        .addExecutionInterceptor(new InvocationHeader(invocation)))
                .build();
    }

    /// The same for SES, without retries.
    public static SesV2Client ses(URI endpoint, String caller, ClientTimeouts timeouts, Supplier<String> invocation) {
        return prepare(SesV2Client.builder(), endpoint, caller, timeouts.ses())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1))
                        .addExecutionInterceptor(new InvocationHeader(invocation)))
                .build();
    }

    /// What a function signs its plain requests to AWS with; they all go to the endpoint.
    public static SignedRequests signed(URI endpoint, String caller, Duration read, Supplier<String> invocation) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(read)
                .build();
        return new SignedRequests(
                new InvocationHttp(http, invocation),
                credentials(caller),
                Region.of(Template.REGION),
                Map.of("AWS_ENDPOINT_URL", endpoint.toString()));
    }

    /// A client of the runner itself, with the SDK's default retries.
    public static DynamoDbClient runner(URI endpoint) {
        return prepare(DynamoDbClient.builder(), endpoint, "runner", Duration.ofSeconds(10))
                .build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
            B builder, URI endpoint, String caller, Duration read) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(Template.REGION))
                .credentialsProvider(credentials(caller))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(read));
    }

    private static StaticCredentialsProvider credentials(String caller) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(caller, "none"));
    }

    /// The same for plain requests, after they were signed.
    private record InvocationHttp(SdkHttpClient http, Supplier<String> invocation) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
            var request = call.httpRequest().toBuilder()
                    .putHeader(AwsEndpoint.INVOCATION, invocation.get())
                    .build();
            var prepared = HttpExecuteRequest.builder().request(request);
            call.contentStreamProvider().ifPresent(prepared::contentStreamProvider);
            return http.prepareRequest(prepared.build());
        }

        @Override
        public void close() {
            http.close();
        }
    }

    /// Adds to each call a header with the invocation that makes it.
    private record InvocationHeader(Supplier<String> invocation) implements ExecutionInterceptor {

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder()
                    .putHeader(AwsEndpoint.INVOCATION, invocation.get())
                    .build();
        }
    }
}
