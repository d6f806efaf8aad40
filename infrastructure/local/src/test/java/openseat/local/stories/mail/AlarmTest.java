package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import openseat.Keys;
import openseat.local.lambda.LogLines;
import openseat.local.ses.SesService;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Test;

/// The operator hears of a cause once a quarter of an hour, however many letters it stops.
class AlarmTest {

    @Test
    void oneCauseRaisesOneAlarmAQuarterOfAnHour() {
        try (var stack = TestStack.open()) {
            stack.local.mailbox().mode(SesService.Mode.PAUSE, 10_000);
            register(stack, "ada@example.net", "bo@example.net", "chi@example.net");
            assertThat(alarms(stack))
                    .as("three letters")
                    .singleElement()
                    .asString()
                    .contains("SendingPaused");

            stack.pass(Duration.ofMinutes(14));
            register(stack, "dina@example.net");
            assertThat(alarms(stack)).as("another letter").hasSize(1);

            stack.pass(Duration.ofMinutes(1));
            stack.upkeep();
            assertThat(alarms(stack)).as("the next quarter").hasSize(2);
        }
    }

    @Test
    void digestsAndLettersRaiseItTogether() {
        try (var stack = TestStack.open()) {
            stack.local.mailbox().mode(SesService.Mode.PAUSE, 10_000);
            stack.local.tick("DigestFunction");
            assertThat(alarms(stack)).as("a digest").hasSize(1);
            register(stack, "ada@example.net");
            assertThat(alarms(stack)).as("and a letter").hasSize(1);
            assertThat(stack.local.log()).noneMatch(line -> line.line().contains("\"failure\""));
        }
    }

    @Test
    void whatRemembersAnAlarmIsDeletedAfterTwoDays() {
        try (var stack = TestStack.open()) {
            stack.local.mailbox().mode(SesService.Mode.PAUSE, 10_000);
            register(stack, "ada@example.net");
            var item = new TableProbe(stack).item(Keys.alarm(TestStack.NOW.toString(), "SendingPausedException"));
            assertThat(item.get("ttl").n())
                    .isEqualTo(
                            Long.toString(TestStack.NOW.plus(Duration.ofDays(2)).getEpochSecond()));
        }
    }

    @Test
    void digestsSayThatLettersHadToWait() {
        try (var stack = TestStack.open()) {
            var organizers = DigestReader.ofSamples(stack).start();
            stack.local.mailbox().mode(SesService.Mode.PAUSE, 1);
            register(stack, "ada@example.net");
            assertThat(alarms(stack)).hasSize(1);
            stack.local.clock().set(Instant.parse("2026-11-25T07:00:00Z"));
            organizers.tick();
            assertThat(organizers.digests().getLast().text())
                    .as("long ago")
                    .doesNotContainIgnoringCase("E-mails had to wait");

            stack.local.mailbox().mode(SesService.Mode.PAUSE, 1);
            register(stack, "bo@example.net");
            stack.local.clock().set(Instant.parse("2026-11-26T06:50:00Z"));
            stack.local.mailbox().mode(SesService.Mode.PAUSE, 1);
            register(stack, "chi@example.net");
            stack.pass(Duration.ofMinutes(10));
            organizers.tick();
            assertThat(organizers.digests().getLast().text())
                    .as("ten minutes ago")
                    .containsIgnoringCase("E-mails had to wait");
        }
    }

    /// The day's counters have the keys of the quarter of an hour that begins it.
    @Test
    void midnightIsNoAlarm() {
        try (var stack = TestStack.open()) {
            var publish = """
                    {"event": {"id": "day", "title": {"en": "Day"}, "schedule": {"state": "to-be-confirmed"}},
                     "recipients": [{"email": "team@example.org", "zone": "Asia/Manila"}]}""";
            stack.local.invoke("PublishFunction", publish);
            var team = new DigestReader(stack, "team@example.org").start();
            stack.local.clock().set(Instant.parse("2026-11-25T00:00:00Z"));
            stack.takeSeat("day", "ada@example.net");
            stack.pass(Duration.ofMinutes(5));
            team.tick();
            assertThat(team.digests()).hasSize(2);
            assertThat(team.digests().getLast().text()).doesNotContainIgnoringCase("E-mails had to wait");
        }
    }

    private static void register(TestStack stack, String... addresses) {
        for (var address : addresses) {
            stack.register(TestStack.SAMPLE, address);
        }
        stack.local.stream().drain();
    }

    private static List<String> alarms(TestStack stack) {
        return stack.local.log().stream()
                .map(LogLines.Line::line)
                .filter(line -> line.contains("\"alarm\""))
                .toList();
    }
}
