package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import openseat.local.lambda.LogLines;
import openseat.local.ses.SesService.Mode;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// SES fails while fifty people are owed a letter: the first, a ticket, what was announced, a reminder. Once it works
/// again, everybody gets theirs, once.
class FaultModesTest {

    private static final String ROOM = "small-room";
    private static final Instant START = Instant.parse("2026-12-20T09:00:00Z");
    private static final List<String> NEW = people("new", 20);
    private static final List<String> CONFIRMING = people("confirming", 15);
    private static final List<String> SEATED = people("seated", 15);
    private static final int PEOPLE = 50;

    private static final List<Mode> TO_REPAIR =
            List.of(Mode.SANDBOX, Mode.UNVERIFIED, Mode.MAIL_FROM, Mode.PAUSE, Mode.SUSPEND, Mode.DAILY_QUOTA);
    private static final List<Mode> PASSING = List.of(Mode.THROTTLE, Mode.SERVER_ERROR, Mode.UNNAMED_ERROR);

    private final TestStack stack =
            TestStack.open(Map.of("MailPerSecond", "500", "LettersPerNetwork", "10000", "LettersPerAddress", "1000"));

    /// Alarms that were counted already.
    private int heard;

    @BeforeEach
    void fill() {
        stack.publish(ROOM, PEOPLE);
        SEATED.forEach(address -> stack.takeSeat(ROOM, address));
        CONFIRMING.forEach(address -> stack.register(ROOM, address));
        stack.local.stream().drain();
        stack.pass(Duration.ofMinutes(15));
    }

    @AfterEach
    void close() {
        stack.close();
    }

    /// Nothing is rejected for good, no try is used up, and the operator hears of each cause once a quarter of an
    /// hour.
    @Test
    void whatTheOperatorMustRepairCostsNobodyALetter() {
        var before = stack.local.mailbox().mails().size();
        stack.local.mailbox().mode(TO_REPAIR.getFirst());
        owe();
        for (var mode : TO_REPAIR) {
            stack.local.mailbox().mode(mode);
            assertThat(run(2, Duration.ofMinutes(15)))
                    .as("alarms of two quarters: " + mode)
                    .isEqualTo(2);
            assertNothingIsUsedUp();
            stack.pass(Duration.ofMinutes(15));
        }
        assertThat(stack.local.mailbox().mails()).hasSize(before);
        repair(Duration.ofMinutes(1));
        assertEverybodyIsTold();

        goToTheDayBefore();
        for (var mode : TO_REPAIR) {
            stack.local.mailbox().mode(mode);
            assertThat(run(1, Duration.ZERO)).as("alarms: " + mode).isEqualTo(1);
            assertNothingIsUsedUp();
            stack.pass(Duration.ofMinutes(16));
        }
        repair(Duration.ofMinutes(16));
        assertEverybodyIsReminded();
    }

    @Test
    void whatPassesByItselfDelaysLettersOnly() {
        stack.local.mailbox().mode(PASSING.getFirst());
        owe();
        for (var mode : PASSING) {
            stack.local.mailbox().mode(mode);
            assertThat(run(2, Duration.ofMinutes(15))).as("alarms: " + mode).isZero();
        }
        repair(Duration.ofMinutes(61));
        assertEverybodyIsTold();

        goToTheDayBefore();
        for (var mode : PASSING) {
            stack.local.mailbox().mode(mode);
            run(1, Duration.ZERO);
            stack.pass(Duration.ofMinutes(20));
        }
        repair(Duration.ofMinutes(61));
        assertEverybodyIsReminded();
        assertThat(stack.mailCount(ROOM, "rejected")).isZero();
    }

    @Test
    void aLostAnswerCausesOneSecondCopyAtMost() {
        stack.local.mailbox().mode(Mode.DROP_AFTER_ACCEPT);
        owe();
        repair(Duration.ofMinutes(6));
        for (var address : all()) {
            var subjects = subjects(address);
            assertThat(subjects).as(address).hasSizeBetween(1, 5);
            assertThat(subjects.stream().distinct()).hasSizeGreaterThanOrEqualTo(subjects.size() - 1);
        }
        assertThat(stack.rows(ROOM)).noneMatch(row -> row.containsKey("pending"));
    }

