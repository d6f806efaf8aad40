package openseat.local.lambda;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.ClientTimeouts;
import openseat.local.template.Template;

/// Runs the template's functions in this process, each with the environment and the policy that the template gives it.
public final class Invoker implements AutoCloseable {

    private final Map<String, LocalFunction> functions = new LinkedHashMap<>();
    private final Semaphore concurrency;

    /// @param concurrency how many functions may run at once
    public Invoker(
            Template template,
            AwsEndpoint endpoint,
            Clock clock,
            RandomGenerator random,
            LogLines log,
            ClientTimeouts timeouts,
            int concurrency) {
        this.concurrency = new Semaphore(concurrency);
        template.functions()
                .forEach((id, function) ->
                        functions.put(id, new LocalFunction(function, endpoint, clock, random, log, timeouts)));
    }

    /// Invokes a function and waits for its result.
    ///
    /// Beyond the account's limit it is not run:
    /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html.
    ///
    /// @throws FunctionFailed if it returns no result
    /// @throws IllegalArgumentException if the template has no such function
    public byte[] invoke(String id, byte[] event) {
        var function = functions.get(id);
        if (function == null) {
            throw new IllegalArgumentException("The template has no function " + id + ".");
        }
        if (!concurrency.tryAcquire()) {
            throw new FunctionThrottled();
        }
        try {
            return function.invoke(event);
        } finally {
            concurrency.release();
        }
    }

    /// Creates an instance of each function, so that problems show at the start; returns a message for each
    /// problem.
    public List<String> warmUp() {
        return functions.values().stream()
                .flatMap(function -> function.warmUp().stream())
                .toList();
    }

    @Override
    public void close() {
        functions.values().forEach(LocalFunction::close);
    }
}
