package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.lambda.LogLines;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// The number of letters that strangers can cause by entering somebody's address.
class QuotaTest {

    private static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void addressGetsFiveLettersAtOnceAndTheRestEvenlyOverTheDay() throws Exception {
        try (var local =
                LocalRunner.start(Options.manual(LocalClock.fixedAt(MORNING)).with(Options.Automatic.SAMPLE_EVENTS))) {
            for (var n = 0; n < 12; n++) {
                assertThat(ask(local, "bombed@example.net")).isEqualTo(202);
                local.stream().drain();
                local.tick("UpkeepFunction");
                local.clock().advance(Duration.ofMinutes(11));
            }
            assertThat(local.mailbox().mails()).hasSize(5);

            local.clock().set(MORNING.plus(Duration.ofMinutes(24 * 60 / 5 - 1)));
            local.tick("UpkeepFunction");
            assertThat(local.mailbox().mails()).hasSize(5);
            local.clock().advance(Duration.ofMinutes(2));
            local.tick("UpkeepFunction");
            assertThat(local.mailbox().mails()).as("the held letter").hasSize(6);
        }
    }

    @Test
    void repeatedRequestsCauseOneLetter() throws Exception {
        try (var local =
                LocalRunner.start(Options.manual(LocalClock.fixedAt(MORNING)).with(Options.Automatic.SAMPLE_EVENTS))) {
            for (var n = 0; n < 100; n++) {
                assertThat(ask(local, "twice@example.net")).isEqualTo(202);
            }
            local.stream().drain();
            local.tick("UpkeepFunction");
            assertThat(local.mailbox().mails()).hasSize(1);
        }
    }

    @Test
    void requestAfterTenMinutesGetsANewLink() {
        try (var stack = TestStack.open()) {
            for (var n = 0; n < 2; n++) {
                stack.register(TestStack.SAMPLE, "lost@example.net");
                stack.local.stream().drain();
                stack.pass(Duration.ofMinutes(10));
            }
            var links =
                    stack.mailsTo("lost@example.net").stream().map(Web::linkIn).toList();
            assertThat(links).hasSize(2).doesNotHaveDuplicates();
            assertThat(stack.open(links.getLast()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void heldLetterDoesNotKeepAnswersBeyondTheEvent() {
        try (var stack = TestStack.open(Map.of("LettersPerAddress", "1"))) {
            stack.publish("room", 2);
            stack.local.clock().set(Instant.parse("2026-12-20T08:00:00Z"));
            var link = stack.takeSeat("room", "held@example.net", "name", "Zubeida");
            for (var n = 0; n < 2; n++) {
                stack.pass(Duration.ofMinutes(10));
                stack.register("room", "held@example.net");
                stack.local.stream().drain();
            }
            assertThat(stack.rows("room")).as("held until midnight").allMatch(row -> row.containsKey("pending"));
            assertThat(stack.get(link, "accept", "application/json").body()).contains("Zubeida");

            stack.local.clock().set(Instant.parse("2026-12-20T10:00:00Z"));
            assertThat(stack.get(link, "accept", "application/json").body())
                    .as("nobody can read them after the end")
                    .doesNotContain("Zubeida");
            assertThat(stack.open(link).body()).doesNotContain("Zubeida");
            stack.upkeep();
            assertThat(stack.rows("room"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.toString()).doesNotContain("Zubeida"));
        }
    }

    @Test
    void networkQuotaHoldsEachLetterUntilItsSlot() throws Exception {
        try (var local = LocalRunner.start(Options.manual(LocalClock.fixedAt(MORNING))
                .with(Options.Automatic.SAMPLE_EVENTS)
                .withEnvironment("BEAT_MILLIS", "0")
                .withParameter("LettersPerNetwork", "10"))) {
            for (var n = 0; n < 15; n++) {
                assertThat(ask(local, "person" + n + "@example.net")).isEqualTo(202);
            }
            local.stream().drain();
            assertThat(local.mailbox().mails()).hasSize(10);
            for (var n = 1; n <= 5; n++) {
                local.clock().advance(Duration.ofMinutes(6).plusSeconds(1));
                local.tick("UpkeepFunction");
                assertThat(local.mailbox().mails()).hasSize(10 + n);
            }
        }
    }

    @Test
    void whoeverBouncesIsHeldFirstAndNobodyElseStarves() {
        try (var stack = TestStack.open()) {
            sendAndBounce(stack, 0, 9);
            assertThat(alarms(stack)).as("nine are too few to raise an alarm").isEmpty();
            sendAndBounce(stack, 9, 10);
            assertThat(alarms(stack)).singleElement().asString().contains("\"bounced\":10", "\"sent\":10");

            stack.pass(Duration.ofHours(1));
            for (var n = 100; n < 180; n++) {
                stack.registerFrom(2, TestStack.SAMPLE, "flood" + n + "@example.net");
            }
            for (var n = 0; n < 24; n++) {
                stack.registerFrom(10 + n % 8, TestStack.SAMPLE, "newcomer" + n + "@example.net");
            }
            stack.local.stream().drain();
            assertThat(lettersTo(stack, "flood")).as("the network that bounced").isZero();
            assertThat(lettersTo(stack, "newcomer")).as("two of each network").isEqualTo(16);
            stack.pass(Duration.ofMinutes(31));
            stack.upkeep();
            assertThat(lettersTo(stack, "newcomer")).as("half an hour later").isEqualTo(24);

            var link = Web.linkIn(stack.mailTo("newcomer1@example.net"));
            stack.press(link, "confirm");
            stack.local.stream().drain();
            assertThat(stack.mailsTo("newcomer1@example.net"))
                    .as("letters caused by a link's holder are not held")
                    .hasSize(2);
            stack.pass(Duration.ofHours(6));
            stack.upkeep();
            assertThat(lettersTo(stack, "flood")).as("held, not lost").isEqualTo(1);
        }
    }

    private static long lettersTo(TestStack stack, String name) {
        return stack.local.mailbox().mails().stream()
                .filter(mail -> mail.to().getFirst().startsWith(name))
                .count();
    }

    /// Registers people whose addresses do not exist.
    private static void sendAndBounce(TestStack stack, int from, int to) {
        for (var n = from; n < to; n++) {
            stack.registerFrom(2, TestStack.SAMPLE, "person" + n + "@example.net");
            stack.local.stream().drain();
            stack.bounce(stack.mailTo("person" + n + "@example.net"));
        }
    }

    private static List<String> alarms(TestStack stack) {
        return stack.local.log().stream()
                .map(LogLines.Line::line)
                .filter(line -> line.contains("\"alarm\""))
                .toList();
    }

    private int ask(LocalRunner local, String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(local.url() + "/events/sample-migrants-day/registrations"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("consent=yes&email=" + address))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
