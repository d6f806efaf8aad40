package openseat.local.stories.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.lambda.LogLines;
import openseat.local.runtime.ExecutionEnvironment;
import openseat.local.runtime.ProcessOptions;
import openseat.local.testkit.TaskRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The doctor asks most services, some without a client of the SDK: in a process of its own, which sends by the CRT, it
/// finds what it finds in the runner.
@EnabledOnOs(OS.LINUX)
class DeployedDoctorTest {

    @TempDir
    private Path folder;

    @Test
    void findsTheSame() throws IOException {
        var clock = LocalClock.running();
        var log = new LogLines(clock);
        var function = "DoctorFunction";
        try (var local = LocalRunner.start(Options.manual(clock).with(Options.Automatic.SAMPLE_EVENTS));
                var environment = new ExecutionEnvironment(
                        local.template().functions().get(function),
                        TaskRoot.create(folder, function),
                        local.aws(),
                        new ProcessOptions(List.of(), Map.of(), Optional.empty(), false),
                        clock,
                        log)) {
            environment.initialize(Duration.ofSeconds(60));
            var report = new String(environment.invoke("{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
            assertThat(report).doesNotContain("no answer").isEqualTo(local.invoke(function, "{}"));
        }
    }
}
