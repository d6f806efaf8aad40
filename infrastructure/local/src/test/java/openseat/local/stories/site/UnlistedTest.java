package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// An event that is not listed: only who knows its address finds it, and then it is like any other.
class UnlistedTest {

    private static final String NOINDEX = "<meta name=\"robots\" content=\"noindex,nofollow\">";

    private static final TestStack STACK = TestStack.open();

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void isLeftOutOfTheListAndOfSearchEnginesAndTakesRegistrations() {
        publish("hidden-room", "", "\"listed\": true");
        assertThat(STACK.get("/events", "accept", PAGE).body()).contains("/events/hidden-room");
        publish("hidden-room", ", \"ifMatch\": 1", "\"listed\": false");
        STACK.local.clock().advance(Duration.ofSeconds(6));

        assertThat(STACK.get("/events", "accept", PAGE).body())
                .contains("/events/" + SAMPLE)
                .doesNotContain("hidden-room");
        assertThat(STACK.get("/events", "accept", "application/json").body())
                .contains("\"id\":\"" + SAMPLE + "\"")
                .doesNotContain("hidden-room");

        var page = STACK.get("/events/hidden-room", "accept", PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(NOINDEX);
        assertThat(STACK.get("/events/" + SAMPLE, "accept", PAGE).body()).doesNotContain(NOINDEX);
        assertThat(STACK.takeSeat("hidden-room", "ada@example.org")).isNotBlank();
    }

    private static void publish(String id, String ifMatch, String member) {
        var answer = STACK.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A room"}, %s,
                  "schedule": {"state": "to-be-confirmed"}}%s}""".formatted(id, member, ifMatch));
        assertThat(answer).contains("\"etag\"");
    }
}
