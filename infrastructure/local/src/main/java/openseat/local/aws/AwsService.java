package openseat.local.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.local.iam.Policy;

/// A service behind the endpoint.
public interface AwsService extends AutoCloseable {

    /// The operation that an HTTP request asks for; empty if the service does not support it.
    ///
    /// @param target the header `x-amz-target`; blank if there is none
    Optional<String> operation(String method, String path, String target);

    /// What the path of a request says, by the names of the operation's input.
    default Map<String, Object> parameters(String path) {
        return Map.of();
    }

    /// What the caller's policy must allow, all of it; empty if the service does not support the operation.
    List<Policy.Call> requiredPermissions(AwsCall call);

    /// Carries out a call that the policy allows.
    AwsReply answer(AwsCall call);

    @Override
    default void close() {}
}
