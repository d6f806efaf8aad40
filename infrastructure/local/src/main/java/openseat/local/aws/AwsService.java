package openseat.local.aws;

import java.util.List;
import java.util.Optional;
import openseat.local.iam.Policy;

/// A service behind the door.
public interface AwsService extends AutoCloseable {

    /// The operation that an HTTP request asks for; empty where the service does not know it.
    ///
    /// @param target the header `x-amz-target`; blank where there is none
    Optional<String> operation(String method, String path, String target);

    /// What the call must be granted, all of it; empty where the service does not know the operation.
    List<Policy.Call> needs(AwsCall call);

    /// Does what is asked; the policy has been held against it already.
    AwsReply answer(AwsCall call);

    @Override
    default void close() {}
}
