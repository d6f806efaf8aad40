package openseat.local.lambda;

/// A function returned no result: it threw, was killed, or timed out.
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
