package openseat.local.stories.desk;

import static openseat.local.testkit.Desk.ORGANIZER;
import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import openseat.local.testkit.Desk;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Editors of single events: what they may, and until when.
class EditorsTest {

    private static final String ROOM = "small-room";

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void anEditorSeesOnlyTheirOwnEvents() {
        publish(1, ", \"editors\": [{\"email\": \"Edna@example.org\", \"lang\": \"fr\"}]");
        Desk.ask(stack, "edna@EXAMPLE.org");
        stack.local.stream().drain();
        var letter = stack.mailTo("Edna@example.org");
        var desk = new Desk(stack, Desk.cookie(Desk.press(stack, Desk.link(letter))));
        assertThat(desk.get("/desk").body()).contains("/desk/events/" + ROOM).doesNotContain(SAMPLE, "/desk/new");
        assertThat(desk.get("/desk/events/" + ROOM).statusCode()).isEqualTo(200);
        for (var other : new String[] {SAMPLE, SEED, "no-such-event"}) {
            var show = desk.get("/desk/events/" + other);
            assertThat(show.statusCode()).isEqualTo(404);
            assertThat(show.body()).isEqualTo(desk.get("/desk/events/none").body());
            assertThat(desk.post("/desk/events/" + other, "action", "unlist").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aReaderOfTheDigestIsNoEditor() {
        publish(1, ", \"recipients\": [{\"email\": \"reader@example.org\"}]");
        Desk.ask(stack, "reader@example.org");
        stack.local.stream().drain();
        assertThat(stack.mailsTo("reader@example.org")).isEmpty();
    }

    @Test
    void whoeverIsTakenOffTheListIsOutAtOnce() {
        publish(1, ", \"editors\": [{\"email\": \"edna@example.org\"}, {\"email\": \"bo@example.org\"}]");
        var edna = Desk.signIn(stack, "edna@example.org");
        var bo = Desk.signIn(stack, "bo@example.org");
        publish(2, ", \"ifMatch\": 1, \"editors\": [{\"email\": \"bo@example.org\"}]");
        assertThat(edna.isSignedIn()).isFalse();
        assertThat(bo.isSignedIn()).isTrue();
        publish(3, ", \"ifMatch\": 2");
        assertThat(bo.isSignedIn())
                .as("a publication without editors leaves them")
                .isTrue();
    }

    /// Perhaps they were taken off because a device was lost.
    @Test
    void whoeverIsNamedAgainSignsInAnew() {
        publish(1, ", \"editors\": [{\"email\": \"edna@example.org\"}]");
        var edna = Desk.signIn(stack, "edna@example.org");
        publish(2, ", \"ifMatch\": 1, \"editors\": []");
        stack.pass(Duration.ofMinutes(1));
        publish(3, ", \"ifMatch\": 2, \"editors\": [{\"email\": \"edna@example.org\"}]");
        assertThat(edna.isSignedIn()).isFalse();
        assertThat(Desk.signIn(stack, "edna@example.org").isSignedIn()).isTrue();
    }

    @Test
    void editorsAreInNoPublicAnswer() {
        publish(1, ", \"editors\": [{\"email\": \"edna@example.org\"}]");
        for (var path : new String[] {"/events", "/events/" + ROOM}) {
            for (var type : new String[] {TestStack.PAGE, "application/json"}) {
                assertThat(stack.get(path, "accept", type).body()).doesNotContain("edna");
            }
        }
    }

    @Test
    void editorsAreDeletedWithTheRestOfTheEvent() {
        publish(1, ", \"editors\": [{\"email\": \"edna@example.org\"}]");
        stack.pass(Duration.ofDays(90));
        for (var run = 0; run < 4; run++) {
            stack.upkeep();
            stack.pass(Duration.ofHours(2));
        }
        assertThat(stack.items().toString()).doesNotContain("edna@example.org");
    }

    /// Whoever edits the event is led to the form; others see the page.
    @Test
    void digestLeadsEditorsToTheField() {
        publish(
                1,
                ", \"recipients\": [{\"email\": \"edna@example.org\"}, {\"email\": \"reader@example.org\"}],"
                        + " \"editors\": [{\"email\": \"edna@example.org\"}]");
        new DigestReader(stack, "edna@example.org").confirm();
        new DigestReader(stack, "reader@example.org").confirm();
        stack.local.invoke("DigestFunction", "{}");
        var field = stack.local.url() + "/desk/events/" + ROOM + "/edit?at=mode#mode";
        assertThat(stack.mailTo("edna@example.org").text()).contains(field);
        assertThat(stack.mailTo("reader@example.org").text()).doesNotContain("/desk");
    }

    @Test
    void organizersEditAllEvents() {
        publish(1, "");
        var desk = Desk.signIn(stack, ORGANIZER);
        assertThat(desk.get("/desk").body()).contains(ROOM, SAMPLE, SEED, "/desk/new");
    }

    private void publish(int revision, String more) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "small-room", "title": {"en": "A small room %d"}, "contact": "team@example.org",
                  "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "UTC"}}%s}""".formatted(revision, more)))
                .contains("\"etag\"");
    }
}