    /// Copies go out ever more rarely, because each of them may arrive.
    @Test
    void answersThatAreLostForHoursCauseFewCopies() {
        var address = CONFIRMING.getFirst();
        stack.press(Web.linkIn(stack.mailTo(address)), "confirm");
        stack.local.mailbox().mode(Mode.DROP_AFTER_ACCEPT);
        stack.local.stream().drain();
        run(48, Duration.ofMinutes(5));
        assertThat(stack.mailsTo(address)).hasSizeBetween(4, 10);
    }

    @Test
    void whatSesRejectsIsCountedOnceAndNotTriedAgain() {
        stack.local.mailbox().mode(Mode.REJECT);
        owe();
        run(4, Duration.ofMinutes(61));
        // The tickets are rejected before the announcement is there.
        var letters = NEW.size() + 2 * CONFIRMING.size() + SEATED.size();
        assertThat(stack.mailCount(ROOM, "rejected")).isEqualTo(letters);
        repair(Duration.ofMinutes(61));
        assertThat(stack.mailCount(ROOM, "rejected")).isEqualTo(letters);
        assertThat(stack.local.mailbox().mails()).hasSize(2 * SEATED.size() + CONFIRMING.size());
        assertThat(stack.rows(ROOM)).hasSize(PEOPLE).noneMatch(row -> row.containsKey("pending"));
    }

    /// A first letter, a ticket, or what was announced is now owed to everybody.
    private void owe() {
        CONFIRMING.forEach(address -> stack.press(Web.linkIn(stack.mailTo(address)), "confirm"));
        NEW.forEach(address -> stack.register(ROOM, address));
        assertThat(stack.local.invoke(
                        "AnnounceFunction",
                        "{\"event\": \"%s\", \"text\": {\"en\": \"Bring a chair.\"}}".formatted(ROOM)))
                .contains("201");
        stack.local.stream().drain();
        stack.upkeep();
        stack.local.stream().drain();
    }

    /// Upkeep runs so often; returns how many alarms were raised since the runs before.
    private int run(int times, Duration apart) {
        for (var n = 0; n < times; n++) {
            if (n > 0) {
                stack.pass(apart);
            }
            stack.upkeep();
            stack.local.stream().drain();
        }
        return newAlarms();
    }

    private int newAlarms() {
        var before = heard;
        heard = (int) stack.local.log().stream()
                .map(LogLines.Line::line)
                .filter(line -> line.contains("\"alarm\""))
                .count();
        return heard - before;
    }

    private void repair(Duration later) {
        stack.local.mailbox().mode(Mode.OK);
        stack.pass(later);
        run(2, Duration.ofMinutes(1));
    }

    private void goToTheDayBefore() {
        var now = stack.local.clock().instant();
        stack.pass(Duration.between(now, START.minus(Duration.ofHours(22))));
        // Makes the reminders due; the next run sends them.
        stack.upkeep();
    }

    private void assertNothingIsUsedUp() {
        assertThat(stack.mailCount(ROOM, "rejected")).isZero();
        assertThat(stack.rows(ROOM))
                .allMatch(
                        row -> !row.containsKey("tries") || row.get("tries").n().equals("0"));
    }

    private void assertEverybodyIsTold() {
        NEW.forEach(address -> assertThat(kinds(address)).as(address).containsExactly("Confirm your seat"));
        CONFIRMING.forEach(address ->
                assertThat(kinds(address)).as(address).containsExactly("Confirm your seat", "You have a seat"));
        SEATED.forEach(address -> assertThat(kinds(address))
                .as(address)
                .containsExactly("Confirm your seat", "You have a seat", "A message from the organizers"));
        for (var address : all()) {
            assertThat(stack.mailsTo(address).stream()
                            .filter(mail -> mail.text().contains("Bring a chair.")))
                    .as(address)
                    .hasSize(NEW.contains(address) ? 0 : 1);
        }
    }

    private void assertEverybodyIsReminded() {
        for (var address : all()) {
            assertThat(kinds(address).stream().filter("One day to go"::equals))
                    .as(address)
                    .hasSize(NEW.contains(address) ? 0 : 1);
        }
    }

    private List<String> kinds(String address) {
        return subjects(address).stream().map(subject -> subject.split(":")[0]).toList();
    }

    private List<String> subjects(String address) {
        return stack.mailsTo(address).stream().map(mail -> mail.subject()).toList();
    }

    private static List<String> all() {
        return Stream.of(NEW, CONFIRMING, SEATED).flatMap(List::stream).toList();
    }

    private static List<String> people(String kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> kind + n + "@example.org")
                .toList();
    }
}
