package openseat.doctor;

import java.time.Duration;
import openseat.AwsClients;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// What the doctor asks AWS with.
public record AwsAccess(SesV2Client ses, DynamoDbClient dynamoDb, SignedRequests signed) {

    /// How long one answer may take. There are about a dozen questions, each of which may be asked three times.
    private static final Duration READ = Duration.ofSeconds(3);

    private static final Duration CALL = Duration.ofSeconds(6);

    static AwsAccess fromEnvironment() {
        return new AwsAccess(
                AwsClients.prepare(SesV2Client.builder(), READ)
                        .overrideConfiguration(c -> c.apiCallTimeout(CALL))
                        .build(),
                AwsClients.prepare(DynamoDbClient.builder(), READ)
                        .overrideConfiguration(c -> c.apiCallTimeout(CALL))
                        .build(),
                new SignedRequests(
                        AwsClients.http(READ).build(),
                        AwsClients.credentials(),
                        Region.of(System.getenv("AWS_REGION")),
                        System.getenv()));
    }
}
