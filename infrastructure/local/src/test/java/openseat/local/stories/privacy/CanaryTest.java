package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import openseat.local.ses.SesService;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// A canary person goes through every flow, including faults; then logs, keys and digests are searched for them.
class CanaryTest {

    private static final String EVENT = "sample-migrants-day";
    private static final String ADDRESS = "canary.zebra@example.net";
    private static final String NAME = "Canário Żebra";
    private static final String ORGANIZATION = "Kanarienvogel Kollektiv";
    private static final String NOTE = "a quiet canary corner";

    @Test
    void logsKeysAndDigestsHaveNoPersonalData() {
        try (var stack = TestStack.open()) {
            var link = goThroughEverything(stack);
            DigestReader.ofSamples(stack).start();

            var digests = String.join(
                    "\n",
                    stack.mailsTo("organizers@example.org").stream()
                            .map(mail -> mail.text() + mail.html())
                            .toList());
            var doctor = stack.local.invoke("DoctorFunction", "{}");
            var log = stack.local.log().toString();
            var keys = String.join(
                    "\n",
                    stack.items().stream()
                            .map(item ->
                                    item.get("pk").s() + " " + item.get("sk").s())
                            .toList());
            assertThat(log).as("something was logged").contains("alarm");
            assertThat(digests).as("a digest came").contains("Confirmed");
            assertThat(doctor).as("the doctor counted").contains("letters-due");
            for (var trace : traces(link)) {
                assertThat(log).doesNotContain(trace);
                assertThat(digests).doesNotContain(trace);
                assertThat(doctor).doesNotContain(trace);
                assertThat(keys).doesNotContain(trace);
            }
        }
    }

    @Test
    void deletionLeavesNoTraceInTheTable() {
        try (var stack = TestStack.open()) {
            var link = goThroughEverything(stack);
            assertThat(stack.press(link, "forget", "sure", "yes").statusCode()).isEqualTo(303);
            stack.local.stream().drain();
            stack.upkeep();

            assertThat(stack.rows(EVENT)).isEmpty();
            var table = stack.items().toString();
            for (var trace : traces(link)) {
                assertThat(table).doesNotContain(trace);
            }
            assertThat(stack.open(link).statusCode()).isEqualTo(404);
        }
    }

    /// Mistakes, a paused SES, confirming, changing, registering again; returns the link.
    private static String goThroughEverything(TestStack stack) {
        stack.register(EVENT, ADDRESS, "name", NAME, "places", "99", "accessNote", NOTE);
        stack.post(
                Web.registrations(EVENT), "application/json", "{\"email\": \"" + ADDRESS + "\", \"name\": \"" + NAME);
        stack.local.mailbox().mode(SesService.Mode.PAUSE, 1);
        stack.register(EVENT, ADDRESS, "name", NAME, "organization", ORGANIZATION, "accessNote", NOTE);
        stack.local.stream().drain();
        stack.pass(Duration.ofMinutes(20));
        stack.upkeep();
        var link = Web.linkIn(stack.mailTo(ADDRESS));
        stack.open(link);
        stack.press(link, "confirm");
        stack.local.stream().drain();
        stack.press(link, "change", "name", NAME, "organization", ORGANIZATION, "accessNote", NOTE, "places", "3");
        stack.local.stream().drain();
        stack.register(EVENT, ADDRESS, "name", NAME, "accessNote", NOTE);
        stack.press(link, "use", "request", stack.offered(link));
        stack.local.stream().drain();
        return link;
    }

    /// What would identify them, in plain text and in common encodings.
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
