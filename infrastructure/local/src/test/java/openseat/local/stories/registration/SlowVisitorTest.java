package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// A visitor with a slow connection who has to look up every word.
class SlowVisitorTest {

    @Test
    void formCanBeSubmittedAfterTwoHours() {
        try (var stack = TestStack.open()) {
            stack.publish("slow", 4);
            var form = stack.open("/events/slow");
            assertThat(form.statusCode()).isEqualTo(200);
            stack.pass(Duration.ofHours(1));
            stack.republish("slow", 3, 1);
            stack.pass(Duration.ofHours(1));
            // With every field of the page as it was then.
            assertThat(stack.register(
                                    "slow",
                                    "slow@example.org",
                                    "name",
                                    "Slow",
                                    "places",
                                    "2",
                                    "lang",
                                    "en",
                                    "website",
                                    "")
                            .statusCode())
                    .isEqualTo(303);
            stack.local.stream().drain();
            var link = Web.linkIn(stack.mailTo("slow@example.org"));
            var page = stack.open(link);
            assertThat(page.statusCode()).isEqualTo(200);
            stack.pass(Duration.ofHours(1));
            stack.republish("slow", 2, 2);
            stack.pass(Duration.ofHours(1));
            assertThat(Web.location(stack.press(link, "confirm"))).endsWith("?done=confirmed");
            assertThat(stack.count("slow", "taken")).isEqualTo(2);
        }
    }
}
