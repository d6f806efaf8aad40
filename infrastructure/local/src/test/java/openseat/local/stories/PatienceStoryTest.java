package openseat.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Somebody on a bad line, who has to look up every word.
class PatienceStoryTest {

    @Test
    void whoNeedsTwoHoursForTheFormGetsThrough() {
        try (var stage = Stage.open()) {
            stage.publish("slow", 4);
            var form = stage.open("/events/slow");
            assertThat(form.statusCode()).isEqualTo(200);
            stage.pass(Duration.ofHours(1));
            stage.republish("slow", 3, 1);
            stage.pass(Duration.ofHours(1));
            // With every field that the page had then.
            assertThat(stage.register("slow", "slow@example.org", "name", "Slow", "places", "2", "lang", "en", "website", "").statusCode()).isEqualTo(303);
            stage.local.stream().drain();
            var link = Stage.linkIn(stage.mailTo("slow@example.org"));
            var page = stage.open(link);
            assertThat(page.statusCode()).isEqualTo(200);
            stage.pass(Duration.ofHours(1));
            stage.republish("slow", 2, 2);
            stage.pass(Duration.ofHours(1));
            assertThat(Stage.location(stage.press(link, "confirm"))).endsWith("?done=confirmed");
            assertThat(stage.count("slow", "taken")).isEqualTo(2);
        }
    }
}
