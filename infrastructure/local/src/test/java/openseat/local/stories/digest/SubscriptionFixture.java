package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// An event without a date, with one recipient of the digest who has not been asked yet.
abstract class SubscriptionFixture {

    static final String EVENT = "some-day";
    static final String TEAM = "team@example.org";
    static final String JSON = "application/json";

    final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));
    final DigestReader team = new DigestReader(stack, TEAM);

    @BeforeEach
    void publish() {
        publish(0, "");
    }

    @AfterEach
    void close() {
        stack.close();
    }

    Map<?, ?> rhythm() {
        return (Map<?, ?>) Web.json(stack.get(team.link(), "accept", JSON)).get("rhythm");
    }

    void publish(int revision, String more) {
        var recipients = "[{\"email\": \"%s\", \"zone\": \"UTC\", \"role\": \"editor\"%s}]".formatted(TEAM, more);
        assertThat(stack.local.invoke("PublishFunction", document(revision, recipients)))
                .contains("\"etag\"");
    }

    static String document(int revision, String recipients) {
        return """
                {"ifMatch": %d, "event": {"id": "%s", "title": {"en": "Some day"},
                  "schedule": {"state": "to-be-confirmed"}}, "recipients": %s}""".formatted(revision, EVENT, recipients);
    }
}
