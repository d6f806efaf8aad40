package openseat.local.aws;

import java.util.Map;
import openseat.local.http.Json;

/// What a caller gets from the endpoint.
public sealed interface AwsReply {

    /// A response in the service's wire format.
    record Answer(int status, Map<String, String> headers, byte[] body) implements AwsReply {}

    /// A successful response.
    static AwsReply json(Object body) {
        return new Answer(200, Map.of("content-type", "application/json"), Json.bytes(body));
    }

    /// The connection is closed without a response.
    record Disconnect() implements AwsReply {}

    /// Nothing is sent until the caller gives up.
    record Silence() implements AwsReply {}
}
