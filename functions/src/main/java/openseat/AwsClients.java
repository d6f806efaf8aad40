package openseat;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Builds the clients of the AWS SDK: region, credentials and endpoint come from the environment, timeouts are short.
public final class AwsClients {

    private static final Duration DYNAMODB_READ = Duration.ofSeconds(2);

    private AwsClients() {}

    /// A client for DynamoDB. If the table cannot be reached, requests are answered after about two seconds, not
    /// ten.
    static DynamoDbClient dynamoDb() {
        return dynamoDb(credentials());
    }

    /// The same with other credentials.
    public static DynamoDbClient dynamoDb(AwsCredentialsProvider credentials) {
        return dynamoDb(credentials, http(DYNAMODB_READ));
    }

    /// The same with other credentials and another way to send.
    public static DynamoDbClient dynamoDb(AwsCredentialsProvider credentials, SdkHttpClient.Builder<?> http) {
        return prepare(DynamoDbClient.builder(), credentials, http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(Duration.ofSeconds(6))
                        .retryStrategy(r -> r.maxAttempts(3))
                        .build())
                .build();
    }

    /// Sets what all clients have in common.
    ///
    /// @param read how long one response may take
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
            B builder, Duration read) {
        return prepare(builder, credentials(), http(read));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
            B builder, AwsCredentialsProvider credentials, SdkHttpClient.Builder<?> http) {
        return builder.region(Region.of(System.getenv("AWS_REGION")))
                .credentialsProvider(credentials)
                .httpClientBuilder(http);
    }

    /// How requests are sent.
    ///
    /// @param read how long one response may take, by the second: 2 s or more without a byte, and up to one more
    public static SdkHttpClient.Builder<?> http(Duration read) {
        return new CrtClient.Builder(read);
    }

    /// Under SnapStart there are no keys in the environment: the container endpoint provides them, and renews them
    /// in time (https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html).
    public static AwsCredentialsProvider credentials() {
        return credentials(System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
    }

    /// Those of this endpoint, which the SDK looks up by itself; null for the keys in the environment.
    public static AwsCredentialsProvider credentials(String containerUri) {
        return containerUri == null
                ? EnvironmentVariableCredentialsProvider.create()
                : ContainerCredentialsProvider.builder()
                        .asyncCredentialUpdateEnabled(false)
                        .build();
    }
}
