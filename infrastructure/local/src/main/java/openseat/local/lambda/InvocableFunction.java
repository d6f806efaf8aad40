package openseat.local.lambda;

import java.util.Optional;

/// A function of the template, wherever it runs.
public interface InvocableFunction extends AutoCloseable {

    /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    int MAX_RESULT_BYTES = 6 * 1024 * 1024;

    /// Invokes the function and waits for its result.
    ///
    /// @throws FunctionFailed if it returns no result
    byte[] invoke(byte[] event);

    /// Prepares for the first invocation; returns a message if that is impossible.
    Optional<String> warmUp();

    @Override
    void close();
}
