package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import openseat.Keys;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who gets a seat that comes free.
class WaitingStoryTest {

    @Test
    void aFreedSeatGoesToTheFirstWhoWaits() {
        try (var stage = Stage.open()) {
            stage.publish("two", 2);
            var first = stage.takeSeat("two", "first@example.net", "places", "2");
            var second = stage.takeSeat("two", "second@example.net");
            stage.pass(Duration.ofSeconds(1));
            var third = stage.takeSeat("two", "third@example.net");
            assertThat(standing(stage, second)).isEqualTo("waiting");
            assertThat(standing(stage, third)).isEqualTo("waiting");
            assertThat(Stage.json(open(stage, third)).get("position")).isEqualTo(2);

            stage.press(first, "cancel");
            stage.upkeep();

            assertThat(standing(stage, second)).isEqualTo("confirmed");
            assertThat(standing(stage, third)).isEqualTo("confirmed");
            assertThat(stage.count("two", "taken")).isEqualTo(2);
            assertThat(stage.count("two", "room")).isZero();
        }
    }

    @Test
    void nobodyComesWithMorePeopleThanTheEventTakesByNow() {
        try (var stage = Stage.open()) {
            stage.publish("two", 9, true, 4, 0);
            var holder = stage.takeSeat("two", "holder@example.net");
            stage.register("two", "holder@example.net", "places", "3");
            stage.register("two", "asker@example.net", "places", "3");
            stage.local.stream().drain();
            stage.publish("two", 9, true, 2, 1);

            assertThat(Stage.location(stage.press(holder, "use"))).endsWith("?done=no-room");
            assertThat(Stage.location(stage.press(Stage.linkIn(stage.mailTo("asker@example.net")), "confirm"))).endsWith("?done=too-many");
            assertThat(stage.count("two", "taken")).isEqualTo(1);
        }
    }

    @Test
    void whoAsksForFewerSeatsWhileWaitingIsPromotedWhenTheyFit() {
        try (var stage = Stage.open()) {
            stage.publish("two", 2);
            stage.takeSeat("two", "first@example.net");
            var waiter = stage.takeSeat("two", "waiter@example.net", "places", "2");
            stage.upkeep();
            assertThat(standing(stage, waiter)).isEqualTo("waiting");

            stage.press(waiter, "change", "places", "1");
            stage.upkeep();

            assertThat(standing(stage, waiter)).isEqualTo("confirmed");
        }
    }

    @Test
    void inTheLastTwoDaysTheFirstWhoFitsIsPromoted() {
        try (var stage = Stage.open()) {
            stage.publish("two", 2);
            stage.takeSeat("two", "first@example.net");
            stage.upkeep();
            var couple = stage.takeSeat("two", "couple@example.net", "places", "2");
            stage.pass(Duration.ofSeconds(1));
            var third = stage.takeSeat("two", "third@example.net");
            stage.upkeep();
            assertThat(standing(stage, third)).as("until then order counts").isEqualTo("waiting");

            stage.local.clock().set(Instant.parse("2026-12-18T09:00:00Z"));
            stage.upkeep();

            assertThat(standing(stage, third)).isEqualTo("confirmed");
            assertThat(standing(stage, couple)).isEqualTo("waiting");
        }
    }

    @Test
    void whoFitsAndComesInTheLastTwoDaysNeedNotWaitForSomebodyToLeave() {
        try (var stage = Stage.open()) {
            stage.publish("two", 2);
            stage.takeSeat("two", "first@example.net");
            stage.takeSeat("two", "couple@example.net", "places", "2");
            stage.local.clock().set(Instant.parse("2026-12-19T09:00:00Z"));
            stage.upkeep();
            var third = stage.takeSeat("two", "third@example.net");
            stage.upkeep();
            assertThat(standing(stage, third)).isEqualTo("confirmed");
        }
    }

    @Test
    void whoWaitsForMoreSeatsThanThereAreIsLetGoAndBlocksNobody() {
        try (var stage = Stage.open()) {
            stage.publish("room", 3, true, 3);
            var holder = stage.takeSeat("room", "holder@example.net", "places", "2");
            var group = stage.takeSeat("room", "group@example.net", "places", "3");
            stage.pass(Duration.ofSeconds(1));
            var behind = stage.takeSeat("room", "behind@example.net");
            stage.republish("room", 2, 1);
            stage.upkeep();

            assertThat(standing(stage, group)).isEqualTo("cancelled");
            assertThat(stage.count("room", "waiting")).isEqualTo(1);
            assertThat(stage.count("room", "left")).isEqualTo(1);
            assertThat(stage.mailTo("group@example.net").subject()).startsWith("Your registration is cancelled");
            assertThat(stage.mailTo("group@example.net").text()).contains("fewer seats than there are people");
            assertThat(standing(stage, behind)).isEqualTo("waiting");

            stage.press(holder, "cancel");
            stage.upkeep();
            assertThat(standing(stage, behind)).isEqualTo("confirmed");
            assertThat(standing(stage, stage.takeSeat("room", "newcomer@example.net"))).isEqualTo("confirmed");
            assertThat(Stage.location(stage.press(group, "confirm"))).as("there is no line for them").contains("done=too-many");
        }
    }

