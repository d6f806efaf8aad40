package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.testkit.RepositoryTemplate;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// More people at once than the account allows.
@Isolated("it needs the whole machine")
class RushTest {

    private static final int PEOPLE = 120;
    private static final Options STANDARD = Options.manual(LocalClock.fixedAt(TestStack.NOW))
            .with(Options.Automatic.SAMPLE_EVENTS)
            .withParameter("RegistrationsPerSecond", "10000");

    @Test
    void whatTheStageRefusesIsNotLostButSaidSo() throws Exception {
        var answers = rush(STANDARD.withParameter("RegistrationsPerSecond", "5"));
        assertThat(answers).contains("429 {\"message\":\"Too Many Requests\"}");
    }

    @Test
    void whatLambdaRefusesIsNotLostButSaidSo() throws Exception {
        var answers = rush(STANDARD.withConcurrency(2));
        assertThat(answers).contains("503 {\"message\":\"Service Unavailable\"}");
    }

    /// The template's own limits are above what 10,000 people in a minute need.
    @Test
    void rushOfAMinuteStaysWithinTheDefaults() {
        var throttling = RepositoryTemplate.read().throttling();
        var post = throttling.of("POST /events/{eventId}/registrations");
        assertThat(post.rate()).isGreaterThan(10_000 / 60);
        assertThat(throttling.of("GET /events/{eventId}").rate()).isGreaterThan(5 * 10_000 / 60);
    }

    /// Registers everybody at once; what was answered with a redirect is in the table, and nothing else.
    private static List<String> rush(Options options) throws IOException, InterruptedException, ExecutionException {
        try (var local = LocalRunner.start(options);
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newHttpClient()) {
            var calls = IntStream.range(0, PEOPLE)
                    .mapToObj(n -> (Callable<HttpResponse<String>>) () -> client.send(
                            HttpRequest.newBuilder(URI.create(local.url() + Web.registrations(TestStack.SAMPLE)))
                                    .header("content-type", TestStack.FORM)
                                    .header("accept", TestStack.PAGE)
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            Web.form("email", "person" + n + "@example.org", "consent", "yes")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()))
                    .toList();
            var answers =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();
            var accepted = answers.stream().filter(a -> a.statusCode() == 303).count();
            var table = local.table().listTables().tableNames().getFirst();
            var rows = local.table().scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                    .filter(item -> item.get("pk").s().startsWith("R#"))
                    .count();
            assertThat(accepted).isBetween(1L, PEOPLE - 1L).isEqualTo(rows);
            return answers.stream()
                    .filter(a -> a.statusCode() != 303)
                    .map(a -> a.statusCode() + " " + a.body())
                    .distinct()
                    .toList();
        }
    }
}
