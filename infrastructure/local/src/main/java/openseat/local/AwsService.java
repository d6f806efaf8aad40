package openseat.local;

import java.util.List;

/// A service behind the door.
interface AwsService extends AutoCloseable {

    /// What the call must be granted, all of it; empty where the service does not know the operation.
    List<Policy.Call> needs(AwsCall call);

    /// Does what is asked; the policy has been held against it already.
    AwsReply answer(AwsCall call);

    @Override
    default void close() {}
}
