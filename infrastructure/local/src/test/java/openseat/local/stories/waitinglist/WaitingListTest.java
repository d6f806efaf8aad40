package openseat.local.stories.waitinglist;

import static openseat.local.stories.waitinglist.WaitingListFixture.open;
import static openseat.local.stories.waitinglist.WaitingListFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// Who gets a seat that becomes free.
class WaitingListTest {

    @Test
    void freedSeatGoesToFirstInLine() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            var first = stack.takeSeat("two", "first@example.net", "places", "2");
            var second = stack.takeSeat("two", "second@example.net");
            stack.pass(Duration.ofSeconds(1));
            var third = stack.takeSeat("two", "third@example.net");
            assertThat(status(stack, second)).isEqualTo("waiting");
            assertThat(status(stack, third)).isEqualTo("waiting");
            assertThat(Web.json(open(stack, third)).get("position")).isEqualTo(2);

            stack.press(first, "cancel");
            stack.upkeep();

            assertThat(status(stack, second)).isEqualTo("confirmed");
            assertThat(status(stack, third)).isEqualTo("confirmed");
            assertThat(stack.count("two", "taken")).isEqualTo(2);
            assertThat(stack.count("two", "room")).isZero();
        }
    }

    @Test
    void reducedGroupLimitAppliesToOpenRequests() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 9, true, 4, 0);
            var holder = stack.takeSeat("two", "holder@example.net");
            stack.register("two", "holder@example.net", "places", "3");
            stack.register("two", "asker@example.net", "places", "3");
            stack.local.stream().drain();
            stack.publish("two", 9, true, 2, 1);

            assertThat(Web.location(stack.press(holder, "use", "request", stack.offered(holder))))
                    .endsWith("?done=no-room");
            assertThat(Web.location(stack.press(Web.linkIn(stack.mailTo("asker@example.net")), "confirm")))
                    .endsWith("?done=too-many");
            assertThat(stack.count("two", "taken")).isEqualTo(1);
        }
    }

    @Test
    void smallerWaitingGroupIsPromotedIfItFits() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            var waiter = stack.takeSeat("two", "waiter@example.net", "places", "2");
            stack.upkeep();
            assertThat(status(stack, waiter)).isEqualTo("waiting");

            stack.press(waiter, "change", "places", "1");
            stack.upkeep();

            assertThat(status(stack, waiter)).isEqualTo("confirmed");
        }
    }

    @Test
    void waitingGroupAboveCapacityIsRemoved() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            var holder = stack.takeSeat("room", "holder@example.net", "places", "2");
            var group = stack.takeSeat("room", "group@example.net", "places", "3");
            stack.pass(Duration.ofSeconds(1));
            var behind = stack.takeSeat("room", "behind@example.net");
            stack.republish("room", 2, 1);
            stack.upkeep();
            stack.pass(Duration.ofDays(1).minusSeconds(1));
            stack.upkeep();
            assertThat(status(stack, group)).isEqualTo("waiting");
            stack.pass(Duration.ofSeconds(1));
            stack.upkeep();

            assertThat(status(stack, group)).isEqualTo("cancelled");
            assertThat(stack.count("room", "waiting")).isEqualTo(1);
            assertThat(stack.count("room", "left")).isEqualTo(1);
            assertThat(stack.mailTo("group@example.net").subject()).startsWith("Your registration is cancelled");
            assertThat(stack.mailTo("group@example.net").text()).contains("fewer seats than there are people");
            assertThat(status(stack, behind)).isEqualTo("waiting");

            stack.press(holder, "cancel");
            stack.upkeep();
            assertThat(status(stack, behind)).isEqualTo("confirmed");
            assertThat(status(stack, stack.takeSeat("room", "newcomer@example.net")))
                    .isEqualTo("confirmed");
            assertThat(Web.location(stack.press(group, "confirm")))
                    .as("they cannot join the list")
                    .contains("done=too-many");
        }
    }

    @Test
    void capacityLoweredByMistakeCostsNobodyTheirPlace() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            var holder = stack.takeSeat("room", "holder@example.net", "places", "3");
            var group = stack.takeSeat("room", "group@example.net", "places", "3");
            stack.pass(Duration.ofSeconds(1));
            var behind = stack.takeSeat("room", "behind@example.net");
            stack.publish("room", 2, true, 3, 1);
            stack.upkeep();
            stack.pass(Duration.ofHours(23));
            stack.publish("room", 3, true, 3, 2);
            stack.upkeep();
            stack.publish("room", 2, true, 3, 3);
            stack.upkeep();
            stack.pass(Duration.ofHours(2));
            stack.upkeep();
            assertThat(status(stack, group)).isEqualTo("waiting");

            stack.publish("room", 3, true, 3, 4);
            stack.press(holder, "cancel");
            stack.upkeep();

            assertThat(status(stack, group)).isEqualTo("confirmed");
            assertThat(status(stack, behind)).isEqualTo("waiting");
            assertThat(stack.mailsTo("group@example.net"))
                    .noneMatch(mail -> mail.subject().contains("cancelled"));
        }
    }

    @Test
    void groupAboveCapacityCannotConfirm() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            stack.register("room", "group@example.net", "places", "3");
            stack.local.stream().drain();
            stack.republish("room", 2, 1);
            var link = Web.linkIn(stack.mailTo("group@example.net"));

            assertThat(Web.location(stack.press(link, "confirm"))).contains("done=too-many");
            assertThat(stack.count("room", "waiting")).isZero();
            assertThat(status(stack, stack.takeSeat("room", "newcomer@example.net")))
                    .isEqualTo("confirmed");
        }
    }

    @Test
    void waitingGroupCannotGrowAboveCapacity() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            stack.takeSeat("room", "holder@example.net", "places", "2");
            var waiter = stack.takeSeat("room", "waiter@example.net", "places", "2");
            stack.register("room", "waiter@example.net", "places", "3");
            stack.republish("room", 2, 1);

            assertThat(Web.location(stack.press(waiter, "use", "request", stack.offered(waiter))))
                    .contains("done=no-room");
            assertThat(status(stack, waiter)).isEqualTo("waiting");
        }
    }

    @Test
    void closedListIsServedBeforeNewcomers() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            var holder = stack.takeSeat("room", "holder@example.net", "places", "3");
            stack.takeSeat("room", "group@example.net", "places", "3");
            stack.pass(Duration.ofSeconds(1));
            var couple = stack.takeSeat("room", "couple@example.net", "places", "2");
            closeTheList(stack, 2);
            stack.pass(Duration.ofDays(1));
            stack.upkeep();
            assertThat(status(stack, couple)).isEqualTo("waiting");

            stack.press(holder, "cancel");
            assertThat(status(stack, stack.takeSeat("room", "early@example.net")))
                    .as("somebody who fits is waiting")
                    .isEqualTo("requested");
            stack.upkeep();
            assertThat(status(stack, couple)).isEqualTo("confirmed");

            stack.press(couple, "cancel");
            assertThat(status(stack, stack.takeSeat("room", "newcomer@example.net")))
                    .as("nobody is waiting any more")
                    .isEqualTo("confirmed");
        }
    }

    private static void closeTheList(TestStack stack, int capacity) {
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "room", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "Europe/Zurich"},
                  "capacity": %d, "waitingList": false, "groupLimit": 2, "contact": "team@example.org"}, "ifMatch": 1}""".formatted(capacity));
    }
}
