package openseat.local.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import openseat.local.template.Template;

/// Runs the template's functions, each with the environment and the policy that the template gives it.
public final class Invoker implements AutoCloseable {

    private final Map<String, InvocableFunction> functions = new LinkedHashMap<>();
    private final Semaphore concurrency;

    /// @param concurrency how many functions may run at once
    /// @param host makes a function that can be invoked
    public Invoker(Template template, int concurrency, Function<Template.Function, InvocableFunction> host) {
        this.concurrency = new Semaphore(concurrency);
        template.functions().forEach((id, function) -> functions.put(id, host.apply(function)));
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
