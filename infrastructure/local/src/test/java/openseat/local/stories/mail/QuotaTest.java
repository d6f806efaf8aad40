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
    void addressGetsFiveLettersADayAndTheRestLater() throws Exception {
        try (var local =
                LocalRunner.start(Options.manual(LocalClock.fixedAt(MORNING)).with(Options.Automatic.SAMPLE_EVENTS))) {
            for (var n = 0; n < 12; n++) {
                assertThat(ask(local, "bombed@example.net")).isEqualTo(202);
                local.stream().drain();
                local.tick("UpkeepFunction");
                local.clock().advance(Duration.ofMinutes(61));
            }
            assertThat(local.mailbox().mails()).hasSize(5);

            local.clock().set(Instant.parse("2026-11-25T00:05:00Z"));
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
    void networkQuotaHoldsLettersUntilTheNextHour() throws Exception {
        try (var local = LocalRunner.start(Options.manual(LocalClock.fixedAt(MORNING))
                .with(Options.Automatic.SAMPLE_EVENTS)
                .withParameter("LettersPerNetwork", "10"))) {
            for (var n = 0; n < 15; n++) {
                assertThat(ask(local, "person" + n + "@example.net")).isEqualTo(202);
            }
            local.stream().drain();
            assertThat(local.mailbox().mails()).hasSize(10);

            local.clock().advance(Duration.ofMinutes(61));
            local.tick("UpkeepFunction");
            assertThat(local.mailbox().mails()).hasSize(15);
        }
    }

    @Test
    void highBounceRateLimitsLettersCausedByRequests() {
        try (var stack = TestStack.open()) {
            sendAndBounce(stack, 0, 9);
            assertThat(alarms(stack)).as("nine are too few to raise an alarm").isEmpty();
            sendAndBounce(stack, 9, 10);
            assertThat(alarms(stack)).singleElement().asString().contains("\"bounced\":10", "\"sent\":10");
            sendAndBounce(stack, 10, 12);
            assertThat(alarms(stack)).as("once a day").hasSize(1);

            stack.pass(Duration.ofHours(1));
            var link = Web.linkIn(stack.mailTo("person1@example.net"));
            for (var n = 100; n < 150; n++) {
                stack.register(TestStack.SAMPLE, "person" + n + "@example.net");
            }
            stack.press(link, "confirm");
            stack.local.stream().drain();
            stack.upkeep();
            assertThat(stack.mailsTo("person1@example.net"))
                    .as("letters caused by a link's holder are not held")
                    .hasSize(2);
            assertThat(stack.local.mailbox().mails()).hasSize(12 + 1 + 20);

            stack.pass(Duration.ofHours(1));
            stack.upkeep();
            assertThat(stack.local.mailbox().mails()).as("held, not lost").hasSize(12 + 1 + 40);

            stack.pass(Duration.ofDays(2));
            stack.upkeep();
            assertThat(stack.local.mailbox().mails())
                    .as("all of them, once the bounce rate is low again")
                    .hasSize(12 + 1 + 50);
        }
    }

    /// Registers people whose addresses do not exist.
    private static void sendAndBounce(TestStack stack, int from, int to) {
        for (var n = from; n < to; n++) {
            stack.register(TestStack.SAMPLE, "person" + n + "@example.net");
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
