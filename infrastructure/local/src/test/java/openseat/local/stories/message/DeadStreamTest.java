package openseat.local.stories.message;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// The table's stream is dead for a week, and every letter goes out once all the same: upkeep needs only the table.
class DeadStreamTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String BO = "bo@example.org";
    private static final String CHI = "chi@example.org";

    @Test
    void everyLetterGoesOutOnceByUpkeepAlone() {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "500"))) {
            stack.local.stream().pause();
            publish(stack, "2026-12-01", 0);
            for (var address : List.of(ADA, BO, CHI)) {
                stack.register(ROOM, address);
                run(stack, Duration.ofHours(1));
                stack.press(linkIn(stack.mailTo(address)), "confirm");
                run(stack, Duration.ofHours(1));
            }
            stack.local.invoke(
                    "AnnounceFunction", "{\"event\": \"%s\", \"text\": {\"en\": \"Bring a chair.\"}}".formatted(ROOM));
            run(stack, Duration.ofHours(5));
            publish(stack, "2026-12-02", 1);
            run(stack, Duration.ofDays(1));
            stack.press(linkIn(stack.mailTo(ADA)), "cancel");
            run(stack, Duration.ofDays(5));
            run(stack, Duration.ofHours(16));
            run(stack, Duration.ofMinutes(10));
            run(stack, Duration.ofHours(3));

            assertThat(kinds(stack, ADA))
                    .containsExactly(
                            "Confirm your seat",
                            "You have a seat",
                            "A message from the organizers",
                            "The date has changed",
                            "Your registration is cancelled");
            assertThat(kinds(stack, BO))
                    .containsExactly(
                            "Confirm your seat",
                            "You have a seat",
                            "A message from the organizers",
                            "The date has changed",
                            "One day to go");
            assertThat(kinds(stack, CHI))
                    .containsExactly(
                            "Confirm your seat",
                            "You are on the waiting list",
                            "A message from the organizers",
                            "The date has changed",
                            "You have a seat",
                            "One day to go");
            assertThat(stack.local.calls()).noneMatch(usage -> usage.function().equals("SendMailFunction"));
        }
    }

    /// What is due now, and what that makes due.
    private static void run(TestStack stack, Duration later) {
        stack.pass(later);
        stack.upkeep();
        stack.pass(Duration.ofMinutes(1));
        stack.upkeep();
    }

    private static List<String> kinds(TestStack stack, String address) {
        return stack.mailsTo(address).stream()
                .map(mail -> mail.subject().split(":")[0])
                .toList();
    }

    private static void publish(TestStack stack, String day, int revision) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "capacity": 2, "waitingList": true,
                  "schedule": {"state": "confirmed", "start": "%sT10:00", "end": "%sT11:00", "zone": "Europe/Zurich"}}%s}""".formatted(
                                ROOM, day, day, revision == 0 ? "" : ", \"ifMatch\": " + revision)))
                .contains("etag");
    }
}
