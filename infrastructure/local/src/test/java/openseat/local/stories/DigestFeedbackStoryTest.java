package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What digests do of SES's reports: they tell of registrants' letters, and stop where they come back themselves.
class DigestFeedbackStoryTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String NOOR = "noor@example.org";
    private static final String READER = "team@example.org";

    private final Stage stage = Stage.open();

    @BeforeEach
    void publish() {
        stage.publish(ROOM, 2);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void aDigestThatComesBackGoesToThatRecipientNoMoreUntilTheListIsPublishedAgain(String type) {
        publishWithReader(1);
        stage.takeSeat(ROOM, ADA);
        stage.local.tick("DigestFunction");
        assertThat(stage.mailsTo(READER)).hasSize(1);

        stage.report(stage.mailTo(READER), type, "Permanent");
        stage.takeSeat(ROOM, NOOR);
        stage.pass(Duration.ofHours(25));
        stage.local.tick("DigestFunction");
        assertThat(stage.mailsTo(READER)).hasSize(1);
        assertThat(stage.countOfPost(ROOM, "bounced") + stage.countOfPost(ROOM, "complained")).as("of registrants' letters").isZero();

        publishWithReader(2);
        stage.local.tick("DigestFunction");
        assertThat(stage.mailsTo(READER)).hasSize(2);
    }

    @Test
    void aDigestThatMayArriveNextTimeGoesOn() {
        publishWithReader(1);
        stage.takeSeat(ROOM, ADA);
        stage.local.tick("DigestFunction");
        stage.report(stage.mailTo(READER), "bounce", "Transient");
        stage.takeSeat(ROOM, NOOR);
        stage.pass(Duration.ofHours(25));
        stage.local.tick("DigestFunction");
        assertThat(stage.mailsTo(READER)).hasSize(2);
    }

    @Test
    void theDigestTellsHowManyLettersCameBack() {
        stage.takeSeat(Stage.SEED, ADA);
        stage.takeSeat(Stage.SEED, NOOR);
        stage.local.tick("DigestFunction");
        stage.bounce(stage.mailTo(ADA));
        stage.complain(stage.mailTo(NOOR));
        stage.pass(Duration.ofHours(25));
        stage.local.tick("DigestFunction");
        var digest = stage.mailsTo("organizers@example.org").stream().filter(mail -> mail.subject().contains("By Migrants")).toList().getLast();
        assertThat(digest.text()).contains("E-mails that came back: 1", "Sent: 4. Refused: 0. Came back: 1. Reported as spam: 1.", "Cancelled: 2");
    }

    private void publishWithReader(int revision) {
        assertThat(stage.local.invoke("PublishFunction", """
                {"ifMatch": %d, "event": {"id": "%s", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}],
                  "schedule": {"state": "to-be-confirmed"}, "capacity": 2, "waitingList": true, "groupLimit": 2},
                  "recipients": [{"email": "%s", "lang": "en", "zone": "Africa/Nairobi"}]}""".formatted(revision, ROOM, READER))).contains("20");
    }
}
