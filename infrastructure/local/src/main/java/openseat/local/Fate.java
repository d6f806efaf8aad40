package openseat.local;

/// What becomes of a call to AWS, where a test wants to see what a failure does.
public sealed interface Fate {

    /// It is answered.
    record Answered() implements Fate {}

    /// The function's process dies here: it gets no answer to this call nor to any later one of the same invocation, and
    /// whatever it returns is thrown away. AWS has carried the call out if it came `AFTER`.
    record Killed(When when) implements Fate {}

    /// It arrives as another one; so a test can take away what keeps a promise, and see it broken.
    record Altered(AwsCall call) implements Fate {}

    /// The connection breaks once; the process lives and may try again.
    record Cut(When when) implements Fate {}

    /// AWS refuses.
    record Refused(AwsError error) implements Fate {}

    /// Before or after AWS did what was asked.
    enum When { BEFORE, AFTER }
}
