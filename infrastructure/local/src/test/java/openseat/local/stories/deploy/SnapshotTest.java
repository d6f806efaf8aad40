package openseat.local.stories.deploy;

import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.http.Json;
import openseat.local.lambda.LogLines;
import openseat.local.runtime.ExecutionEnvironment;
import openseat.local.runtime.ProcessOptions;
import openseat.local.testkit.TaskRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A function is primed before its snapshot, takes nothing into it, and answers after the restore.
@EnabledOnOs(OS.LINUX)
class SnapshotTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final LocalClock clock = LocalClock.running();
    private final LogLines log = new LogLines(clock);
    private LocalRunner local;

    @BeforeEach
    void open() throws IOException {
        local = LocalRunner.start(Options.manual(clock).with(Options.Automatic.SAMPLE_EVENTS));
        local.clearCalls();
    }

    @AfterEach
    void close() {
        local.close();
    }

    private ExecutionEnvironment start(String function, Map<String, String> variables) throws IOException {
        var options = new ProcessOptions(List.of(), variables, Optional.empty(), true);
        return new ExecutionEnvironment(
                local.template().functions().get(function),
                TaskRoot.create(folder, function),
                local.aws(),
                options,
                clock,
                log);
    }

    @Test
    void answersAfterTheRestore() throws IOException {
        try (var environment = start("EventsFunction", Map.of())) {
            environment.initialize(LIMIT);
            environment.restore();
            assertThat(answer(environment)).containsEntry("statusCode", 200);
        }
        assertThat(failures()).isEmpty();
    }

    @Test
    void nothingThatIsUsedLaterWasLoadedForAVisitor() throws IOException {
        var classes = folder.resolve("classes.txt");
        try (var environment = start("EventsFunction", listing(classes))) {
            environment.initialize(LIMIT);
            var before = loaded(classes);
            environment.restore();
            assertThat(answer(environment)).containsEntry("statusCode", 200);
            var after = new ArrayList<>(loaded(classes));
            after.removeAll(before);
            // What is left is the runtime client's and the JDK's.
            assertThat(after)
                    .noneMatch(name -> name.startsWith("openseat.") || name.startsWith("gg.jte."))
                    .hasSizeLessThan(40);
        }
    }

    @Test
    void credentialsAreReadAfterTheRestore() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        var endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var environment = start("EventsFunction", Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint))) {
            environment.initialize(LIMIT);
            assertThat(failures()).isEmpty();
            assertThat(asked).hasValue(0);
            assertThat(answer(environment)).containsEntry("statusCode", 503);
            assertThat(asked).hasPositiveValue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void noConnectionIsInTheSnapshot() throws IOException {
        try (var environment = start("RegisterFunction", Map.of())) {
            environment.initialize(LIMIT);
            assertThat(connections(environment.pid()))
                    .as("only that of the runtime client")
                    .hasSize(1);
            assertThat(local.calls()).as("calls that AWS carried out").isEmpty();
        }
    }

    /// The CRT's threads keep their random numbers' state, and what DNS has answered: the one that encrypts begins
    /// after the restore, and so has a state of its own
    /// (https://github.com/aws/aws-lc/blob/main/crypto/fipsmodule/rand/rand.c).
    @Test
    void noThreadThatHasEncryptedIsInTheSnapshot() throws IOException {
        try (var environment = start("RegisterFunction", Map.of())) {
            environment.initialize(LIMIT);
            assertThat(threads(environment.pid()))
                    .as("what is left of priming")
                    .noneMatch(name -> name.startsWith("AwsHostResolver"));
        }
    }

    private static List<String> threads(long pid) throws IOException {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            var names = new ArrayList<String>();
            for (var thread : threads.toList()) {
                names.add(Files.readString(thread.resolve("comm")).strip());
            }
            return names;
        }
    }

    @Test
    void failureIsOneLineAndPreventsNothing() throws IOException {
        var nowhere = Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        try (var environment = start("EventsFunction", nowhere)) {
            environment.initialize(LIMIT);
            assertThat(failures()).hasSize(1).first().asString().contains("Priming");
            assertThat(answer(environment)).containsEntry("statusCode", 503);
        }
    }

    @Test
    void onDemandNothingIsPrimed() throws IOException {
        var classes = folder.resolve("classes.txt");
        try (var environment = start("DoctorFunction", listing(classes))) {
            environment.initialize(LIMIT);
            assertThat(loaded(classes)).noneMatch(name -> name.startsWith("openseat.snapshot."));
        }
    }

    private static Map<String, String> listing(Path file) {
        return Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + file);
    }

    private static List<String> loaded(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceAll("^(\\[[^\\]]*\\])*\\s*| source: .*", ""))
                .toList();
    }

    /// The established TCP connections of a process, by their number in the kernel's list
    /// (https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt).
    private static List<String> connections(long pid) throws IOException {
        var sockets = new ArrayList<String>();
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var descriptor : descriptors.toList()) {
                var target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.replaceAll("\\D", ""));
                }
            }
        }
        var established = new ArrayList<String>();
        for (var table : List.of("tcp", "tcp6")) {
            for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table))) {
                var fields = Arrays.asList(line.strip().split("\\s+"));
                if (fields.size() > 9 && fields.get(3).equals("01") && sockets.contains(fields.get(9))) {
                    established.add(fields.get(2));
                }
            }
        }
        return established;
    }

    private List<String> failures() {
        return log.all().stream()
                .map(LogLines.Line::line)
                .filter(line -> line.contains("failure"))
                .toList();
    }

    private static Map<String, Object> answer(ExecutionEnvironment environment) {
        var event = """
                {"version": "2.0", "rawPath": "/events/%s", "rawQueryString": "lang=ar", "headers": {"accept": "text/html"},
                 "requestContext": {"domainName": "example.org", "http": {"method": "GET", "path": "/events/%s"}}}""".formatted(SAMPLE, SAMPLE);
        return Json.object(environment.invoke(event.getBytes(StandardCharsets.UTF_8)));
    }
}
