package openseat.local.stories.waitinglist;

import static openseat.local.stories.waitinglist.WaitingListFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import openseat.Keys;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// Free seats that are too few for whoever is first on the waiting list: one mailbox cannot freeze an event.
class IdleSeatsTest {

    @Test
    void seatsIdleForADayGoToTheFirstWhoFits() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            var couple = stack.takeSeat("two", "couple@example.net", "places", "2");
            stack.upkeep();
            stack.pass(Duration.ofHours(23));
            var third = stack.takeSeat("two", "third@example.net");
            stack.upkeep();
            assertThat(idleSince(stack, "two")).as("since the first look").isEqualTo(TestStack.NOW);

            stack.pass(Duration.ofMinutes(59));
            stack.upkeep();
            assertThat(status(stack, third)).isEqualTo("waiting");

            stack.pass(Duration.ofMinutes(1));
            stack.upkeep();
            assertThat(status(stack, third)).isEqualTo("confirmed");
            assertThat(status(stack, couple)).isEqualTo("waiting");
            assertThat(idleSince(stack, "two")).as("none is idle any more").isNull();
        }
    }

    @Test
    void nextFreeSeatIsKeptForADayAgain() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            var first = stack.takeSeat("two", "first@example.net");
            stack.takeSeat("two", "couple@example.net", "places", "2");
            stack.pass(Duration.ofSeconds(1));
            stack.takeSeat("two", "third@example.net");
            stack.pass(Duration.ofSeconds(1));
            var fourth = stack.takeSeat("two", "fourth@example.net");
            stack.upkeep();
            stack.pass(Duration.ofHours(24));
            stack.upkeep();

            stack.press(first, "cancel");
            stack.upkeep();
            assertThat(status(stack, fourth)).isEqualTo("waiting");

            stack.pass(Duration.ofHours(24));
            stack.upkeep();
            assertThat(status(stack, fourth)).isEqualTo("confirmed");
        }
    }

    @Test
    void withoutADateTheFirstWhoFitsGetsTheSeatsAtOnce() {
        try (var stack = TestStack.open()) {
            publishUndated(stack);
            var holder = stack.takeSeat("ten", "holder@example.net", "places", "10");
            var group = stack.takeSeat("ten", "group@example.net", "places", "10");
            stack.pass(Duration.ofSeconds(1));
            var single = stack.takeSeat("ten", "single@example.net");
            stack.press(holder, "change", "places", "1");
            stack.upkeep();

            assertThat(status(stack, single)).isEqualTo("confirmed");
            assertThat(status(stack, group)).isEqualTo("waiting");

            var newcomer = stack.takeSeat("ten", "newcomer@example.net");
            stack.upkeep();
            assertThat(status(stack, newcomer)).isEqualTo("confirmed");
        }
    }

    @Test
    void whoWaitsIsToldTheRule() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            var couple = stack.takeSeat("two", "couple@example.net", "places", "2");
            var rule =
                    new String[] {"too few for the first in line", "kept for a day", "48 hours", "no date", "at once"};
            assertThat(stack.mailTo("couple@example.net").text().replaceAll("\\s+", " "))
                    .containsSubsequence(rule);
            assertThat(stack.open(couple).body()).containsSubsequence(rule);
        }
    }

    private static Instant idleSince(TestStack stack, String event) {
        var idle = new TableProbe(stack).item(Keys.seats(event)).get("idleSince");
        return idle == null ? null : Instant.ofEpochSecond(Long.parseLong(idle.n()));
    }

    private static void publishUndated(TestStack stack) {
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "ten", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "to-be-confirmed"},
                  "capacity": 10, "waitingList": true, "groupLimit": 10, "contact": "team@example.org"}}""");
    }
}
