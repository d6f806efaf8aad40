package openseat.local.lambda;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.ClientTimeouts;
import openseat.local.template.Template;

/// Runs the template's functions, each with the environment and the policy that the template gives it.
public final class Invoker implements AutoCloseable {

    private final Map<String, InvocableFunction> functions = new LinkedHashMap<>();
    private final Semaphore concurrency;

    private Invoker(
            Template template, int concurrency, Function<Template.Function, InvocableFunction> host) {
        this.concurrency = new Semaphore(concurrency);
        template.functions().forEach((id, function) -> functions.put(id, host.apply(function)));
    }

    /// Runs the functions in this process.
    ///
    /// @param concurrency how many functions may run at once
    public static Invoker inProcess(
            Template template,
            AwsEndpoint endpoint,
            Clock clock,
            RandomGenerator random,
            LogLines log,
            ClientTimeouts timeouts,
            int concurrency) {
        return new Invoker(
                template, concurrency, function -> new LocalFunction(function, endpoint, clock, random, log, timeouts));
    }

    /// Runs what `sam build` made of the functions, in processes of their own, under Lambda's runtime client.
    ///
    /// @param clock which the processes follow where `canMoveClocks`
    /// @throws IllegalArgumentException if Lambda's runtime client does not run on this machine
    public static Invoker deployed(
            Template template, SamBuild build, AwsEndpoint endpoint, Clock clock, LogLines log, int concurrency) {
        RuntimeClient.requirePlatform();
        return new Invoker(template, concurrency, function -> new DeployedFunction(function, build, endpoint, clock, log));
    }

    /// Whether the clocks of deployed functions can differ from the machine's, which needs libfaketime.
    public static boolean canMoveClocks() {
        return ProcessClock.isMovable();
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

    /// Prepares each function, so that problems show at the start; returns a message for each problem.
    public List<String> warmUp() {
        return functions.values().parallelStream()
                .flatMap(function -> function.warmUp().stream())
                .toList();
    }

    @Override
    public void close() {
        functions.values().forEach(InvocableFunction::close);
    }
}
