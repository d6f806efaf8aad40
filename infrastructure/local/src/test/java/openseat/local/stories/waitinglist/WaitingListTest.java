package openseat.local.stories.waitinglist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import openseat.Keys;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who gets a seat that comes free.
class WaitingListTest {

    @Test
    void aFreedSeatGoesToTheFirstWhoWaits() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            var first = stack.takeSeat("two", "first@example.net", "places", "2");
            var second = stack.takeSeat("two", "second@example.net");
            stack.pass(Duration.ofSeconds(1));
            var third = stack.takeSeat("two", "third@example.net");
            assertThat(standing(stack, second)).isEqualTo("waiting");
            assertThat(standing(stack, third)).isEqualTo("waiting");
            assertThat(TestStack.json(open(stack, third)).get("position")).isEqualTo(2);

            stack.press(first, "cancel");
            stack.upkeep();

            assertThat(standing(stack, second)).isEqualTo("confirmed");
            assertThat(standing(stack, third)).isEqualTo("confirmed");
            assertThat(stack.count("two", "taken")).isEqualTo(2);
            assertThat(stack.count("two", "room")).isZero();
        }
    }

    @Test
    void nobodyComesWithMorePeopleThanTheEventTakesByNow() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 9, true, 4, 0);
            var holder = stack.takeSeat("two", "holder@example.net");
            stack.register("two", "holder@example.net", "places", "3");
            stack.register("two", "asker@example.net", "places", "3");
            stack.local.stream().drain();
            stack.publish("two", 9, true, 2, 1);

            assertThat(TestStack.location(stack.press(holder, "use"))).endsWith("?done=no-room");
            assertThat(TestStack.location(stack.press(TestStack.linkIn(stack.mailTo("asker@example.net")), "confirm"))).endsWith("?done=too-many");
            assertThat(stack.count("two", "taken")).isEqualTo(1);
        }
    }

    @Test
    void whoAsksForFewerSeatsWhileWaitingIsPromotedWhenTheyFit() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            var waiter = stack.takeSeat("two", "waiter@example.net", "places", "2");
            stack.upkeep();
            assertThat(standing(stack, waiter)).isEqualTo("waiting");

            stack.press(waiter, "change", "places", "1");
            stack.upkeep();

            assertThat(standing(stack, waiter)).isEqualTo("confirmed");
        }
    }

    @Test
    void inTheLastTwoDaysTheFirstWhoFitsIsPromoted() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            stack.upkeep();
            var couple = stack.takeSeat("two", "couple@example.net", "places", "2");
            stack.pass(Duration.ofSeconds(1));
            var third = stack.takeSeat("two", "third@example.net");
            stack.upkeep();
            assertThat(standing(stack, third)).as("until then order counts").isEqualTo("waiting");

            stack.local.clock().set(Instant.parse("2026-12-18T09:00:00Z"));
            stack.upkeep();

            assertThat(standing(stack, third)).isEqualTo("confirmed");
            assertThat(standing(stack, couple)).isEqualTo("waiting");
        }
    }

    @Test
    void whoFitsAndComesInTheLastTwoDaysNeedNotWaitForSomebodyToLeave() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            stack.takeSeat("two", "first@example.net");
            stack.takeSeat("two", "couple@example.net", "places", "2");
            stack.local.clock().set(Instant.parse("2026-12-19T09:00:00Z"));
            stack.upkeep();
            var third = stack.takeSeat("two", "third@example.net");
            stack.upkeep();
            assertThat(standing(stack, third)).isEqualTo("confirmed");
        }
    }

    @Test
    void whoWaitsForMoreSeatsThanThereAreIsLetGoAndBlocksNobody() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            var holder = stack.takeSeat("room", "holder@example.net", "places", "2");
            var group = stack.takeSeat("room", "group@example.net", "places", "3");
            stack.pass(Duration.ofSeconds(1));
            var behind = stack.takeSeat("room", "behind@example.net");
            stack.republish("room", 2, 1);
            stack.upkeep();

            assertThat(standing(stack, group)).isEqualTo("cancelled");
            assertThat(stack.count("room", "waiting")).isEqualTo(1);
            assertThat(stack.count("room", "left")).isEqualTo(1);
            assertThat(stack.mailTo("group@example.net").subject()).startsWith("Your registration is cancelled");
            assertThat(stack.mailTo("group@example.net").text()).contains("fewer seats than there are people");
            assertThat(standing(stack, behind)).isEqualTo("waiting");

            stack.press(holder, "cancel");
            stack.upkeep();
            assertThat(standing(stack, behind)).isEqualTo("confirmed");
            assertThat(standing(stack, stack.takeSeat("room", "newcomer@example.net"))).isEqualTo("confirmed");
            assertThat(TestStack.location(stack.press(group, "confirm"))).as("there is no line for them").contains("done=too-many");
        }
    }

    @Test
    void whoConfirmsForMoreSeatsThanThereAreLeftIsToldSoAndDoesNotWait() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            stack.register("room", "group@example.net", "places", "3");
            stack.local.stream().drain();
            stack.republish("room", 2, 1);
            var link = TestStack.linkIn(stack.mailTo("group@example.net"));

            assertThat(TestStack.location(stack.press(link, "confirm"))).contains("done=too-many");
            assertThat(stack.count("room", "waiting")).isZero();
            assertThat(standing(stack, stack.takeSeat("room", "newcomer@example.net"))).isEqualTo("confirmed");
        }
    }

    @Test
    void whoWaitsTakesOverNoMoreThanThereAreSeats() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            stack.takeSeat("room", "holder@example.net", "places", "2");
            var waiter = stack.takeSeat("room", "waiter@example.net", "places", "2");
            stack.register("room", "waiter@example.net", "places", "3");
            stack.republish("room", 2, 1);

            assertThat(TestStack.location(stack.press(waiter, "use"))).contains("done=no-room");
            assertThat(standing(stack, waiter)).isEqualTo("waiting");
        }
    }

    @Test
    void whoWaitsWhenTheListIsSwitchedOffKeepsTheirPlaceAndNewcomersComeAfterThem() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 3, true, 3);
            var holder = stack.takeSeat("room", "holder@example.net", "places", "3");
            stack.takeSeat("room", "group@example.net", "places", "3");
            stack.pass(Duration.ofSeconds(1));
            var couple = stack.takeSeat("room", "couple@example.net", "places", "2");
            switchTheListOff(stack, 2);
            stack.upkeep();
            assertThat(standing(stack, couple)).isEqualTo("waiting");

            stack.press(holder, "cancel");
            assertThat(standing(stack, stack.takeSeat("room", "early@example.net"))).as("somebody waits who fits").isEqualTo("requested");
            stack.upkeep();
            assertThat(standing(stack, couple)).isEqualTo("confirmed");

            stack.press(couple, "cancel");
            assertThat(standing(stack, stack.takeSeat("room", "newcomer@example.net"))).as("nobody waits any more").isEqualTo("confirmed");
        }
    }

    private static void switchTheListOff(TestStack stack, int capacity) {
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "room", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "Europe/Zurich"},
                  "capacity": %d, "waitingList": false, "groupLimit": 2, "contact": "team@example.org"}, "ifMatch": 1}""".formatted(capacity));
    }

    @Test
    void inTheLastTwoDaysWhoFitsIsFoundHoweverManyWaitBefore() {
        try (var stack = TestStack.open()) {
            stack.publish("two", 2);
            var holder = stack.takeSeat("two", "holder@example.net", "places", "2");
            queue(stack, "two", 600);
            stack.pass(Duration.ofSeconds(1));
            var single = stack.takeSeat("two", "single@example.net");
            stack.local.clock().set(Instant.parse("2026-12-18T09:00:00Z"));
            stack.upkeep();
            assertThat(standing(stack, single)).isEqualTo("waiting");

            stack.press(holder, "change", "places", "1");
            stack.upkeep();

            assertThat(standing(stack, single)).isEqualTo("confirmed");
        }
    }

    /// Couples who wait, without their rows: those are not looked at before their turn comes.
    private static void queue(TestStack stack, String event, int couples) {
        var now = stack.local.clock().instant().toEpochMilli();
        for (var n = 0; n < couples; n++) {
            var key = Keys.waiting(event, now, "%032x".formatted(n));
            stack.local.table().putItem(put -> put.tableName(stack.table).item(Map.of("pk", AttributeValue.fromS(key.pk()),
                    "sk", AttributeValue.fromS(key.sk()), "places", AttributeValue.fromN("2"))));
        }
        stack.local.table().updateItem(update -> update.tableName(stack.table)
                .key(Map.of("pk", AttributeValue.fromS("S#" + event), "sk", AttributeValue.fromS("SEATS")))
                .updateExpression("ADD waiting :n").expressionAttributeValues(Map.of(":n", AttributeValue.fromN(Integer.toString(couples)))));
    }

    private static String standing(TestStack stack, String link) {
        return (String) TestStack.json(open(stack, link)).get("status");
    }

    private static HttpResponse<String> open(TestStack stack, String link) {
        return stack.get(link, "accept", "application/json");
    }
}
