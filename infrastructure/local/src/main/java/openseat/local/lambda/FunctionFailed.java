package openseat.local.lambda;

/// A function gave no answer: it threw, was killed, or its time was up.
public final class FunctionFailed extends RuntimeException {

    private final String errorType;

    FunctionFailed(String errorType, String message, Throwable cause) {
        super(message, cause);
        this.errorType = errorType;
    }

    /// As Lambda names it: the exception's class, `Sandbox.Timedout` or `Runtime.ExitError`.
    public String errorType() {
        return errorType;
    }
}
