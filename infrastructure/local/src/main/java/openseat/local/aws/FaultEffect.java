package openseat.local.aws;

/// What happens to a call to AWS when a test injects a fault.
public sealed interface FaultEffect {

    /// The call is carried out and answered.
    record None() implements FaultEffect {}

    /// The function's process dies here: neither this call nor any later one of the same invocation is answered,
    /// and the function's result is discarded. With `AFTER`, AWS has carried out this call.
    record Killed(When when) implements FaultEffect {}

    /// Another call is carried out instead, so that a test can remove what keeps a promise and see the promise
    /// broken.
    record Altered(AwsCall call) implements FaultEffect {}

    /// The connection breaks once; the process stays alive and may retry.
    record Disconnected(When when) implements FaultEffect {}

    /// AWS answers with an error.
    record Refused(AwsError error) implements FaultEffect {}

    /// Before or after AWS has carried out the call.
    enum When {
        BEFORE,
        AFTER
    }
}
