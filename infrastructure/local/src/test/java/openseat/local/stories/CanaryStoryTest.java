package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import openseat.local.Postbox;
import org.junit.jupiter.api.Test;

/// A canary person goes through every flow, faults included, and is then looked for where nobody may be found.
class CanaryStoryTest {

    private static final String EVENT = "sample-migrants-day";
    private static final String ADDRESS = "canary.zebra@example.net";
    private static final String NAME = "Canário Żebra";
    private static final String ORGANIZATION = "Kanarienvogel Kollektiv";
    private static final String NOTE = "a quiet canary corner";

    @Test
    void noLogLineNoKeyAndNoDigestTellsOfAnybody() {
        try (var stage = Stage.open()) {
            var link = liveThroughEverything(stage);
            stage.local.tick("DigestFunction");

            var digests = String.join("\n", stage.mailsTo("organizers@example.org").stream().map(mail -> mail.text() + mail.html()).toList());
            var log = stage.local.log().toString();
            var keys = String.join("\n", stage.items().stream().map(item -> item.get("pk").s() + " " + item.get("sk").s()).toList());
            assertThat(log).as("something was logged").contains("alarm");
            assertThat(digests).as("a digest came").contains("Confirmed");
            for (var trace : traces(link)) {
                assertThat(log).doesNotContain(trace);
                assertThat(digests).doesNotContain(trace);
                assertThat(keys).doesNotContain(trace);
            }
        }
    }

    @Test
    void afterDeletingNothingInTheTableTellsOfThem() {
        try (var stage = Stage.open()) {
            var link = liveThroughEverything(stage);
            assertThat(stage.press(link, "forget", "sure", "yes").statusCode()).isEqualTo(303);
            stage.local.stream().drain();
            stage.upkeep();

            assertThat(stage.rows(EVENT)).isEmpty();
            var table = stage.items().toString();
            for (var trace : traces(link)) {
                assertThat(table).doesNotContain(trace);
            }
            assertThat(stage.open(link).statusCode()).isEqualTo(404);
        }
    }

    /// Mistakes, a paused SES, confirming, changing, asking anew; the link.
    private static String liveThroughEverything(Stage stage) {
        stage.register(EVENT, ADDRESS, "name", NAME, "places", "99", "accessNote", NOTE);
        stage.post(Stage.registrations(EVENT), "application/json", "{\"email\": \"" + ADDRESS + "\", \"name\": \"" + NAME);
        stage.local.mailbox().mode(Postbox.Mode.PAUSE, 1);
        stage.register(EVENT, ADDRESS, "name", NAME, "organization", ORGANIZATION, "accessNote", NOTE);
        stage.local.stream().drain();
        stage.pass(Duration.ofMinutes(20));
        stage.upkeep();
        var link = Stage.linkIn(stage.mailTo(ADDRESS));
        stage.open(link);
        stage.press(link, "confirm");
        stage.local.stream().drain();
        stage.press(link, "change", "name", NAME, "organization", ORGANIZATION, "accessNote", NOTE, "places", "3");
        stage.local.stream().drain();
        stage.register(EVENT, ADDRESS, "name", NAME, "accessNote", NOTE);
        stage.press(link, "use");
        stage.local.stream().drain();
        return link;
    }

    /// What would betray them, as it is and as it is often written.
    private static List<String> traces(String link) {
        var key = link.substring(link.lastIndexOf('/') + 1);
        return Stream.of(ADDRESS, "canary.zebra", NAME, ORGANIZATION, NOTE, key)
                .flatMap(trace -> Stream.of(
                        trace,
                        URLEncoder.encode(trace, StandardCharsets.UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(trace.getBytes(StandardCharsets.UTF_8)),
                        HexFormat.of().formatHex(trace.getBytes(StandardCharsets.UTF_8))))
                .toList();
    }
}
