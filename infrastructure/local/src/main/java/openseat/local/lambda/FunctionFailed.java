package openseat.local.lambda;

/// A function returned no result: it threw, was killed, timed out, or was not run.
public sealed class FunctionFailed extends RuntimeException permits FunctionThrottled {

    private final String errorType;

    public FunctionFailed(String errorType, String message, Throwable cause) {
        super(message, cause);
        this.errorType = errorType;
    }

    /// As Lambda names it: the exception's class, `Sandbox.Timedout`, `Runtime.ExitError` or
    /// `TooManyRequestsException`.
    public String errorType() {
        return errorType;
    }
}
