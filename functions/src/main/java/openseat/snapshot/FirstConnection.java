package openseat.snapshot;

import java.security.GeneralSecurityException;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import openseat.AwsClients;
import openseat.Keys;
import openseat.dynamodb.Table;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// One call to DynamoDB over the network, for the code of HTTP and TLS.
///
/// It is signed with invented credentials, which DynamoDB refuses: so it needs no right, reads nothing, and leaves no
/// credential in the snapshot. Neither its connection nor its TLS session can be used again.
final class FirstConnection {

    private FirstConnection() {}

    /// @throws software.amazon.awssdk.core.exception.SdkClientException if DynamoDB cannot be reached
    static void openAndClose(String table) throws GeneralSecurityException {
        try (var client = AwsClients.dynamoDbClosingConnections(Priming.INVENTED)) {
            new Table(client, table).get(Keys.event("priming"));
        } catch (AwsServiceException e) {
            // As expected.
        }
        var sessions = SSLContext.getDefault().getClientSessionContext();
        for (var id : Collections.list(sessions.getIds())) {
            var session = sessions.getSession(id);
            if (session != null) {
                session.invalidate();
            }
        }
    }
}
