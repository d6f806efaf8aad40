package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import openseat.local.aws.FaultEffect;
import openseat.local.http.Json;
import openseat.local.lambda.FunctionFailed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// Two runs of upkeep roll out announcements at the same time, since EventBridge may start one twice.
class OverlappingRolloutTest {

    private static final String ROOM = "small-room";
    private static final int PEOPLE = 12;

    @Test
    void aRunThatIsBehindLeavesNobodyOutOfTheNextAnnouncement() {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "500"))) {
            stack.publish(ROOM, PEOPLE);
            for (var n = 0; n < PEOPLE; n++) {
                stack.takeSeat(ROOM, "p%d@example.org".formatted(n));
                stack.pass(Duration.ofMinutes(20));
            }
            announce(stack, "First this.");
            stopTheSlowRunAfter(stack, () -> {
                // Not as a tick, which would wait for the one that is under way.
                stack.local.invoke("UpkeepFunction", "{}");
                announce(stack, "Then that.");
            });
            for (var n = 0; n < 3; n++) {
                stack.pass(Duration.ofMinutes(10));
                stack.upkeep();
            }
            for (var n = 0; n < PEOPLE; n++) {
                var texts = stack.mailsTo("p%d@example.org".formatted(n)).stream()
                        .map(mail -> mail.text())
                        .toList();
                assertThat(texts.stream().filter(text -> text.contains("First this.")))
                        .hasSize(1);
                assertThat(texts.stream().filter(text -> text.contains("Then that.")))
                        .hasSize(1);
            }
        }
    }

    /// One run has come to the last shard when `meanwhile` happens; then it stores how far it has come, and dies.
    private static void stopTheSlowRunAfter(TestStack stack, Runnable meanwhile) {
        var happened = new AtomicBoolean();
        stack.local.aws().inject(call -> {
            var isLast = call.function().equals("UpkeepFunction")
                    && Json.indented(call.body()).contains("\"S\" : \"f ");
            if (!isLast || !happened.compareAndSet(false, true)) {
                return new FaultEffect.None();
            }
            meanwhile.run();
            return new FaultEffect.Killed(FaultEffect.When.AFTER);
        });
        try {
            stack.upkeep();
        } catch (FunctionFailed e) {
            assertThat(happened).isTrue();
        }
        assertThat(happened).isTrue();
    }

    private static void announce(TestStack stack, String text) {
        assertThat(stack.local.invoke(
                        "AnnounceFunction", "{\"event\": \"%s\", \"text\": {\"en\": \"%s\"}}".formatted(ROOM, text)))
                .contains("201");
    }
}
