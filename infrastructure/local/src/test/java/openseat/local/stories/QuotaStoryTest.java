package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import openseat.local.Local;
import openseat.local.LocalClock;
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
    void askingAgainWithinTheHourNeedsNoSecondLetter() throws Exception {
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

    private int ask(Local local, String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(local.url() + "/events/sample-migrants-day/registrations"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("consent=yes&email=" + address))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
