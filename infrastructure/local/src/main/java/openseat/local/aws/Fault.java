package openseat.local.aws;

/// Decides what becomes of every call to AWS; the door asks it.
@FunctionalInterface
public interface Fault {

    /// Nothing fails.
    Fault NONE = call -> new FaultEffect.Answered();

    FaultEffect of(AwsCall call);
}