    @Test
    void whoConfirmsForMoreSeatsThanThereAreLeftIsToldSoAndDoesNotWait() {
        try (var stage = Stage.open()) {
            stage.publish("room", 3, true, 3);
            stage.register("room", "group@example.net", "places", "3");
            stage.local.stream().drain();
            stage.republish("room", 2, 1);
            var link = Stage.linkIn(stage.mailTo("group@example.net"));

            assertThat(Stage.location(stage.press(link, "confirm"))).contains("done=too-many");
            assertThat(stage.count("room", "waiting")).isZero();
            assertThat(standing(stage, stage.takeSeat("room", "newcomer@example.net"))).isEqualTo("confirmed");
        }
    }

    @Test
    void whoWaitsTakesOverNoMoreThanThereAreSeats() {
        try (var stage = Stage.open()) {
            stage.publish("room", 3, true, 3);
            stage.takeSeat("room", "holder@example.net", "places", "2");
            var waiter = stage.takeSeat("room", "waiter@example.net", "places", "2");
            stage.register("room", "waiter@example.net", "places", "3");
            stage.republish("room", 2, 1);

            assertThat(Stage.location(stage.press(waiter, "use"))).contains("done=no-room");
            assertThat(standing(stage, waiter)).isEqualTo("waiting");
        }
    }

    @Test
    void whoWaitsWhenTheListIsSwitchedOffKeepsTheirPlaceAndNewcomersComeAfterThem() {
        try (var stage = Stage.open()) {
            stage.publish("room", 3, true, 3);
            var holder = stage.takeSeat("room", "holder@example.net", "places", "3");
            stage.takeSeat("room", "group@example.net", "places", "3");
            stage.pass(Duration.ofSeconds(1));
            var couple = stage.takeSeat("room", "couple@example.net", "places", "2");
            switchTheListOff(stage, 2);
            stage.upkeep();
            assertThat(standing(stage, couple)).isEqualTo("waiting");

            stage.press(holder, "cancel");
            assertThat(standing(stage, stage.takeSeat("room", "early@example.net"))).as("somebody waits who fits").isEqualTo("requested");
            stage.upkeep();
            assertThat(standing(stage, couple)).isEqualTo("confirmed");

            stage.press(couple, "cancel");
            assertThat(standing(stage, stage.takeSeat("room", "newcomer@example.net"))).as("nobody waits any more").isEqualTo("confirmed");
        }
    }

    private static void switchTheListOff(Stage stage, int capacity) {
        stage.local.invoke("PublishFunction", """
                {"event": {"id": "room", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "Europe/Zurich"},
                  "capacity": %d, "waitingList": false, "groupLimit": 2, "contact": "team@example.org"}, "ifMatch": 1}""".formatted(capacity));
    }

    @Test
    void inTheLastTwoDaysWhoFitsIsFoundHoweverManyWaitBefore() {
        try (var stage = Stage.open()) {
            stage.publish("two", 2);
            var holder = stage.takeSeat("two", "holder@example.net", "places", "2");
            queue(stage, "two", 600);
            stage.pass(Duration.ofSeconds(1));
            var single = stage.takeSeat("two", "single@example.net");
            stage.local.clock().set(Instant.parse("2026-12-18T09:00:00Z"));
            stage.upkeep();
            assertThat(standing(stage, single)).isEqualTo("waiting");

            stage.press(holder, "change", "places", "1");
            stage.upkeep();

            assertThat(standing(stage, single)).isEqualTo("confirmed");
        }
    }

    /// Couples who wait, without their rows: those are not looked at before their turn comes.
    private static void queue(Stage stage, String event, int couples) {
        var now = stage.local.clock().instant().toEpochMilli();
        for (var n = 0; n < couples; n++) {
            var key = Keys.waiting(event, now, "%032x".formatted(n));
            stage.local.table().putItem(put -> put.tableName(stage.table).item(Map.of("pk", AttributeValue.fromS(key.pk()),
                    "sk", AttributeValue.fromS(key.sk()), "places", AttributeValue.fromN("2"))));
        }
        stage.local.table().updateItem(update -> update.tableName(stage.table)
                .key(Map.of("pk", AttributeValue.fromS("S#" + event), "sk", AttributeValue.fromS("SEATS")))
                .updateExpression("ADD waiting :n").expressionAttributeValues(Map.of(":n", AttributeValue.fromN(Integer.toString(couples)))));
    }

    private static String standing(Stage stage, String link) {
        return (String) Stage.json(open(stage, link)).get("status");
    }

    private static HttpResponse<String> open(Stage stage, String link) {
        return stage.get(link, "accept", "application/json");
    }
}
