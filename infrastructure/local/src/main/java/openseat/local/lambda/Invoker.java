package openseat.local.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import openseat.local.aws.AwsEndpoint;
import openseat.local.template.Template;

/// Runs the functions of the template in this process, each with the environment and the rights that the template gives.
public final class Invoker implements AutoCloseable {

    private final Map<String, LocalFunction> functions = new LinkedHashMap<>();

    /// @param mailTimeout how long a function waits for SES
    public Invoker(Template template, AwsEndpoint endpoint, Clock clock, RandomGenerator chance, LogLines log, Duration mailTimeout) {
        template.functions().forEach((id, function) ->
                functions.put(id, new LocalFunction(function, endpoint, clock, chance, log, mailTimeout)));
    }

    /// Invokes a function and waits for what it returns.
    ///
    /// @throws FunctionFailed where it returns nothing
    /// @throws IllegalArgumentException where the template has no such function
    public byte[] invoke(String id, byte[] event) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("The template has no function " + id + "."))
                .invoke(event);
    }

    private Optional<LocalFunction> find(String id) {
        return Optional.ofNullable(functions.get(id));
    }

    /// Makes an instance of each, so that what is missing shows at the start; says in words what is.
    public List<String> warm() {
        return functions.values().stream().flatMap(function -> function.warm().stream()).toList();
    }

    @Override
    public void close() {
        functions.values().forEach(LocalFunction::close);
    }
}
