package openseat.local.stories;

import static openseat.local.stories.Stage.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;
import openseat.local.Fate;
import openseat.local.FunctionFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Killed before and after each call of the way from asking to ticket, and then recovered: nothing is lost, no seat is
/// counted twice, and at most one letter comes a second time.
class KillStoryTest {

    private static final String HALL = "great-hall";
    private static final int SEATS = 200;

    /// Longer than a lease; and long enough that the next one who asks stands in another hour's quota.
    private static final Duration RECOVERY = Duration.ofMinutes(61);

    /// So many calls no invocation makes; a walk that comes so far does not end.
    private static final int TOO_MANY = 60;

    /// What one person does, from asking to ticket, while one process dies.
    @FunctionalInterface
    private interface Way {
        void go(Stage stage, String address, Death kill);
    }

    @ParameterizedTest
    @EnumSource(Fate.When.class)
    void whoeverAsksAndGetsNoAnswerAsksAgain(Fate.When when) {
        walk("RegisterFunction", when, 1, (stage, address, kill) -> {
            if (stage.register(HALL, address).statusCode() != 303) {
                assertThat(kill.happened()).isTrue();
                assertThat(stage.register(HALL, address).statusCode()).isEqualTo(303);
            }
            stage.local.stream().drain();
            assertThat(stage.mailsTo(address)).hasSize(1);
            stage.press(linkIn(stage.mailTo(address)), "confirm");
            stage.local.stream().drain();
            assertThat(stage.mailsTo(address)).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource(Fate.When.class)
    void theLetterThatTheStreamBroughtHalfWayComes(Fate.When when) {
        walk("SendMailFunction", when, 5, (stage, address, kill) -> {
            ask(stage, address);
            recover(stage);
            assertThat(stage.mailsTo(address)).hasSizeBetween(1, 2).allMatch(mail -> mail.subject().startsWith("Confirm your seat"));
            assertThat(stage.press(linkIn(stage.mailsTo(address).getFirst()), "confirm").statusCode()).isEqualTo(303);
            stage.local.stream().drain();
            recover(stage);
        });
    }

    @ParameterizedTest
    @EnumSource(Fate.When.class)
    void theTicketThatTheStreamBroughtHalfWayComes(Fate.When when) {
        walk("SendMailFunction", when, 5, (stage, address) -> {
            ask(stage, address);
            stage.press(linkIn(stage.mailTo(address)), "confirm");
        }, (stage, _, _) -> stage.local.stream().drain());
    }

    @ParameterizedTest
    @EnumSource(Fate.When.class)
    void whoeverPressesAndGetsNoAnswerPressesAgain(Fate.When when) {
        walk("ManageFunction", when, 3, KillStoryTest::ask, (stage, address, kill) -> {
            var link = linkIn(stage.mailTo(address));
            if (stage.press(link, "confirm").statusCode() != 303) {
                assertThat(kill.happened()).isTrue();
                assertThat(stage.press(link, "confirm").statusCode()).isEqualTo(303);
            }
            stage.local.stream().drain();
            assertThat(stage.mailsTo(address)).as("%s", kill).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource(Fate.When.class)
    void whatUpkeepLeavesBehindTheNextOneDoes(Fate.When when) {
        walk("UpkeepFunction", when, 5, (stage, address, kill) -> {
            stage.register(HALL, address);
            try {
                stage.upkeep();
            } catch (FunctionFailed died) {
                assertThat(kill.happened()).isTrue();
            }
            recover(stage);
            assertThat(stage.mailsTo(address)).as("%s", kill).hasSizeBetween(1, 2);
            stage.press(linkIn(stage.mailTo(address)), "confirm");
            recover(stage);
        });
    }

    @Test
    void whereSesTookTheLetterAndNobodyMarkedItTheCopyIsTheSame() {
        try (var stage = hall()) {
            stage.register(HALL, "ada@example.org");
            stage.local.door().fault(call -> call.operation().equals("SendEmail") ? new Fate.Killed(Fate.When.AFTER) : new Fate.Answered());
            stage.local.stream().drain();
            stage.local.door().fault(call -> new Fate.Answered());
            recover(stage);
            assertThat(stage.mailsTo("ada@example.org")).hasSize(2).extracting(mail -> mail.subject()).containsOnly(stage.mailTo("ada@example.org").subject());
            assertThat(stage.mailsTo("ada@example.org")).allSatisfy(mail -> assertThat(stage.open(linkIn(mail)).statusCode()).isEqualTo(200));
        }
    }

    private static void ask(Stage stage, String address) {
        stage.register(HALL, address);
        stage.local.stream().drain();
    }

    private static void walk(String function, Fate.When when, int atLeast, Way way) {
        walk(function, when, atLeast, (_, _) -> {}, way);
    }

    /// Kills at the first call, at the second and so on, each time somebody else's, until there is no such call.
    ///
    /// @param before what somebody does while nothing dies yet
    private static void walk(String function, Fate.When when, int atLeast, BiConsumer<Stage, String> before, Way way) {
        try (var stage = hall()) {
            var n = 1;
            for (var happened = true; happened && n < TOO_MANY; n++) {
                var address = address(when, n);
                before.accept(stage, address);
                var kill = stage.kill(function, n, when);
                way.go(stage, address, kill);
                happened = kill.happened();
                recover(stage);
                assertOnce(stage, address, n, kill);
            }
            assertThat(n).isBetween(atLeast, TOO_MANY - 1);
        }
    }

    private static Stage hall() {
        var stage = Stage.open();
        stage.publish(HALL, SEATS);
        return stage;
    }

    private static String address(Fate.When when, int n) {
        return when.name().toLowerCase(Locale.ROOT) + n + "@example.org";
    }

    /// The next run of upkeep, and one more where that was the one that died.
    private static void recover(Stage stage) {
        stage.pass(RECOVERY);
        try {
            stage.upkeep();
        } catch (FunctionFailed died) {
            stage.pass(RECOVERY);
            stage.upkeep();
        }
    }

    /// One seat, a first letter and a ticket, and one of the two perhaps twice.
    private static void assertOnce(Stage stage, String address, int people, Death kill) {
        assertThat(stage.count(HALL, "taken")).as("%s", kill).isEqualTo(people);
        assertThat(stage.count(HALL, "confirmed")).as("%s", kill).isEqualTo(people);
        assertThat(stage.count(HALL, "room")).as("%s", kill).isEqualTo(SEATS - people);
        var letters = stage.mailsTo(address).stream().map(mail -> mail.subject().split(":")[0]).toList();
        assertThat(letters).as("%s", kill).contains("Confirm your seat", "You have a seat").hasSizeBetween(2, 3);
        assertThat(stage.rows(HALL)).as("%s", kill).hasSize(people).noneMatch(row -> row.containsKey("owes"));
    }
}
