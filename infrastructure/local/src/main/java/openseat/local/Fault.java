package openseat.local;

/// Decides what becomes of every call to AWS; the door asks it.
@FunctionalInterface
public interface Fault {

    /// Nothing fails.
    Fault NONE = call -> new Fate.Answered();

    Fate of(AwsCall call);
}
