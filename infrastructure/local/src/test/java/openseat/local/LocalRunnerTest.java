package openseat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import openseat.local.testkit.RunnerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Starting the runner.
class LocalRunnerTest {

    @Test
    void repositoryTemplateRuns() throws IOException {
        try (var local = LocalRunner.start(Options.manual(LocalClock.fixedAt(RunnerFixture.NOW)))) {
            assertThat(local.template().parameters()).containsEntry("PublicUrl", local.url());
            assertThat(local.template().functions()).containsKey("RegisterFunction");
        }
    }

    @Test
    void whoeverAsksWhileItStartsFindsTheSampleEvents() throws IOException {
        var port = freePort();
        var first = CompletableFuture.supplyAsync(() -> firstAnswer(port));
        var options = Options.manual(LocalClock.fixedAt(RunnerFixture.NOW))
                .with(Options.Automatic.SAMPLE_EVENTS)
                .withPort(port);
        try (var _ = LocalRunner.start(options)) {
            assertThat(first.join()).contains("sample-migrants-day");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The first answer of the list of events; blank if there is none within half a minute.
    private static String firstAnswer(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            for (var end = System.nanoTime() + 30_000_000_000L; System.nanoTime() < end; ) {
                try {
                    var answer = client.send(request, BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        return answer.body();
                    }
                } catch (IOException e) {
                    Thread.onSpinWait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return "";
        }
    }

    @Test
    void twoRunnersShareNothing() throws IOException {
        try (var one = RunnerFixture.start();
                var two = RunnerFixture.start()) {
            one.table()
                    .putItem(p -> p.tableName("openseat-Table")
                            .item(Map.of("pk", AttributeValue.fromS("R#a"), "sk", AttributeValue.fromS("x"))));
            assertThat(one.table().scan(s -> s.tableName("openseat-Table")).count())
                    .isEqualTo(1);
            assertThat(two.table().scan(s -> s.tableName("openseat-Table")).count())
                    .isZero();
            assertThat(one.url()).isNotEqualTo(two.url());
        }
    }

    @Test
    void missingTemplateIsReported() {
        assertThatThrownBy(() -> LocalRunner.start(RunnerFixture.options().withTemplate(Path.of("no.yaml"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.yaml");
    }

    /// 13:15 in New York is 18:15 UTC in December.
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T00:00:00Z, 2026-12-18T13:15, 2026-12-18T14:15",
        "2026-12-04T18:15:00Z, 2026-12-18T13:15, 2026-12-18T14:15",
        "2026-12-04T18:15:01Z, 2027-12-18T13:15, 2027-12-18T14:15",
        "2026-12-31T00:00:00Z, 2027-12-18T13:15, 2027-12-18T14:15",
    })
    void sampleIsOnAMigrantsDayAtLeastTwoWeeksAhead(Instant now, String start, String end) {
        assertThat(SampleEvents.schedule(LocalClock.fixedAt(now)))
                .containsEntry("state", "confirmed")
                .containsEntry("start", start)
                .containsEntry("end", end)
                .containsEntry("zone", "America/New_York");
    }
}
