package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import openseat.local.Local;
import openseat.local.LocalClock;
import openseat.local.LogLines;
import openseat.local.Options;
import org.junit.jupiter.api.Test;

/// How many letters strangers can cause by typing somebody's address.
class QuotaStoryTest {

    private static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void oneAddressGetsAHandfulADayAndNothingIsLost() throws Exception {
        try (var local = Local.start(Options.quiet(LocalClock.standingAt(MORNING)).publishing())) {
            for (var n = 0; n < 12; n++) {
                assertThat(ask(local, "bombed@example.net")).isEqualTo(202);
                local.stream().drain();
                local.tick("UpkeepFunction");
                local.clock().advance(Duration.ofMinutes(61));
            }
            assertThat(local.mailbox().mails()).hasSize(5);

            local.clock().set(Instant.parse("2026-11-25T00:05:00Z"));
            local.tick("UpkeepFunction");
            assertThat(local.mailbox().mails()).as("the letter that was held").hasSize(6);
        }
    }

    @Test
    void askingAgainAtOnceNeedsNoSecondLetter() throws Exception {
        try (var local = Local.start(Options.quiet(LocalClock.standingAt(MORNING)).publishing())) {
            for (var n = 0; n < 100; n++) {
                assertThat(ask(local, "twice@example.net")).isEqualTo(202);
            }
            local.stream().drain();
            local.tick("UpkeepFunction");
            assertThat(local.mailbox().mails()).hasSize(1);
        }
    }

    @Test
    void whoWaitsTenMinutesAndAsksAgainGetsALetterWithANewLink() {
        try (var stage = Stage.open()) {
            for (var n = 0; n < 2; n++) {
                stage.register(Stage.SAMPLE, "lost@example.net");
                stage.local.stream().drain();
                stage.pass(Duration.ofMinutes(10));
            }
            var links = stage.mailsTo("lost@example.net").stream().map(Stage::linkIn).toList();
            assertThat(links).hasSize(2).doesNotHaveDuplicates();
            assertThat(stage.open(links.getLast()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLetterThatIsHeldDoesNotKeepTheAnswersBeyondTheEvent() {
        try (var stage = Stage.open(Map.of("LettersPerAddress", "1"))) {
            stage.publish("room", 2);
            stage.local.clock().set(Instant.parse("2026-12-20T08:00:00Z"));
            var link = stage.takeSeat("room", "held@example.net", "name", "Zubeida");
            for (var n = 0; n < 2; n++) {
                stage.pass(Duration.ofMinutes(10));
                stage.register("room", "held@example.net");
                stage.local.stream().drain();
            }
            assertThat(stage.rows("room")).as("held until midnight").allMatch(row -> row.containsKey("owes"));
            assertThat(stage.get(link, "accept", "application/json").body()).contains("Zubeida");

            stage.local.clock().set(Instant.parse("2026-12-20T10:00:00Z"));
            assertThat(stage.get(link, "accept", "application/json").body()).as("from the end on nobody reads them").doesNotContain("Zubeida");
            assertThat(stage.open(link).body()).doesNotContain("Zubeida");
            stage.upkeep();
            assertThat(stage.rows("room")).singleElement().satisfies(row -> assertThat(row.toString()).doesNotContain("Zubeida"));
        }
    }

    @Test
    void aNetworkHasItsShareOfAnHourAndTheRestFollowsInTheNext() throws Exception {
        try (var local = Local.start(Options.quiet(LocalClock.standingAt(MORNING)).publishing().with("LettersPerNetwork", "10"))) {
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
    void whileTooManyLettersComeBackOnlyATrickleIsCausedByAsking() {
        try (var stage = Stage.open()) {
            sendAndLose(stage, 0, 9);
            assertThat(alarms(stage)).as("nine are too few to judge by").isEmpty();
            sendAndLose(stage, 9, 10);
            assertThat(alarms(stage)).singleElement().asString().contains("\"bounced\":10", "\"sent\":10");
            sendAndLose(stage, 10, 12);
            assertThat(alarms(stage)).as("once a day").hasSize(1);

            stage.pass(Duration.ofHours(1));
            var link = Stage.linkIn(stage.mailTo("person1@example.net"));
            for (var n = 100; n < 150; n++) {
                stage.register(Stage.SAMPLE, "person" + n + "@example.net");
            }
            stage.press(link, "confirm");
            stage.local.stream().drain();
            stage.upkeep();
            assertThat(stage.mailsTo("person1@example.net")).as("what a link's holder causes is not held").hasSize(2);
            assertThat(stage.local.mailbox().mails()).hasSize(12 + 1 + 20);

            stage.pass(Duration.ofHours(1));
            stage.upkeep();
            assertThat(stage.local.mailbox().mails()).as("held, not lost").hasSize(12 + 1 + 40);

            stage.pass(Duration.ofDays(2));
            stage.upkeep();
            assertThat(stage.local.mailbox().mails()).as("all of them, when the bad days are over").hasSize(12 + 1 + 50);
        }
    }

    /// People whose addresses do not exist.
    private static void sendAndLose(Stage stage, int from, int to) {
        for (var n = from; n < to; n++) {
            stage.register(Stage.SAMPLE, "person" + n + "@example.net");
            stage.local.stream().drain();
            stage.bounce(stage.mailTo("person" + n + "@example.net"));
        }
    }

    private static List<String> alarms(Stage stage) {
        return stage.local.log().stream().map(LogLines.Line::line).filter(line -> line.contains("\"alarm\"")).toList();
    }

    private int ask(Local local, String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(local.url() + "/events/sample-migrants-day/registrations"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("consent=yes&email=" + address))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
