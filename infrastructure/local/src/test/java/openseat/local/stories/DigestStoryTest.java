package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.PostedMail;
import org.junit.jupiter.api.Test;

/// What organizers read, and when.
class DigestStoryTest {

    private static final String SEED = "imrf-2022-by-migrants-for-migrants";

    @Test
    void theFirstDigestSaysThatThePageHasNoDateAndCountsWhoConfirmed() {
        try (var stage = Stage.open()) {
            stage.takeSeat(SEED, "ada@example.net", "places", "3");
            stage.register(SEED, "unconfirmed@example.net");
            stage.local.stream().drain();

            stage.local.tick("DigestFunction");

            var digest = digestOfSeed(stage);
            assertThat(digest.subject()).startsWith("Your page still has no date");
            assertThat(digest.text()).contains("New: 2", "Confirmed: 1", "People: 3", "Unconfirmed: 1", "Registrations waiting for it: 1");
        }
    }

    @Test
    void thereIsOneAPeriodAndNoneWhenNothingHappened() {
        try (var stage = Stage.open()) {
            stage.local.tick("DigestFunction");
            var first = stage.mailsTo("organizers@example.org").size();
            stage.takeSeat(SEED, "ada@example.net");
            stage.local.tick("DigestFunction");
            assertThat(stage.mailsTo("organizers@example.org")).as("not twice a period").hasSize(first);

            stage.pass(Duration.ofHours(25));
            stage.local.tick("DigestFunction");
            assertThat(stage.mailsTo("organizers@example.org")).as("of the event where somebody came").hasSize(first + 1);

            stage.pass(Duration.ofHours(25));
            stage.local.tick("DigestFunction");
            assertThat(stage.mailsTo("organizers@example.org")).as("nothing happened").hasSize(first + 1);
        }
    }

    @Test
    void thatANeedHasEndedIsNoNewsAndThatItCameAgainIs() {
        try (var stage = Stage.open()) {
            stage.register(SEED, "lost@example.net");
            stage.register(SEED, "gone@example.net");
            stage.local.stream().drain();
            stage.bounce(stage.mailTo("lost@example.net"));
            stage.local.tick("DigestFunction");
            assertThat(digestOfSeed(stage).text()).contains("E-mails that came back: 1");
            var first = stage.mailsTo("organizers@example.org").size();

            stage.pass(Duration.ofHours(25));
            stage.local.tick("DigestFunction");
            assertThat(stage.mailsTo("organizers@example.org")).as("no more came back, and the rest was told").hasSize(first);

            stage.bounce(stage.mailTo("gone@example.net"));
            stage.pass(Duration.ofHours(25));
            stage.local.tick("DigestFunction");
            assertThat(stage.mailsTo("organizers@example.org")).as("as many as before, but another").hasSize(first + 1);
            assertThat(digestOfSeed(stage).subject()).startsWith("Your page still has no date");
            assertThat(digestOfSeed(stage).text()).contains("E-mails that came back: 1");
        }
    }

    @Test
    void aDigestThatWasMissedIsCoveredByTheNext() {
        try (var stage = Stage.open()) {
            stage.local.tick("DigestFunction");
            stage.takeSeat(SEED, "ada@example.net");
            stage.pass(Duration.ofHours(49));
            stage.takeSeat(SEED, "noor@example.net");
            stage.local.tick("DigestFunction");
            assertThat(digestOfSeed(stage).text()).contains("Confirmed: 2");
        }
    }

    private static PostedMail digestOfSeed(Stage stage) {
        return stage.mailsTo("organizers@example.org").stream().filter(mail -> mail.subject().contains("By Migrants")).toList().getLast();
    }
}
