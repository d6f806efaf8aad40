package openseat.local.stories.privacy;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// Personal data is deleted on time, and with the last of it everything that could identify a person; the audit log
/// stays.
class RetentionTest extends RetentionFixture {

    private static final List<String> CANARIES = List.of(
            "Zubeida",
            "step by step",
            "stairs",
            "holder@",
            "waiter@",
            "canceller@",
            "asker@",
            "meet.example.org",
            "reader@");

    @Test
    void personalDataIsDeletedAndFinalCountsRemain() {
        register();
        advanceTo(END);
        stack.upkeep();
        assertThat(dump()).doesNotContain("Zubeida", "stairs").contains("holder@example.org", "waiter@example.org");
        assertThat(stack.count(EVENT, "type_migrant"))
                .as("the totals do not keep answers beyond the event either")
                .isZero();
        assertThat(stack.count(EVENT, "changed"))
                .as("this is not counted as a change")
                .isZero();
        assertThat(finalCounts())
                .containsAllEntriesOf(Map.of(
                        "requested", "4", "registrations", "1", "places", "2", "waiting", "1", "cancelled", "1"));

        advanceTo(END.plus(Duration.ofDays(30)).minusSeconds(1));
        stack.upkeep();
        assertThat(stack.rows(EVENT))
                .as("the confirmed, the waiting and the cancelled registration")
                .hasSize(3);
        assertThat(partitions()).contains("K", "J", "D");

        stack.pass(Duration.ofSeconds(1));
        stack.upkeep();
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(partitions()).containsExactly("E", "EVENTS", "P", "S");
        assertThat(dump()).doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(finalCounts())
                .as("deleted rows do not change the final counts")
                .containsEntry("places", "2");
        assertThat(logged()).doesNotContain(CANARIES.toArray(String[]::new));

        advanceTo(END.plus(Duration.ofDays(91)));
        stack.upkeep();
        assertThat(sortKeys("E#")).containsExactly("AGENDA", "AUDIT");
        var before = dump();
        stack.pass(Duration.ofDays(400));
        stack.upkeep();
        assertThat(dump()).as("nothing is due any more").isEqualTo(before);
    }

    @Test
    void answersAreDeletedWhenTheEventEnds() {
        stack.takeSeat(EVENT, "holder@example.org", "name", "Zubeida");
        advanceTo(END);
        stack.upkeep();
        assertThat(dump()).doesNotContain("Zubeida").contains("holder@example.org");
    }

    @Test
    void cancelledEventIsClearedAfterItsLastRow() {
        register();
        publish("""
                {"state": "cancelled"}""", "\"1\"");
        stack.upkeep();
        assertThat(finalCounts()).containsEntry("places", "2");
        advanceTo(TestStack.NOW.plus(Duration.ofDays(90)));
        stack.upkeep();
        assertThat(partitions()).contains("K");
        stack.pass(Duration.ofDays(1));
        stack.upkeep();
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(partitions()).containsExactly("E", "EVENTS", "P", "S");
    }

    @Test
    void whoAsksForASeatAtAClearedEventReadsThatItIsOver() {
        advanceTo(END.plus(Duration.ofDays(31)));
        stack.upkeep();
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(partitions()).doesNotContain("K");
        assertThat(stack.register(EVENT, "late@example.org").statusCode()).isEqualTo(409);
    }

    @Test
    void clearedEventCanBePublishedAgain() {
        var link = stack.takeSeat(EVENT, "holder@example.org");
        advanceTo(END.plus(Duration.ofDays(31)));
        stack.upkeep();
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(partitions()).doesNotContain("K", "R");

        publish("2027-12-20T10:00", "2027-12-20T11:00", "\"1\"");
        stack.upkeep();
        assertThat(sortKeys("E#")).contains("AGENDA");
        assertThat(finalCounts()).as("there are no final counts yet").isEmpty();
        stack.pass(Duration.ofSeconds(6));
        var newLink = stack.takeSeat(EVENT, "holder@example.org");
        assertThat(newLink.substring(0, newLink.length() - 22))
                .as("with a new salt the same person has another key")
                .isNotEqualTo(link.substring(0, link.length() - 22));
        assertThat(stack.count(EVENT, "taken")).isEqualTo(1);
    }

    @Test
    void nothingIsClearedWhileARowIsLeft() {
        stack.takeSeat(EVENT, "holder@example.org");
        advanceTo(END.plus(Duration.ofDays(29)));
        stack.upkeep();
        assertThat(stack.rows(EVENT)).hasSize(1);
        assertThat(partitions()).contains("K");
    }

    private void register() {
        stack.takeSeat(
                EVENT,
                "holder@example.org",
                "name",
                "Zubeida",
                "participantType",
                "migrant",
                "accessNote",
                "no stairs please",
                "places",
                "2");
        stack.takeSeat(EVENT, "waiter@example.org", "name", "Zubeida", "places", "2");
        stack.register(EVENT, "asker@example.org", "name", "Zubeida");
        stack.register(EVENT, "canceller@example.org", "name", "Zubeida");
        stack.local.stream().drain();
        var link = linkIn(stack.mailTo("canceller@example.org"));
        stack.press(link, "confirm");
        stack.press(link, "cancel");
        stack.local.stream().drain();
    }
}
