package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import openseat.local.aws.FaultEffect;
import openseat.local.lambda.FunctionFailed;
import openseat.local.testkit.ManyRegistrations;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A new date is rolled out to many registrations, in pages, and by processes that die on the way;
/// `-Drows=100000` makes it as many as a very large event has.
class RolloutTest {

    private static final String EVENT = "great-hall";
    private static final int ROWS = Integer.getInteger("rows", 450);

    /// Upkeep dies after so many calls, wherever that is, until it comes to an end.
    private static final int CALLS_BEFORE_DEATH = Math.max(97, ROWS / 8);

    @Test
    void nobodyIsLeftOutAndNobodyIsToldTwiceWhereverTheProcessDies() {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "500"))) {
            publish(stack, "18", 0);
            ManyRegistrations.add(stack, EVENT, ROWS);
            publish(stack, "19", 1);
            var deaths = rollOut(stack);
            assertThat(deaths).isGreaterThan(3);
            settle(stack);
            assertThat(stack.rows(EVENT)).hasSize(ROWS).noneMatch(row -> row.containsKey("pending"));
            for (var n = 0; n < ROWS; n++) {
                assertThat(stack.mailsTo(ManyRegistrations.address(n)))
                        .hasSize(1)
                        .allMatch(mail -> mail.subject().startsWith("The date has changed"));
            }
        }
    }

    /// How often the process died before every row had been reached. No letter is sent meanwhile.
    private static int rollOut(TestStack stack) {
        var deaths = 0;
        while (agenda(stack).containsKey("rollout")) {
            var calls = new int[1];
            stack.local
                    .aws()
                    .inject(call ->
                            ++calls[0] >= CALLS_BEFORE_DEATH || call.operation().equals("SendEmail")
                                    ? new FaultEffect.Killed(
                                            calls[0] % 2 == 0 ? FaultEffect.When.BEFORE : FaultEffect.When.AFTER)
                                    : new FaultEffect.None());
            try {
                stack.upkeep();
            } catch (FunctionFailed e) {
                deaths++;
            }
        }
        stack.local.aws().inject(_ -> new FaultEffect.None());
        return deaths;
    }

    private static void settle(TestStack stack) {
        stack.pass(Duration.ofMinutes(10));
        while (stack.rows(EVENT).stream().anyMatch(row -> row.containsKey("pending"))) {
            stack.upkeep();
            stack.pass(Duration.ofMinutes(1));
        }
    }

    private static Map<String, AttributeValue> agenda(TestStack stack) {
        return stack.items().stream()
                .filter(item -> item.get("pk").s().equals("E#" + EVENT)
                        && item.get("sk").s().equals("AGENDA"))
                .findFirst()
                .orElseThrow();
    }

    private static void publish(TestStack stack, String day, int revision) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A great hall"}, "schedule": {"state": "confirmed",
                  "start": "2026-12-%sT10:00", "end": "2026-12-%sT11:00", "zone": "Europe/Zurich"}}%s}""".formatted(
                                EVENT, day, day, revision == 0 ? "" : ", \"ifMatch\": " + revision)))
                .contains("etag");
    }
}
