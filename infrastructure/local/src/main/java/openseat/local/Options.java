package openseat.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How a runner is started.
///
/// @param port 0 for any that is free
/// @param chance what the functions draw from; tests give one with a seed
/// @param template the file that wires everything
/// @param parameters for the template, over the runner's own
/// @param ticks whether the schedules tick by themselves
/// @param streamPaused whether the stream waits until it is resumed or drained
/// @param publishes whether the two events are published at the start
/// @param mailTimeout how long a function waits for SES
public record Options(
        int port,
        LocalClock clock,
        RandomGenerator chance,
        Path template,
        Map<String, String> parameters,
        boolean ticks,
        boolean streamPaused,
        boolean publishes,
        Duration mailTimeout) {

    /// As the `run` script starts it.
    public static Options standard() {
        return new Options(3000, LocalClock.running(), new SecureRandom(), find(), Map.of(), true, false, true, Duration.ofSeconds(10));
    }

    /// For a test that moves everything itself: any port, no ticks, a paused stream, no events.
    public static Options quiet(LocalClock clock) {
        return new Options(0, clock, new SecureRandom(), find(), Map.of(), false, true, false, Duration.ofSeconds(10));
    }

    public Options withPort(int port) {
        return new Options(port, clock, chance, template, parameters, ticks, streamPaused, publishes, mailTimeout);
    }

    public Options withChance(RandomGenerator chance) {
        return new Options(port, clock, chance, template, parameters, ticks, streamPaused, publishes, mailTimeout);
    }

    public Options withTemplate(Path template) {
        return new Options(port, clock, chance, template, parameters, ticks, streamPaused, publishes, mailTimeout);
    }

    public Options with(String parameter, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Options(port, clock, chance, template, more, ticks, streamPaused, publishes, mailTimeout);
    }

    public Options ticking() {
        return new Options(port, clock, chance, template, parameters, true, streamPaused, publishes, mailTimeout);
    }

    public Options streaming() {
        return new Options(port, clock, chance, template, parameters, ticks, false, publishes, mailTimeout);
    }

    public Options publishing() {
        return new Options(port, clock, chance, template, parameters, ticks, streamPaused, true, mailTimeout);
    }

    public Options withMailTimeout(Duration mailTimeout) {
        return new Options(port, clock, chance, template, parameters, ticks, streamPaused, publishes, mailTimeout);
    }

    /// The repository's template, whether this runs in the root, in the module, or was told by `run`.
    private static Path find() {
        var told = System.getProperty("openseat.template");
        if (told != null) {
            return Path.of(told);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("template.yaml"))) {
                return folder.resolve("template.yaml");
            }
        }
        return Path.of("template.yaml");
    }
}
