package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// SES's reports and the digest: it tells no single bounce of a registrant, and its own bounces are none of theirs.
class DigestFeedbackTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String NOOR = "noor@example.org";
    private static final String READER = "team@example.org";

    private final TestStack stack = TestStack.open();

    @BeforeEach
    void publish() {
        stack.publish(ROOM, 2);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void aBouncedDigestIsNoBounceOfARegistrant() {
        publishWithReader(1);
        var reader = new DigestReader(stack, READER).start();
        stack.bounce(stack.mailTo(READER));
        assertThat(reader.digests()).hasSize(1);
        assertThat(stack.mailCount(ROOM, "bounced") + stack.mailCount(ROOM, "complained"))
                .isZero();
    }

    @Test
    void temporaryBounceDoesNotStopTheDigest() {
        publishWithReader(1);
        var reader = new DigestReader(stack, READER).start();
        stack.report(stack.mailTo(READER), "bounce", "Transient");
        stack.takeSeat(ROOM, NOOR);
        stack.pass(Duration.ofHours(25));
        reader.tick();
        assertThat(reader.digests()).hasSize(2);
    }

    @Test
    void digestTellsNoSingleBounce() {
        stack.takeSeat(TestStack.SEED, ADA);
        stack.takeSeat(TestStack.SEED, NOOR);
        var organizers = DigestReader.ofSamples(stack).start();
        stack.bounce(stack.mailTo(ADA));
        stack.complain(stack.mailTo(NOOR));
        stack.pass(Duration.ofHours(25));
        organizers.tick();
        assertThat(organizers.digests("By Migrants").getLast().text())
                .contains("Cancelled: 2")
                .doesNotContain("Came back: 1", "Reported as spam: 1", "Too many");
    }

    private void publishWithReader(int revision) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"ifMatch": %d, "event": {"id": "%s", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}],
                  "schedule": {"state": "to-be-confirmed"}, "capacity": 2, "waitingList": true, "groupLimit": 2},
                  "recipients": [{"email": "%s", "lang": "en", "zone": "Africa/Nairobi"}]}""".formatted(revision, ROOM, READER)))
                .contains("20");
    }
}
