package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is reminded of an event, when, and of what.
class ReminderTest {

    private static final String ROOM = "small-room";
    private static final Instant START = Instant.parse("2026-12-20T09:00:00Z");
    private static final String DAY_BEFORE = "One day to go: ";
    private static final String SOON = "It begins soon: ";

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void whoHasASeatIsRemindedTwiceAndWhoWaitsOnce() {
        stack.publish(ROOM, 1);
        stack.takeSeat(ROOM, "ada@example.org", "zone", "Asia/Kathmandu");
        stack.takeSeat(ROOM, "waiter@example.org");
        stack.register(ROOM, "typed@example.org");
        stack.local.stream().drain();
        runUntil(START.plusSeconds(60));
        assertThat(subjects("ada@example.org"))
                .hasSize(4)
                .satisfies(subjects -> assertThat(subjects.get(2)).startsWith(DAY_BEFORE))
                .satisfies(subjects -> assertThat(subjects.get(3)).startsWith(SOON));
        assertThat(stack.mailTo("ada@example.org").text()).contains("Kathmandu");
        assertThat(subjects("waiter@example.org"))
                .hasSize(3)
                .satisfies(subjects -> assertThat(subjects.get(2)).startsWith("You have no seat so far: "));
        assertThat(subjects("typed@example.org")).hasSize(1);
    }

    @Test
    void nothingGoesToWhoCancelled() {
        stack.publish(ROOM, 5);
        stack.press(stack.takeSeat(ROOM, "ada@example.org"), "cancel");
        stack.local.stream().drain();
        runUntil(START);
        assertThat(subjects("ada@example.org")).hasSize(3);
    }

    @Test
    void remindersAreSpreadAndNoneComesAfterTheStart() {
        stack.publish(ROOM, 50);
        for (var n = 0; n < 12; n++) {
            stack.takeSeat(ROOM, "p%d@example.org".formatted(n));
            stack.pass(Duration.ofMinutes(30));
        }
        runUntil(START.plus(Duration.ofHours(2)));
        var dayBefore = new ArrayList<Instant>();
        var soon = new ArrayList<Instant>();
        for (var mail : stack.local.mailbox().mails()) {
            if (mail.subject().startsWith(DAY_BEFORE)) {
                dayBefore.add(mail.at());
            }
            if (mail.subject().startsWith(SOON)) {
                soon.add(mail.at());
            }
        }
        assertThat(dayBefore)
                .hasSize(12)
                .allMatch(at -> isBetween(at, Duration.ofHours(26), Duration.ofMinutes(21 * 60 + 20)));
        assertThat(soon).hasSize(12).allMatch(at -> isBetween(at, Duration.ofMinutes(90), Duration.ofMinutes(35)));
        // Ids are random: of 12 in 14 slots, as few as three would be seen once in 300,000 runs.
        assertThat(dayBefore.stream().distinct()).hasSizeGreaterThan(3);
    }

    @Test
    void whoHasJustHadALetterIsNotReminded() {
        stack.publish(ROOM, 5);
        stack.pass(Duration.between(TestStack.NOW, START.minus(Duration.ofHours(25))));
        stack.takeSeat(ROOM, "ada@example.org");
        runUntil(START);
        assertThat(subjects("ada@example.org"))
                .hasSize(3)
                .satisfies(subjects -> assertThat(subjects.get(2)).startsWith(SOON));
    }

    /// So many that the last ones are held beyond the start.
    @Test
    void strangersRequestsDelayNoReminder() {
        stack.publish(ROOM, 5);
        stack.takeSeat(ROOM, "ada@example.org");
        stack.pass(Duration.between(TestStack.NOW, START.minus(Duration.ofHours(3))));
        for (var n = 1; n <= 16; n++) {
            stack.registerFrom(n, ROOM, "ada@example.org", "name", "Stranger " + n);
            stack.local.stream().drain();
        }
        assertThat(stack.rows(ROOM).getFirst().get("slot").n()).isGreaterThan(Long.toString(START.getEpochSecond()));
        runUntil(START);
        assertThat(stack.mailTo("ada@example.org").subject()).startsWith(SOON);
    }

    @Test
    void aNewDateBringsNewReminders() {
        stack.publish(ROOM, 5);
        stack.takeSeat(ROOM, "ada@example.org");
        runUntil(START.minus(Duration.ofHours(20)));
        publish("2026-12-22", "", 1);
        runUntil(START.plus(Duration.ofDays(2)));
        assertThat(subjects("ada@example.org").stream().map(subject -> subject.split(":")[0]))
                .containsExactly(
                        "Confirm your seat",
                        "You have a seat",
                        "One day to go",
                        "The date has changed",
                        "One day to go",
                        "It begins soon");
    }

    @Test
    void eachCanBeSwitchedOff() {
        publish("2026-12-20", ", \"reminders\": {\"dayBefore\": false}", 0);
        stack.takeSeat(ROOM, "ada@example.org");
        publish("2026-12-20", ", \"reminders\": {\"beforeStart\": false}", 1);
        runUntil(START);
        assertThat(subjects("ada@example.org"))
                .hasSize(3)
                .satisfies(subjects -> assertThat(subjects.get(2)).startsWith(DAY_BEFORE));
    }

    @Test
    void aCancelledEventRemindsNobody() {
        stack.publish(ROOM, 5);
        stack.takeSeat(ROOM, "ada@example.org");
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "capacity": 5, "schedule": {"state": "cancelled",
                  "start": "2026-12-20T10:00", "end": "2026-12-20T11:00", "zone": "Europe/Zurich"}}, "ifMatch": 1}""".formatted(ROOM));
        runUntil(START);
        assertThat(subjects("ada@example.org")).hasSize(3);
    }

    private static boolean isBetween(Instant at, Duration first, Duration last) {
        return !at.isBefore(START.minus(first)) && !at.isAfter(START.minus(last));
    }

    private void publish(String day, String more, int revision) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "capacity": 5, "schedule": {"state": "confirmed",
                  "start": "%sT10:00", "end": "%sT11:00", "zone": "Europe/Zurich"}%s}%s}""".formatted(
                                ROOM, day, day, more, revision == 0 ? "" : ", \"ifMatch\": " + revision)))
                .contains("etag");
    }

    /// Upkeep runs while something may be due, every few minutes as it would every minute.
    private void runUntil(Instant end) {
        stack.upkeep();
        run(START, end);
        run(START.plus(Duration.ofDays(2)), end);
        stack.local.stream().drain();
    }

    private void run(Instant start, Instant end) {
        run(start.minus(Duration.ofMinutes(26 * 60 + 30)), start.minus(Duration.ofMinutes(21 * 60 + 30)), 20, end);
        run(start.minus(Duration.ofMinutes(100)), start.plus(Duration.ofMinutes(10)), 5, end);
    }

    private void run(Instant from, Instant to, int minutes, Instant end) {
        var clock = stack.local.clock();
        while (clock.instant().isBefore(to) && clock.instant().isBefore(end)) {
            stack.pass(
                    clock.instant().isBefore(from)
                            ? Duration.between(clock.instant(), from)
                            : Duration.ofMinutes(minutes));
            stack.upkeep();
        }
    }

    private List<String> subjects(String address) {
        return stack.mailsTo(address).stream().map(mail -> mail.subject()).toList();
    }
}
