package openseat.local.stories.attack;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// Limits of mail that somebody tries to use up for others.
class SharedLineTest {

    private static final int LINE = 7;

    @Test
    void aNetworkHasOneLimitForAllEvents() {
        try (var stack = TestStack.open(Map.of("LettersPerNetwork", "6"))) {
            for (var n = 0; n < 4; n++) {
                stack.publish("event" + n, 20);
                for (var person = 0; person < 3; person++) {
                    stack.registerFrom(LINE, "event" + n, "p%d-%d@example.net".formatted(n, person));
                }
            }
            stack.local.stream().drain();
            assertThat(letters(stack)).isEqualTo(6);
        }
    }

    @Test
    void tagsAreOneInbox() {
        try (var stack = TestStack.open(Map.of("LettersPerNetwork", "1000"))) {
            stack.publish("room", 200);
            for (var n = 0; n < 80; n++) {
                stack.registerFrom(LINE, "room", "victim+" + n + "@example.net");
            }
            stack.local.stream().drain();
            assertThat(letters(stack))
                    .as("five, and the first of a row three times as many")
                    .isEqualTo(15);
            stack.registerFrom(LINE + 1, "room", "victim@example.net");
            stack.local.stream().drain();
            assertThat(stack.mailsTo("victim@example.net"))
                    .as("the address itself")
                    .hasSize(1);
        }
    }

    @Test
    void requestsAtOtherEventsDoNotKeepBackMyOwn() {
        try (var stack = TestStack.open()) {
            for (var n = 0; n < 5; n++) {
                stack.publish("other" + n, 20);
                stack.registerFrom(LINE, "other" + n, "ada@example.org");
            }
            stack.publish("mine", 20);
            stack.registerFrom(LINE + 1, "mine", "ada@example.org");
            stack.local.stream().drain();
            assertThat(stack.mailsTo("ada@example.org")).hasSize(6);
            assertThat(stack.mailTo("ada@example.org").text()).contains("/events/mine/");
        }
    }

    /// Somebody fills the form in for one address again and again, in the line that guests share.
    @Test
    void oneVisitorDoesNotStarveTheGuests() {
        try (var stack = TestStack.open()) {
            stack.publish("room", 200);
            for (var n = 0; n < 300; n++) {
                stack.registerFrom(LINE, "room", "visitor@example.net", "name", "N" + n);
                stack.local.stream().drain();
            }
            for (var guest = 0; guest < 15; guest++) {
                stack.registerFrom(LINE, "room", "guest" + guest + "@example.net");
            }
            stack.local.stream().drain();
            var minutes = 0;
            while (guests(stack) < 15 && minutes < 300) {
                stack.registerFrom(LINE, "room", "visitor@example.net", "name", "M" + minutes);
                stack.local.stream().drain();
                stack.pass(Duration.ofMinutes(1));
                stack.upkeep();
                minutes++;
            }
            System.out.printf(
                    "15 guests behind a visitor who goes on requesting: all letters in %d minutes%n", minutes);
            assertThat(guests(stack)).isEqualTo(15);
            assertThat(minutes).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aFloodFromElsewhereDoesNotHoldMyOwnRequest() {
        try (var stack = TestStack.open(Map.of("LettersPerNetwork", "5"))) {
            stack.publish("room", 20);
            for (var n = 0; n < 50; n++) {
                stack.registerFrom(LINE, "room", "other" + n + "@example.net");
            }
            stack.registerFrom(LINE, "room", "ada@example.org", "places", "2");
            stack.local.stream().drain();
            assertThat(stack.mailsTo("ada@example.org"))
                    .as("held in the flood's line")
                    .isEmpty();
            stack.registerFrom(LINE + 1, "room", "ada@example.org");
            stack.registerFrom(LINE, "room", "ada@example.org", "places", "2");
            stack.local.stream().drain();
            assertThat(stack.mailsTo("ada@example.org")).as("by my own line").isNotEmpty();
            assertThat(stack.open(linkIn(stack.mailTo("ada@example.org"))).statusCode())
                    .isEqualTo(200);
        }
    }

    private static long letters(TestStack stack) {
        return stack.local.mailbox().mails().size();
    }

    private static long guests(TestStack stack) {
        return stack.local.mailbox().mails().stream()
                .filter(mail -> mail.to().getFirst().startsWith("guest"))
                .count();
    }
}
