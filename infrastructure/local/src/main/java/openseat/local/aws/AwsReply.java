package openseat.local.aws;

import java.util.Map;

/// What a caller gets from the door.
public sealed interface AwsReply {

    /// An answer in the service's own wire form.
    record Answer(int status, Map<String, String> headers, byte[] body) implements AwsReply {}

    /// The connection closes without an answer.
    record Hangup() implements AwsReply {}

    /// Nothing comes at all, until the caller gives up.
    record Silence() implements AwsReply {}
}
