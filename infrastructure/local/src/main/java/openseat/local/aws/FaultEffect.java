package openseat.local.aws;

/// What becomes of a call to AWS, where a test wants to see what a failure does.
public sealed interface FaultEffect {

    /// It is answered.
    record Answered() implements FaultEffect {}

    /// The function's process dies here: it gets no answer to this call nor to any later one of the same invocation, and
    /// whatever it returns is thrown away. AWS has carried the call out if it came `AFTER`.
    record Killed(When when) implements FaultEffect {}

    /// It arrives as another one; so a test can take away what keeps a promise, and see it broken.
    record Altered(AwsCall call) implements FaultEffect {}

    /// The connection breaks once; the process lives and may try again.
    record Cut(When when) implements FaultEffect {}

    /// AWS refuses.
    record Refused(AwsError error) implements FaultEffect {}

    /// Before or after AWS did what was asked.
    enum When { BEFORE, AFTER }
}
