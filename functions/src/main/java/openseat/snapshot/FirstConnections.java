package openseat.snapshot;

import java.io.IOException;
import openseat.AwsClients;
import openseat.Keys;
import openseat.dynamodb.Table;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.crt.CrtResource;

/// A few calls to DynamoDB over the network, for the code of HTTP and TLS.
///
/// They are signed with invented credentials, which DynamoDB refuses: so they need no right, read nothing, and leave no
/// credential in the snapshot. Nothing of the CRT stays either, neither connections and sessions nor the threads with
/// their random numbers, nor what DNS has answered: all of it begins anew after the restore.
final class FirstConnections {

    /// Most of the work of a handshake is compiled by then.
    private static final int COUNT = 8;

    private FirstConnections() {}

    /// @throws software.amazon.awssdk.core.exception.SdkClientException if DynamoDB cannot be reached
    static void openAndClose(String table) throws IOException {
        try (var credentials = new InventedCredentials()) {
            for (var connection = 0; connection < COUNT; connection++) {
                try (var client = AwsClients.dynamoDb(credentials.provider())) {
                    new Table(client, table).get(Keys.event("priming"));
                } catch (AwsServiceException e) {
                    // As expected.
                }
            }
        } finally {
            CrtResource.waitForNoResources();
        }
    }
}
