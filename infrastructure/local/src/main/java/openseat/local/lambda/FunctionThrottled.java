package openseat.local.lambda;

/// Lambda did not run a function, because as many as the account may run at once are running.
public final class FunctionThrottled extends FunctionFailed {

    FunctionThrottled() {
        super("TooManyRequestsException", "Rate Exceeded.", null);
    }
}
