package openseat.local.aws;

import java.time.Duration;

/// How long the functions' SDK clients wait for an answer.
///
/// @param dynamoDbAttempt one attempt at a DynamoDB call
/// @param dynamoDbCall a DynamoDB call with all its retries
/// @param ses a call to SES, which is never retried
public record ClientTimeouts(Duration dynamoDbAttempt, Duration dynamoDbCall, Duration ses) {

    /// The values that the functions use in the cloud.
    public static final ClientTimeouts DEPLOYED =
            new ClientTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(10));

    public ClientTimeouts withDynamoDb(Duration attempt, Duration call) {
        return new ClientTimeouts(attempt, call, ses);
    }

    public ClientTimeouts withSes(Duration timeout) {
        return new ClientTimeouts(dynamoDbAttempt, dynamoDbCall, timeout);
    }
}
