package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import openseat.local.ses.SentMail;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets the digest of an event without a date is asked once a year, and deleted if nobody publishes it again.
class UndatedDigestTest {

    private static final String EVENT = "some-day";
    private static final String READER = "reader@example.org";
    private static final String ASKED = "This event has had no date for a year";
    private static final Duration MONTH = Duration.ofDays(30);

    private final TestStack stack = TestStack.open();
    private final DigestReader reader = new DigestReader(stack, READER);

    @BeforeEach
    void publish() {
        publish(0);
        reader.start();
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void recipientsAreAskedAfterAYearAndDeletedAMonthLater() {
        pass(Duration.ofDays(364));
        assertThat(questions()).isZero();
        pass(Duration.ofDays(1));
        assertThat(digests().getLast().subject()).startsWith(ASKED);
        assertThat(digests().getLast().text()).contains("On Friday, 24 December 2027 this digest ends");

        pass(MONTH.minusSeconds(1));
        assertThat(recipients()).hasSize(1);
        assertThat(digests().getLast().text())
                .as("a quiet week says it too")
                .contains("On Friday, 24 December 2027 this digest ends");
        var before = digests().size();
        pass(Duration.ofSeconds(1));
        assertThat(recipients()).isEmpty();
        assertThat(stack.items().toString()).doesNotContain(READER);
        pass(MONTH);
        assertThat(digests()).hasSize(before);
    }

    @Test
    void publishingAgainKeepsThemForAnotherYear() {
        pass(Duration.ofDays(365));
        publish(1);
        pass(MONTH);
        assertThat(digests().getLast().subject()).doesNotStartWith(ASKED);
        pass(Duration.ofDays(334));
        assertThat(recipients()).hasSize(1);
        assertThat(digests().getLast().subject()).doesNotStartWith(ASKED);
        pass(Duration.ofDays(1));
        assertThat(digests().getLast().subject()).startsWith(ASKED);
        pass(MONTH);
        assertThat(recipients()).isEmpty();
    }

    private long questions() {
        return digests().stream()
                .filter(mail -> mail.text().contains("no date for a year"))
                .count();
    }

    private void pass(Duration time) {
        stack.pass(time);
        stack.upkeep();
        stack.local.tick("DigestFunction");
    }

    private List<SentMail> digests() {
        return reader.digests();
    }

    private List<?> recipients() {
        return stack.items().stream()
                .filter(item -> item.get("pk").s().equals("D#" + EVENT))
                .toList();
    }

    private void publish(int revision) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"ifMatch": %d, "event": {"id": "%s", "title": {"en": "Some day"}, "schedule": {"state": "to-be-confirmed"}},
                  "recipients": [{"email": "%s", "lang": "en", "zone": "UTC"}]}""".formatted(revision, EVENT, READER)))
                .contains("\"etag\"");
        stack.local.tick("DigestFunction");
    }
}
