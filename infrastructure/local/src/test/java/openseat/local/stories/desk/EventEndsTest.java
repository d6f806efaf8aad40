package openseat.local.stories.desk;

import static openseat.local.testkit.Desk.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import openseat.local.testkit.Desk;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Taking an event off the list, calling it off, and deleting it, at the desk.
class EventEndsTest {

    private static final String ROOM = "small-room";
    private static final String PATH = "/desk/events/" + ROOM;

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));
    private Desk desk;

    @BeforeEach
    void signIn() {
        stack.publish(ROOM, 5);
        desk = Desk.signIn(stack, ORGANIZER);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void offTheListAndBack() {
        var before = document();
        assertThat(desk.post(PATH, "action", "unlist").statusCode()).isEqualTo(303);
        stack.pass(Duration.ofSeconds(5));
        assertThat(stack.open("/events").body()).doesNotContain(ROOM);
        assertThat(stack.open("/events/" + ROOM).statusCode()).isEqualTo(200);
        assertThat(desk.post(PATH, "action", "list").statusCode()).isEqualTo(303);
        stack.pass(Duration.ofSeconds(5));
        assertThat(stack.open("/events").body()).contains(ROOM);
        assertThat(document()).isEqualTo(before);
        assertThat(auditLog()).contains("\"what\":\"unlisted\"", "\"what\":\"listed\"", ORGANIZER);
    }

    @Test
    void calledOffTellsEverybody() {
        stack.takeSeat(ROOM, "ada@example.org");
        assertThat(desk.post(PATH, "action", "callOff").statusCode()).isEqualTo(422);
        assertThat(desk.get(PATH).body()).contains("Letters: 1");
        assertThat(desk.post(PATH, "action", "callOff", "sure", "yes").statusCode())
                .isEqualTo(303);
        stack.upkeep();
        stack.upkeep();
        assertThat(stack.mailTo("ada@example.org").subject()).startsWith("This event is cancelled");
        assertThat(document()).contains("\"state\":\"cancelled\"", "2026-12-20T10:00");
        assertThat(desk.get(PATH).body()).doesNotContain("value=\"callOff\"");
    }

    @Test
    void theReasonIsWrittenFirstAndComesWithTheLetter() {
        assertThat(desk.get(PATH).body()).doesNotContain("gives no reason");
        stack.takeSeat(ROOM, "ada@example.org");
        assertThat(desk.get(PATH).body())
                .containsPattern("The letter gives no reason[^<]*<a href=\"" + PATH + "/message\\?lang=en\"");
        assertThat(desk.post(PATH + "/message", "action", "send", "text-en", "The hall is flooded.", "to", "confirmed")
                        .statusCode())
                .isEqualTo(303);
        desk.post(PATH, "action", "callOff", "sure", "yes");
        stack.upkeep();
        stack.upkeep();
        var mail = stack.mailTo("ada@example.org");
        assertThat(mail.subject()).startsWith("This event is cancelled");
        assertThat(mail.text()).contains("The hall is flooded.");
    }

    @Test
    void whatNobodyAskedForCanBeDeleted() {
        assertThat(desk.post(PATH, "action", "delete").statusCode()).isEqualTo(422);
        assertThat(desk.post(PATH, "action", "delete", "sure", "yes").statusCode())
                .isEqualTo(303);
        assertThat(stack.items().stream().filter(item -> item.toString().contains(ROOM)))
                .isEmpty();
        stack.pass(Duration.ofSeconds(5));
        assertThat(stack.open("/events/" + ROOM).statusCode()).isEqualTo(404);
        stack.upkeep();
        stack.publish(ROOM, 3);
        assertThat(stack.takeSeat(ROOM, "ada@example.org")).isNotBlank();
    }

    @Test
    void anEventThatSomebodyAskedForCannotBeDeleted() {
        stack.register(ROOM, "ada@example.org");
        stack.local.stream().drain();
        assertThat(desk.get(PATH).body()).doesNotContain("value=\"delete\"");
        assertThat(desk.post(PATH, "action", "delete", "sure", "yes").statusCode())
                .isEqualTo(409);
        assertThat(stack.open("/events/" + ROOM).statusCode()).isEqualTo(200);
    }

    /// Otherwise whoever asks twice, and reaches two environments of the function, would have two registrations.
    @Test
    void anEventThatIsPublishedAnewHasItsNewSalt() {
        stack.register(ROOM, "early@example.org");
        deleteRows();
        desk.post(PATH, "action", "delete", "sure", "yes");
        stack.pass(Duration.ofSeconds(5));
        stack.publish(ROOM, 3);
        stack.register(ROOM, "ada@example.org");
        assertThat(stack.rows(ROOM))
                .extracting(row -> row.get("sk").s())
                .containsExactly(new TableProbe(stack).id(ROOM, "ada@example.org"));
    }

    /// Sent to a function that remembers the event for a few seconds.
    @Test
    void aRequestForADeletedEventGoesAway() {
        stack.open("/events/" + ROOM);
        stack.register("sample-migrants-day", "warm@example.org");
        stack.register(ROOM, "early@example.org");
        deleteRows();
        assertThat(desk.post(PATH, "action", "delete", "sure", "yes").statusCode())
                .isEqualTo(303);
        stack.register(ROOM, "ada@example.org");
        assertThat(stack.rows(ROOM)).hasSize(1);
        stack.local.stream().drain();
        stack.upkeep();
        assertThat(stack.rows(ROOM)).isEmpty();
        assertThat(stack.mailsTo("ada@example.org")).isEmpty();
    }

    /// As if nobody had asked.
    private void deleteRows() {
        stack.items().stream()
                .filter(item -> item.get("pk").s().startsWith("R#" + ROOM))
                .forEach(item -> stack.local
                        .table()
                        .deleteItem(
                                d -> d.tableName(stack.table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
    }

    private String document() {
        return stack.get("/events/" + ROOM, "accept", "application/json").body();
    }

    private String auditLog() {
        return stack.local.invoke("ExportFunction", "{\"event\": \"%s\", \"auditLog\": true}".formatted(ROOM));
    }
}
