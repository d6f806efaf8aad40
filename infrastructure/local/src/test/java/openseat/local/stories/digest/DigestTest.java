package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.ses.SentMail;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// The content and the timing of digests.
class DigestTest {

    private static final String SEED = "imrf-2022-by-migrants-for-migrants";

    @Test
    void firstDigestHasMissingDateAndConfirmations() {
        try (var stack = TestStack.open()) {
            stack.takeSeat(SEED, "ada@example.net", "places", "3");
            stack.register(SEED, "unconfirmed@example.net");
            stack.local.stream().drain();

            var digest = seed(DigestReader.ofSamples(stack).start());
            assertThat(digest.subject()).startsWith("Your page still has no date");
            assertThat(digest.text())
                    .contains("Requests: 2", "Confirmed: 1", "Seats taken: 3", "Registrations waiting for it: 1");
        }
    }

    @Test
    void oneDigestAPeriodAndNoneWithoutActivity() {
        try (var stack = TestStack.open()) {
            var organizers = DigestReader.ofSamples(stack).start();
            var first = organizers.digests().size();
            stack.takeSeat(SEED, "ada@example.net");
            stack.local.tick("DigestFunction");
            assertThat(organizers.digests()).as("not twice a period").hasSize(first);

            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(organizers.digests())
                    .as("for the event with a registration")
                    .hasSize(first + 1);

            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(organizers.digests()).as("nothing happened").hasSize(first + 1);
        }
    }

    /// Bounces are told in bands, and each band once.
    @Test
    void fewBouncesCauseNoDigest() {
        try (var stack = TestStack.open()) {
            stack.register(SEED, "lost@example.net");
            stack.register(SEED, "gone@example.net");
            stack.local.stream().drain();
            var organizers = DigestReader.ofSamples(stack).start();
            var first = organizers.digests().size();
            stack.bounce(stack.mailTo("lost@example.net"));
            stack.bounce(stack.mailTo("gone@example.net"));
            stack.pass(Duration.ofHours(25));
            organizers.tick();
            assertThat(organizers.digests()).hasSize(first);

            stack.register(SEED, "new@example.net");
            stack.local.stream().drain();
            stack.pass(Duration.ofHours(25));
            organizers.tick();
            assertThat(organizers.digests()).hasSize(first + 1);
        }
    }

    /// Only the number of requests changes, and that counts them whoever they are for.
    @Test
    void aStrangersRequestDoesNotShowWhetherTheAddressIsRegistered() {
        assertThat(digestAfterARequestFor("ada@example.net")).isEqualTo(digestAfterARequestFor("nobody@example.net"));
    }

    /// Ada and Noor have a seat. One of the letters came back, so that the digest says what became of letters. Left
    /// out are the number of requests and the runner's port.
    private static String digestAfterARequestFor(String address) {
        try (var stack = TestStack.open()) {
            stack.takeSeat(SEED, "ada@example.net");
            stack.takeSeat(SEED, "noor@example.net");
            stack.register(SEED, "lost@example.net");
            stack.local.stream().drain();
            stack.bounce(stack.mailTo("lost@example.net"));
            stack.register(SEED, address);
            stack.local.stream().drain();
            return seed(DigestReader.ofSamples(stack).start())
                    .text()
                    .replaceAll("Requests: \\d+|/digest/\\S+|127\\.0\\.0\\.1:\\d+", "");
        }
    }

    private static SentMail seed(DigestReader organizers) {
        return organizers.digests("By Migrants").getLast();
    }
}
