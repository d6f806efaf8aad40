package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Transactions that take as long as in the cloud, and get into each other's way.
@Isolated("it needs the whole machine")
class ConflictTest {

    private static final String ROOM = "big-room";
    private static final int PEOPLE = 200;

    private final TestStack stack =
            TestStack.open(Map.of("LettersPerNetwork", "10000", "LettersPerHour", "10000", "LettersPerAddress", "100"));
    private final TableProbe probe = new TableProbe(stack);

    @AfterEach
    void close() {
        stack.close();
    }

    /// All change the same item, so they are done one after the other: 200 at 20 ms take 4 s at least.
    @ParameterizedTest
    @ValueSource(ints = {10, 20})
    void hardlyAnybodyMustPressTwice(int millis) throws InterruptedException {
        stack.publish(ROOM, PEOPLE, false, 1);
        var links = IntStream.range(0, PEOPLE)
                .mapToObj(n -> probe.ask(ROOM, "person" + n + "@example.org"))
                .toList();
        stack.local.dynamoDb().lengthOfTransactions(Duration.ofMillis(millis));
        var answers = confirmAtOnce(links);
        var busy = answers.stream().filter(a -> a.statusCode() == 503).count();
        System.out.printf("%d presses at once, transactions of %d ms: %d busy%n", PEOPLE, millis, busy);
        assertThat(busy).isLessThan(PEOPLE / 20);
        assertThat(stack.count(ROOM, "taken")).isEqualTo((int) (PEOPLE - busy));
    }

    @Test
    void busyPageHasOneButtonThatPressesAgain() throws InterruptedException {
        stack.publish(ROOM, PEOPLE, false, 1);
        var link = probe.ask(ROOM, "ada@example.org");
        stack.local.dynamoDb().lengthOfTransactions(Duration.ofSeconds(12));
        var answers = confirmAtOnce(List.of(link, link));
        stack.local.dynamoDb().lengthOfTransactions(Duration.ZERO);
        var busy =
                answers.stream().filter(a -> a.statusCode() == 503).findFirst().orElseThrow();
        assertThat(busy.headers().firstValue("retry-after")).isPresent();
        assertThat(busy.body())
                .contains("Nothing has been lost.")
                .contains("name=\"action\" value=\"confirm\"")
                .contains(">Try again</button>");
        assertThat(Web.location(stack.press(link, "confirm"))).contains("done=");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
    }

    private List<HttpResponse<String>> confirmAtOnce(List<String> links) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(links.stream()
                            .map(link -> (Callable<HttpResponse<String>>) () -> stack.press(link, "confirm"))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
