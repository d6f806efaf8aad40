package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.ses.SentMail;
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

            stack.local.tick("DigestFunction");

            var digest = digestOfSeed(stack);
            assertThat(digest.subject()).startsWith("Your page still has no date");
            assertThat(digest.text())
                    .contains("Requests: 2", "Confirmed: 1", "People: 3", "Registrations waiting for it: 1");
        }
    }

    @Test
    void oneDigestAPeriodAndNoneWithoutActivity() {
        try (var stack = TestStack.open()) {
            stack.local.tick("DigestFunction");
            var first = stack.mailsTo("organizers@example.org").size();
            stack.takeSeat(SEED, "ada@example.net");
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org"))
                    .as("not twice a period")
                    .hasSize(first);

            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org"))
                    .as("for the event with a registration")
                    .hasSize(first + 1);

            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org"))
                    .as("nothing happened")
                    .hasSize(first + 1);
        }
    }

    @Test
    void onlyANewActionItemCausesADigest() {
        try (var stack = TestStack.open()) {
            stack.register(SEED, "lost@example.net");
            stack.register(SEED, "gone@example.net");
            stack.local.stream().drain();
            stack.bounce(stack.mailTo("lost@example.net"));
            stack.local.tick("DigestFunction");
            assertThat(digestOfSeed(stack).text()).contains("E-mails that came back: 1");
            var first = stack.mailsTo("organizers@example.org").size();

            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org"))
                    .as("no new bounce since the last digest")
                    .hasSize(first);

            stack.bounce(stack.mailTo("gone@example.net"));
            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org"))
                    .as("the same number, but a different letter")
                    .hasSize(first + 1);
            assertThat(digestOfSeed(stack).subject()).startsWith("Your page still has no date");
            assertThat(digestOfSeed(stack).text()).contains("E-mails that came back: 1");
        }
    }

    @Test
    void missedDigestIsCoveredByTheNext() {
        try (var stack = TestStack.open()) {
            stack.local.tick("DigestFunction");
            stack.takeSeat(SEED, "ada@example.net");
            stack.pass(Duration.ofHours(49));
            stack.takeSeat(SEED, "noor@example.net");
            stack.local.tick("DigestFunction");
            assertThat(digestOfSeed(stack).text()).contains("Confirmed: 2");
        }
    }

    /// Only the number of requests changes, and that counts them whoever they are for.
    @Test
    void aStrangersRequestDoesNotShowWhetherTheAddressIsRegistered() {
        assertThat(digestAfterARequestFor("ada@example.net")).isEqualTo(digestAfterARequestFor("nobody@example.net"));
    }

    /// Ada and Noor have a seat. One of the letters came back, so that the digest says what became of letters. Left out
    /// are the number of requests and the runner's port.
    private static String digestAfterARequestFor(String address) {
        try (var stack = TestStack.open()) {
            stack.takeSeat(SEED, "ada@example.net");
            stack.takeSeat(SEED, "noor@example.net");
            stack.register(SEED, "lost@example.net");
            stack.local.stream().drain();
            stack.bounce(stack.mailTo("lost@example.net"));
            stack.register(SEED, address);
            stack.local.stream().drain();
            stack.local.tick("DigestFunction");
            return digestOfSeed(stack).text().replaceAll("Requests: \\d+|127\\.0\\.0\\.1:\\d+", "");
        }
    }

    private static SentMail digestOfSeed(TestStack stack) {
        return stack.mailsTo("organizers@example.org").stream()
                .filter(mail -> mail.subject().contains("By Migrants"))
                .toList()
                .getLast();
    }
}
