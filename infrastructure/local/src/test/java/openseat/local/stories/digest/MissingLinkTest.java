package openseat.local.stories.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// Organizers of an online event are told in time that there is no link to join.
class MissingLinkTest {

    private static final String TEAM = "team@example.org";
    private static final String MISSING = "There is no link to join yet";

    @Test
    void missingLinkIsToldTwoDaysBeforeAndOnce() {
        try (var stack = TestStack.open()) {
            publish(stack, "");
            new DigestReader(stack, TEAM).start();
            assertThat(subjects(stack)).noneMatch(subject -> subject.startsWith(MISSING));

            stack.pass(Duration.ofHours(24));
            stack.local.tick("DigestFunction");
            assertThat(subjects(stack)).last().asString().startsWith(MISSING);
            assertThat(stack.mailTo(TEAM).text())
                    .contains("nobody can join online. Start: UTC: Friday, 27 November 2026, 09:00");

            stack.pass(Duration.ofHours(24));
            stack.local.tick("DigestFunction");
            assertThat(subjects(stack))
                    .filteredOn(subject -> subject.startsWith(MISSING))
                    .hasSize(1);
        }
    }

    @Test
    void linkThatIsThereIsNotMissed() {
        try (var stack = TestStack.open()) {
            publish(stack, ", \"link\": \"https://meet.example.org/x\"");
            new DigestReader(stack, TEAM).start();
            stack.pass(Duration.ofHours(60));
            stack.local.tick("DigestFunction");
            assertThat(stack.mailsTo(TEAM).toString()).doesNotContain(MISSING);
        }
    }

    private static List<String> subjects(TestStack stack) {
        return stack.mailsTo(TEAM).stream().map(mail -> mail.subject()).toList();
    }

    private static void publish(TestStack stack, String more) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "a-call", "title": {"en": "A call"}, "place": {"mode": "online"},
                  "schedule": {"state": "confirmed", "start": "2026-11-27T09:00", "end": "2026-11-27T10:00", "zone": "UTC"}},
                 "recipients": [{"email": "team@example.org"}]%s}""".formatted(more))).contains("etag");
    }
}
