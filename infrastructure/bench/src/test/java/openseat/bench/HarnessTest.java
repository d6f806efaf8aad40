package openseat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.runtime.SamBuild;
import openseat.local.template.Template;
import openseat.local.testkit.TaskRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The harness measures rightly: known work, the least that there is, the same twice; and a peer that stores nothing is
/// found out. The last is also where `RegisterFunction` may not load more classes than it should.
@EnabledOnOs(OS.LINUX)
class HarnessTest {

    /// To its first answer, started on demand; the floor has 1,100.
    private static final int MOST_CLASSES = 3_900;

    /// With as many, equal runs differ by more than their spread about once in 20,000 times.
    private static final int STARTS_OF_A_RUN = 15;

    private static final Path PEERS = Path.of("peers/floor/src/main/java").toAbsolutePath();

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static LocalRunner local;
    private static Machine machine;
    private static SamBuild peers;

    @BeforeAll
    static void build() throws IOException, URISyntaxException {
        local = LocalRunner.start(Options.manual(LocalClock.running()).with(Options.Automatic.SAMPLE_EVENTS));
        machine = new Machine();
        peers = new SamBuild(folder.resolve("peers"));
        for (var function : List.of("FloorFunction", "SleepFunction")) {
            compile(folder.resolve("peers").resolve(function));
        }
    }

    @AfterAll
    static void close() {
        local.close();
    }

    private static void compile(Path root) throws IOException, URISyntaxException {
        var lib = Files.createDirectories(root.resolve("lib"));
        var core = Path.of(RequestStreamHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(core, lib.resolve(core.getFileName()));
        try (var sources = Files.walk(PEERS)) {
            var arguments = Stream.concat(
                            Stream.of("-d", root.toString(), "-cp", core.toString()),
                            sources.map(Path::toString).filter(name -> name.endsWith(".java")))
                    .toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
        }
    }

    private static Subject peer(String function) {
        return peer(function, Optional.empty());
    }

    private static Subject peer(String function, Optional<DynamoDbClient> table) {
        var template = Template.read(Path.of("peers/template.yaml"), Map.of());
        return new Subject(
                        function,
                        template.functions().get(function),
                        peers,
                        local.aws(),
                        HarnessTest::event,
                        202,
                        table)
                .onDemand();
    }

    private static Subject register() throws IOException {
        var function = "RegisterFunction";
        var build = TaskRoot.create(folder, function);
        var ours = local.template().functions().get(function);
        return new Subject(function, ours, build, local.aws(), HarnessTest::event, 303, Optional.of(local.table()))
                .onDemand();
    }

    private static byte[] event() {
        return GatewayEvents.post(
                "/events/sample-migrants-day/registrations",
                "POST /events/{eventId}/registrations",
                Map.of("eventId", "sample-migrants-day"),
                Map.of("email", "p" + PEOPLE.incrementAndGet() + "@example.net", "consent", "yes"),
                "text/html");
    }

    @Test
    void knownWorkIsMeasured() {
        try (var environment = machine.start(peer("SleepFunction"))) {
            environment.initialize(ColdStarts.LIMIT);
            environment.invoke(event());
            var cpu = new ProcessCpu(environment.pid());
            var before = cpu.nanos();
            var began = System.nanoTime();
            environment.invoke(event());
            var worked = (cpu.nanos() - before) / 1e6;
            var took = (System.nanoTime() - began) / 1e6;
            // It works for 50 ms, and sleeps for 50 more.
            assertThat(worked).isBetween(50.0, 70.0);
            assertThat(took).isGreaterThan(100);
        }
    }

    @Test
    void floorIsBelowTheFunction() throws IOException {
        var results = new Results(Map.of());
        var floor = peer("FloorFunction");
        var ours = register();
        var starts = new ColdStarts(machine, List.of());
        for (var start = 0; start < 2; start++) {
            starts.measure(floor, results);
            starts.measure(ours, results);
        }
        var highest = results.of(ColdStarts.NAME, floor.name(), ColdStarts.CPU).quantile(1);
        var lowest = results.of(ColdStarts.NAME, ours.name(), ColdStarts.CPU).quantile(0);
        assertThat(highest).isLessThan(lowest);
    }

    /// The medians of two runs, start by start in turn, are no further apart than their quartiles together.
    @Test
    void twoRunsAgreeWithinTheirSpread() {
        var floor = peer("FloorFunction");
        var starts = new ColdStarts(machine, List.of());
        var runs = List.of(new Results(Map.of()), new Results(Map.of()));
        for (var start = 0; start < STARTS_OF_A_RUN; start++) {
            runs.forEach(results -> starts.measure(floor, results));
        }
        var first = runs.getFirst().of(ColdStarts.NAME, floor.name(), ColdStarts.CPU);
        var second = runs.getLast().of(ColdStarts.NAME, floor.name(), ColdStarts.CPU);
        assertThat(Math.abs(first.median() - second.median()))
                .as("%s and %s", Tables.text(first), Tables.text(second))
                .isLessThanOrEqualTo(spread(first) + spread(second));
    }

    private static double spread(Distribution samples) {
        return samples.upperQuartile() - samples.lowerQuartile();
    }

    @Test
    void peerThatStoresNothingIsFoundOut() {
        var starts = new ColdStarts(machine, List.of());
        assertThatThrownBy(
                        () -> starts.measure(peer("FloorFunction", Optional.of(local.table())), new Results(Map.of())))
                .hasMessageContaining("stored nothing");
    }

    @Test
    void wrongAnswerIsFoundOut() {
        var floor = peer("FloorFunction");
        assertThatThrownBy(() -> floor.check("{\"statusCode\": 503}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("503");
    }

    @Test
    void registrationLoadsNoMoreClassesThanItShould() throws IOException {
        var classes = new ColdStarts(machine, List.of()).classes(register());
        System.out.println("Classes of a registration, to its first answer: " + classes);
        assertThat(classes).isLessThanOrEqualTo(MOST_CLASSES);
    }
}
