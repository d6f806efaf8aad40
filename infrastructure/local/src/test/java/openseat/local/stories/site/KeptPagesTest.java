package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that are kept because they are the same for everybody: none is older than five seconds.
class KeptPagesTest extends KeptPagesFixture {

    private static final Duration ALMOST = Duration.ofMillis(4_999);
    private static final Duration REST = Duration.ofMillis(1);

    @ParameterizedTest
    @ValueSource(strings = {"/events/unread", "/events/unread?lang=ar", "/events", "/events?lang=ar"})
    void aPageIsTheSameForFiveSecondsWithoutARead(String path) {
        publish("unread", "First text.");
        stack.pass(Duration.ofSeconds(5));
        var first = page(path);
        stack.local.clearCalls();
        stack.pass(ALMOST);
        assertThat(page(path)).isEqualTo(first);
        assertThat(reads()).isEmpty();
        stack.pass(REST);
        assertThat(page(path)).isEqualTo(first);
        assertThat(reads()).isNotEmpty();
    }

    /// A program compares the ETag before it publishes.
    @ParameterizedTest
    @ValueSource(strings = {"/events/for-programs", "/events"})
    void jsonIsReadEachTime(String path) {
        publish("for-programs", "First text.");
        page(path);
        for (var text : List.of("Second text.", "Third text.")) {
            publish("for-programs", text);
            stack.local.clearCalls();
            assertThat(stack.get(path, "accept", "application/json").body()).contains(text);
            assertThat(reads()).isNotEmpty();
        }
    }

    @Test
    void aNewRevisionShowsAfterFiveSeconds() {
        publish("revised", "First text.");
        assertThat(page("/events/revised")).contains("First text.");
        publish("revised", "Second text.");
        stack.pass(ALMOST);
        assertThat(page("/events/revised")).contains("First text.");
        stack.pass(REST);
        assertThat(page("/events/revised")).contains("Second text.").doesNotContain("First text.");
    }

    @Test
    void aNewEventIsInTheListAfterFiveSeconds() {
        assertThat(page("/events")).doesNotContain("/events/newcomer");
        publish("newcomer", "First text.");
        assertThat(page("/events/newcomer")).as("what is missing is not kept").contains("First text.");
        stack.pass(Duration.ofSeconds(5));
        assertThat(page("/events")).contains("/events/newcomer");
    }

    /// The event itself has not changed, and is not read again.
    @Test
    void thePageChangesAtTheMomentWhenRegistrationOpensAndClosesAndTheEventEnds() {
        var start = stack.local.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        publish(
                "moments",
                "First text.",
                """
                , "registration": {"opens": "%s", "closes": "%s"}""".formatted(start.plusSeconds(120), start.plusSeconds(180)),
                start.plusSeconds(240));
        assertChangesAt(start.plusSeconds(120), "Registration opens:", "name=\"email\"");
        assertChangesAt(start.plusSeconds(180), "name=\"email\"", "Registration is closed");
        assertChangesAt(start.plusSeconds(240), "Registration is closed", "This event is over");
    }

    private void assertChangesAt(Instant moment, String before, String after) {
        stack.local.clock().set(moment.minusMillis(1));
        var list = page("/events");
        assertThat(page("/events/moments")).contains(before).doesNotContain(after);
        assertThat(page("/events/moments?lang=en")).contains(before);
        stack.local.clearCalls();
        stack.local.clock().set(moment);
        assertThat(page("/events/moments")).contains(after).doesNotContain(before);
        assertThat(page("/events/moments?lang=en")).contains(after);
        assertThat(page("/events")).isNotEqualTo(list);
        assertThat(reads()).isEmpty();
    }

    @Test
    void seatsThatWereTakenShowAfterFiveSeconds() {
        stack.publish("two-seats", 2);
        assertThat(page("/events/two-seats")).contains("More than half");
        stack.takeSeat("two-seats", "first@example.org");
        stack.pass(ALMOST);
        assertThat(page("/events/two-seats")).contains("More than half");
        stack.pass(REST);
        assertThat(page("/events/two-seats")).contains("Half or fewer").doesNotContain("More than half");
        stack.takeSeat("two-seats", "second@example.org");
        stack.pass(Duration.ofSeconds(5));
        assertThat(page("/events/two-seats")).contains("There are no more seats.");
    }

    /// Its revision is 1 again, and it was published in the same second.
    @Test
    void anEventThatWasDeletedAndPublishedAgainShowsItsNewText() {
        stack.pass(Duration.ofSeconds(5));
        publish("again", "First text.");
        assertThat(page("/events/again")).contains("First text.");
        assertThat(page("/events")).contains("again: First text.");
        delete("again");
        publish("again", "Second text.");
        assertThat(header(stack.get("/events/again", "accept", "application/json"), "etag"))
                .isEqualTo("\"1\"");
        stack.pass(Duration.ofSeconds(5));
        assertThat(page("/events/again")).contains("Second text.").doesNotContain("First text.");
        assertThat(page("/events")).contains("again: Second text.").doesNotContain("again: First text.");
        delete("again");
        stack.pass(Duration.ofSeconds(5));
        assertThat(stack.get("/events/again", "accept", PAGE).statusCode()).isEqualTo(404);
        assertThat(page("/events")).doesNotContain("/events/again");
    }
}
