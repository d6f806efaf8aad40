package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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

    private static String standing(Stage stage, String link) {
        return (String) Stage.json(open(stage, link)).get("standing");
    }

    private static HttpResponse<String> open(Stage stage, String link) {
        return stage.get(link, "accept", "application/json");
    }
}
