package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.ses.SentMail;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// What organizers read, and when.
class DigestTest {

    private static final String SEED = "imrf-2022-by-migrants-for-migrants";

    @Test
    void theFirstDigestSaysThatThePageHasNoDateAndCountsWhoConfirmed() {
        try (var stack = TestStack.open()) {
            stack.takeSeat(SEED, "ada@example.net", "places", "3");
            stack.register(SEED, "unconfirmed@example.net");
            stack.local.stream().drain();

            stack.local.tick("DigestFunction");

            var digest = digestOfSeed(stack);
            assertThat(digest.subject()).startsWith("Your page still has no date");
            assertThat(digest.text()).contains("New: 2", "Confirmed: 1", "People: 3", "Unconfirmed: 1", "Registrations waiting for it: 1");
        }
    }

    @Test
    void thereIsOneAPeriodAndNoneWhenNothingHappened() {
        try (var stack = TestStack.open()) {
            stack.local.tick("DigestFunction");
            var first = stack.mailsTo("organizers@example.org").size();
            stack.takeSeat(SEED, "ada@example.net");
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org")).as("not twice a period").hasSize(first);

            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org")).as("of the event where somebody came").hasSize(first + 1);

            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org")).as("nothing happened").hasSize(first + 1);
        }
    }

    @Test
    void thatANeedHasEndedIsNoNewsAndThatItCameAgainIs() {
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
            assertThat(stack.mailsTo("organizers@example.org")).as("no more came back, and the rest was told").hasSize(first);

            stack.bounce(stack.mailTo("gone@example.net"));
            stack.pass(Duration.ofHours(25));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo("organizers@example.org")).as("as many as before, but another").hasSize(first + 1);
            assertThat(digestOfSeed(stack).subject()).startsWith("Your page still has no date");
            assertThat(digestOfSeed(stack).text()).contains("E-mails that came back: 1");
        }
    }

    @Test
    void aDigestThatWasMissedIsCoveredByTheNext() {
        try (var stack = TestStack.open()) {
            stack.local.tick("DigestFunction");
            stack.takeSeat(SEED, "ada@example.net");
            stack.pass(Duration.ofHours(49));
            stack.takeSeat(SEED, "noor@example.net");
            stack.local.tick("DigestFunction");
            assertThat(digestOfSeed(stack).text()).contains("Confirmed: 2");
        }
    }

    private static SentMail digestOfSeed(TestStack stack) {
        return stack.mailsTo("organizers@example.org").stream().filter(mail -> mail.subject().contains("By Migrants")).toList().getLast();
    }
}
