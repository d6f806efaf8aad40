package openseat.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.http.Json;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.LogLines;
import openseat.local.template.Template;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Lambda's runtime client, execution environments and SnapStart, with a function that behaves badly on request.
@EnabledOnOs(OS.LINUX)
class DeployedFunctionTest {

    private static final String NO_CLOCK = "SKIPPED: moving clocks needs libfaketime; .ci/run installs it";
    private static final String ID = "AnswerFunction";

    @TempDir
    private static Path folder;

    private static LocalRunner local;

    private final LocalClock clock = LocalClock.running();
    private final LogLines log = new LogLines(clock);
    private final List<DeployedFunction> opened = new ArrayList<>();

    @BeforeAll
    static void build() throws IOException, URISyntaxException {
        local = RunnerFixture.start();
        var classes = Path.of(AwkwardHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var file = Path.of(AwkwardHandler.class.getName().replace('.', '/') + ".class");
        var copy = folder.resolve(ID).resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(classes.resolve(file), copy);
    }

    @AfterAll
    static void closeRunner() {
        local.close();
    }

    @AfterEach
    void close() {
        opened.forEach(DeployedFunction::close);
    }

    private static Path broken() {
        return folder.resolve("broken");
    }

    private DeployedFunction onDemand() {
        return function(false, Duration.ofSeconds(5));
    }

    private DeployedFunction snapStart() {
        return function(true, Duration.ofSeconds(5));
    }

    private DeployedFunction function(boolean snapStart, Duration timeout) {
        var function = new Template.Function(
                ID,
                AwkwardHandler.class.getName(),
                timeout,
                256,
                Map.of("TABLE", "a-table", "BROKEN", broken().toString()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                snapStart);
        var deployed = new DeployedFunction(function, new SamBuild(folder), local.aws(), clock, log);
        opened.add(deployed);
        return deployed;
    }

    private static String invoke(DeployedFunction function, String event) {
        return new String(
                function.invoke(("\"" + event + "\"").getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static FunctionFailed failure(DeployedFunction function, String event) {
        return catchThrowableOfType(FunctionFailed.class, () -> invoke(function, event));
    }

    @Test
    void environmentIsWhatTheTemplateAndLambdaSet() {
        var onDemand = environment(onDemand());
        assertThat(onDemand)
                .containsOnlyKeys(
                        names(
                                "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME"))
                .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
                .containsEntry("TABLE", "a-table")
                .containsEntry("LAMBDA_TASK_ROOT", folder.resolve(ID).toString());
        var snapStart = environment(snapStart());
        assertThat(snapStart)
                .containsOnlyKeys(names("AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_AUTHORIZATION_TOKEN"))
                .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    }

    private static Map<String, String> environment(DeployedFunction function) {
        return invoke(function, "environment")
                .lines()
                .map(line -> line.split("=", 2))
                // libfaketime sets it by itself, and not always.
                .filter(pair -> !pair[0].equals("FAKETIME_SHARED"))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /// With those that every function has; `PWD` is the shell's.
    private static List<String> names(String more) {
        var names = "BROKEN TABLE _HANDLER AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_NAME "
                + "AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE "
                + "AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR LD_LIBRARY_PATH PATH LANG TZ PWD "
                + "AWS_ENDPOINT_URL _LAMBDA_TELEMETRY_LOG_FD ";
        var clock = "LD_PRELOAD FAKETIME_TIMESTAMP_FILE FAKETIME_NO_CACHE FAKETIME_DONT_FAKE_MONOTONIC "
                + "FAKETIME_FORCE_MONOTONIC_FIX NO_FAKE_STAT";
        return Stream.of(names + more + (ProcessClock.isMovable() ? " " + clock : ""))
                .flatMap(all -> Stream.of(all.split(" +")))
                .toList();
    }

    @Test
    void exceptionIsAnsweredAndTheJvmUsedAgain() {
        var function = onDemand();
        var jvm = invoke(function, "id");
        var failed = failure(function, "throw");
        assertThat(failed.errorType()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(failed).hasMessage("It threw.");
        assertThat(invoke(function, "id")).isEqualTo(jvm);
    }

    @Test
    void deadJvmIsAnsweredAndReplaced() {
        var function = onDemand();
        var jvm = invoke(function, "id");
        assertThat(failure(function, "exit").errorType()).isEqualTo("Runtime.ExitError");
        var next = invoke(function, "id");
        assertThat(next).isNotEqualTo(jvm);
        // The runtime client ends after such an error, once it has reported it.
        assertThat(failure(function, "memory").errorType()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(invoke(function, "id")).isNotEqualTo(next);
    }

    @Test
    void timeoutIsAnsweredAndTheJvmReplaced() {
        var function = function(false, Duration.ofMillis(900));
        var jvm = invoke(function, "id");
        assertThat(failure(function, "sleep").errorType()).isEqualTo("Sandbox.Timedout");
        assertThat(ProcessHandle.of(Long.parseLong(jvm)).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(invoke(function, "id")).isNotEqualTo(jvm);
        assertThat(log.all()).anyMatch(line -> line.line().startsWith("Task timed out"));
    }

    @Test
    void failedInitIsAnsweredAndTriedAnew() throws IOException {
        for (var function : List.of(onDemand(), snapStart())) {
            Files.createFile(broken());
            try {
                assertThat(function.warmUp())
                        .hasValueSatisfying(message ->
                                assertThat(message).contains(ID, "java.lang.IllegalStateException", "It is broken."));
                assertThat(failure(function, "id").errorType()).isEqualTo("java.lang.IllegalStateException");
            } finally {
                Files.delete(broken());
            }
            assertThat(invoke(function, "id")).matches("\\d+");
        }
    }

    @Test
    void twoInvocationsRunAtOnceAndMoreWait() throws Exception {
        var function = onDemand();
        invokeAtOnce(function, "id", "id");
        var before = System.nanoTime();
        var jvms = invokeAtOnce(function, "sleep", "sleep", "sleep");
        assertThat(jvms).doesNotContainNull();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(1900));
        assertThat(jvms.stream().distinct()).hasSize(2);
    }

    private static List<String> invokeAtOnce(DeployedFunction function, String... events) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(Stream.of(events)
                    .map(event -> (Callable<String>) () -> invoke(function, event))
                    .toList());
            var values = new ArrayList<String>();
            for (var result : results) {
                values.add(result.get());
            }
            return values;
        }
    }

    @Test
    void largeResultIsRefused() {
        assertThat(failure(onDemand(), "large").errorType()).isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    @Timeout(20)
    void linesBelongToTheirInvocation() {
        var function = onDemand();
        invoke(function, "one");
        while (requests("logged one").isEmpty() || requests("printed one").isEmpty()) {
            Thread.onSpinWait();
        }
        invoke(function, "two");
        function.close();
        assertThat(requests("logged one")).hasSize(1).isEqualTo(requests("printed one"));
        assertThat(requests("logged two")).hasSize(1).isEqualTo(requests("printed two"));
        assertThat(requests("logged two")).isNotEqualTo(requests("logged one"));
    }

    private List<String> requests(String text) {
        return log.all().stream()
                .filter(line -> line.line().equals(text))
                .map(LogLines.Line::request)
                .toList();
    }

    @Test
    void restoreDropsConnectionsAndRunsTheHooks() {
        var function = snapStart();
        assertThat(function.warmUp()).isEmpty();
        assertThat(invoke(function, "hooks")).isEqualTo("before true, after false");
        assertThat(invoke(onDemand(), "hooks")).isEmpty();
    }

    @Test
    void failedRestoreIsAnsweredAndTheJvmReplaced() throws IOException {
        var function = snapStart();
        assertThat(function.warmUp()).isEmpty();
        Files.createFile(broken());
        try {
            assertThat(failure(function, "id").errorType()).isEqualTo("SnapStartException");
        } finally {
            Files.delete(broken());
        }
        assertThat(invoke(function, "id")).matches("\\d+");
    }

    @Test
    void credentialsNeedTheToken() {
        var answer = invoke(snapStart(), "credentials");
        assertThat(answer).startsWith("403 {");
        assertThat(Json.object(answer.substring(4)))
                .containsEntry("AccessKeyId", ID)
                .containsKeys("SecretAccessKey", "Token", "Expiration");
    }

    @Test
    void clockGoesOnADayAtTheRestoreAndFollowsTheRunner() {
        if (!ProcessClock.isMovable()) {
            System.err.println("\n**** " + NO_CLOCK + " ****\n");
        }
        Assumptions.assumeTrue(ProcessClock.isMovable(), NO_CLOCK);
        var function = snapStart();
        assertThat(times(function).behind()).isBetween(Duration.ofHours(24), Duration.ofHours(25));
        clock.advance(Duration.ofDays(100));
        var times = times(function);
        assertThat(times.behind()).isBetween(Duration.ofDays(101), Duration.ofDays(102));
        assertThat(Duration.between(times.now, clock.instant())).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        assertThat(times.remaining).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
        assertThat(times(onDemand()).behind()).isLessThan(Duration.ofHours(1));
    }

    private record Times(Instant started, Instant now, Duration remaining) {

        Duration behind() {
            return Duration.between(started, now);
        }
    }

    private static Times times(DeployedFunction function) {
        var times = invoke(function, "times").split(" ");
        return new Times(
                Instant.parse(times[0]), Instant.parse(times[1]), Duration.ofMillis(Integer.parseInt(times[2])));
    }
}
