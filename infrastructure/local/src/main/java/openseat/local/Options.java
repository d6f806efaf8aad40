package openseat.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import openseat.local.aws.ClientTimeouts;

/// How a runner is started.
///
/// @param port 0 for any free port
/// @param random the source of randomness of functions in the runner's process
/// @param template the file that wires everything
/// @param parameters for the template, overriding the runner's own
/// @param environment variables of the functions, overriding the template's
/// @param automatic what the runner does by itself
/// @param timeouts of the SDK clients of functions in the runner's process
/// @param concurrency how many functions may run at once
/// @param isDeployed whether the functions run as `sam build` made them, not in the runner's process
public record Options(
        int port,
        LocalClock clock,
        RandomGenerator random,
        Path template,
        Map<String, String> parameters,
        Map<String, String> environment,
        Set<Automatic> automatic,
        ClientTimeouts timeouts,
        int concurrency,
        boolean isDeployed) {

    /// The quota of an account that is not new:
    /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private static final int CONCURRENCY = 1000;

    /// Something that a runner does by itself or, in a test, only on request.
    public enum Automatic {
        /// Run the scheduled functions.
        SCHEDULES,
        /// Deliver the table's stream; otherwise it is paused until it is resumed or drained.
        STREAM,
        /// Publish the two sample events at the start.
        SAMPLE_EVENTS
    }

    /// As the `run` script starts it.
    public static Options standard() {
        return new Options(
                3000,
                LocalClock.running(),
                new SecureRandom(),
                findTemplate(),
                Map.of(),
                Map.of(),
                EnumSet.allOf(Automatic.class),
                ClientTimeouts.DEPLOYED,
                CONCURRENCY,
                false);
    }

    /// For a test that triggers everything itself, on any free port.
    public static Options manual(LocalClock clock) {
        return new Options(
                0,
                clock,
                new SecureRandom(),
                findTemplate(),
                Map.of(),
                Map.of(),
                Set.of(),
                ClientTimeouts.DEPLOYED,
                CONCURRENCY,
                false);
    }

    public Options withPort(int port) {
        return new Options(
                port, clock, random, template, parameters, environment, automatic, timeouts, concurrency, isDeployed);
    }

    public Options withTemplate(Path template) {
        return new Options(
                port, clock, random, template, parameters, environment, automatic, timeouts, concurrency, isDeployed);
    }

    public Options withParameter(String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Options(
                port, clock, random, template, more, environment, automatic, timeouts, concurrency, isDeployed);
    }

    public Options withEnvironment(String name, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Options(
                port, clock, random, template, parameters, more, automatic, timeouts, concurrency, isDeployed);
    }

    public Options with(Automatic behaviour) {
        var more = EnumSet.of(behaviour);
        more.addAll(automatic);
        return new Options(
                port, clock, random, template, parameters, environment, more, timeouts, concurrency, isDeployed);
    }

    public Options withTimeouts(ClientTimeouts timeouts) {
        return new Options(
                port, clock, random, template, parameters, environment, automatic, timeouts, concurrency, isDeployed);
    }

    public Options withConcurrency(int concurrency) {
        return new Options(
                port, clock, random, template, parameters, environment, automatic, timeouts, concurrency, isDeployed);
    }

    /// Runs what `sam build` made beside the template.
    public Options asDeployed() {
        return new Options(
                port, clock, random, template, parameters, environment, automatic, timeouts, concurrency, true);
    }

    boolean has(Automatic behaviour) {
        return automatic.contains(behaviour);
    }

    /// The repository's template, whether this runs in its root, in the module, or with the property that `run`
    /// sets.
    private static Path findTemplate() {
        var property = System.getProperty("openseat.template");
        if (property != null) {
            return Path.of(property);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("template.yaml"))) {
                return folder.resolve("template.yaml");
            }
        }
        return Path.of("template.yaml");
    }
}
