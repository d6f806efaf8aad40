package openseat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import openseat.local.lambda.LogLines;
import openseat.local.runtime.ExecutionEnvironment;
import openseat.local.runtime.ProcessOptions;

/// Starts functions as Lambda does: under its runtime client, on one core, with AWS behind TLS.
final class Machine {

    private static final Pattern ALLOWED = Pattern.compile("Cpus_allowed_list:.*?(\\d+)\\s*$", Pattern.MULTILINE);

    private final String core = lastCore();
    private final Certificate certificate;
    private final LogLines log = new LogLines(Clock.systemUTC());

    Machine() throws IOException {
        certificate = Certificate.create();
    }

    /// The last one that this process may use
    /// (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html).
    private static String lastCore() throws IOException {
        var allowed = ALLOWED.matcher(Files.readString(Path.of("/proc/self/status")));
        return allowed.find() ? allowed.group(1) : "0";
    }

    /// What the functions printed and logged.
    LogLines log() {
        return log;
    }

    ExecutionEnvironment start(Subject subject) {
        return start(subject, "");
    }

    /// The same, listing every class that it loads in this file; that costs it time.
    ExecutionEnvironment startListing(Subject subject, Path classes) {
        return start(subject, " -Xlog:class+load:file=" + classes);
    }

    private ExecutionEnvironment start(Subject subject, String more) {
        var variables = new HashMap<>(certificate.trustVariables());
        // The launcher of the JVM reads it, besides the options that the template sets.
        variables.put("JDK_JAVA_OPTIONS", certificate.trustOptions() + more);
        var options = new ProcessOptions(
                List.of("taskset", "-c", core), variables, Optional.of(certificate.context()), false);
        try {
            return new ExecutionEnvironment(
                    subject.function(), subject.build(), subject.endpoint(), options, Clock.systemUTC(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many classes a process has loaded, by its list.
    static long countClasses(Path classes) throws IOException {
        try (var lines = Files.lines(classes)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }
}
