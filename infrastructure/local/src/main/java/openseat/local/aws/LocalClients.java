package openseat.local.aws;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import openseat.local.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// The SDK's clients as the functions build them for themselves in the cloud (`openseat.AwsClients`), but for where they
/// lead and as whom.
public final class LocalClients {

    private LocalClients() {}

    /// @param caller the access key's id, by which the endpoint knows who calls
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(B builder, URI url, String caller) {
        return at(builder, url, caller, Duration.ofSeconds(10));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(
            B builder, URI url, String caller, Duration read) {
        return builder
                .endpointOverride(url)
                .region(Region.of(Template.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(caller, "none")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(1)).socketTimeout(read));
    }

    public static DynamoDbClient dynamo(URI endpoint, String caller, Supplier<String> invocation) {
        return at(DynamoDbClient.builder(), endpoint, caller, Duration.ofSeconds(2))
                .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofSeconds(6)).retryStrategy(r -> r.maxAttempts(3))
                        .addExecutionInterceptor(new Signature(invocation)))
                .build();
    }

    public static SesV2Client mail(URI endpoint, String caller, Duration read, Supplier<String> invocation) {
        return at(SesV2Client.builder(), endpoint, caller, read)
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)).addExecutionInterceptor(new Signature(invocation)))
                .build();
    }

    /// Says on each call within which invocation it was made.
    private record Signature(Supplier<String> invocation) implements ExecutionInterceptor {

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder().putHeader(AwsEndpoint.INVOCATION, invocation.get()).build();
        }
    }
}
