package openseat.local.aws;

/// Decides for every call to AWS whether and how it fails.
@FunctionalInterface
public interface Fault {

    /// Nothing fails.
    Fault NONE = call -> new FaultEffect.None();

    FaultEffect of(AwsCall call);
}
