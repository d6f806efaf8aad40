package openseat;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Builds the clients of the AWS SDK: region, credentials and endpoint come from the environment, timeouts are short.
public final class AwsClients {

    private AwsClients() {}

    /// A client for DynamoDB. If the table cannot be reached, requests are answered after about two seconds, not
    /// ten.
    static DynamoDbClient dynamoDb() {
        return prepare(DynamoDbClient.builder(), Duration.ofSeconds(2))
                .overrideConfiguration(
                        c -> c.apiCallTimeout(Duration.ofSeconds(6)).retryStrategy(r -> r.maxAttempts(3)))
                .build();
    }

    /// Sets what all clients have in common.
    ///
    /// @param read how long one response may take
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
            B builder, Duration read) {
        return builder.region(Region.of(System.getenv("AWS_REGION")))
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(read));
    }

    /// Under SnapStart there are no keys in the environment: the container endpoint provides them, and renews them
    /// in time (https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html).
    public static AwsCredentialsProvider credentials() {
        return credentials(System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
    }

    static AwsCredentialsProvider credentials(String containerUri) {
        return containerUri == null
                ? EnvironmentVariableCredentialsProvider.create()
                : ContainerCredentialsProvider.builder()
                        .asyncCredentialUpdateEnabled(false)
                        .build();
    }
}
