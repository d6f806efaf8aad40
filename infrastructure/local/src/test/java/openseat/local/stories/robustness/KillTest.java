package openseat.local.stories.robustness;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;
import openseat.local.aws.FaultEffect;
import openseat.local.lambda.FunctionFailed;
import openseat.local.testkit.KillAt;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A function is killed before or after each of its calls during a registration, and upkeep recovers: nothing is lost,
/// no seat is counted twice, and at most one letter is sent twice.
@Order(3)
class KillTest {

    private static final String HALL = "great-hall";
    private static final int SEATS = 200;

    /// Longer than a lease, and long enough for the next person to be in another hour's quota.
    private static final Duration RECOVERY = Duration.ofMinutes(61);

    /// More calls than any invocation makes; a test that gets there would not end.
    private static final int MAX_CALLS = 60;

    /// What one person does, from registering to the ticket, while one process is killed.
    @FunctionalInterface
    private interface Steps {
        void run(TestStack stack, String address, KillAt kill);
    }

    @ParameterizedTest
    @EnumSource(FaultEffect.When.class)
    void killedRegistrationSucceedsOnRetry(FaultEffect.When when) {
        killAtEachCall("RegisterFunction", when, 1, (stack, address, kill) -> {
            if (stack.register(HALL, address).statusCode() != 303) {
                assertThat(kill.happened()).isTrue();
                assertThat(stack.register(HALL, address).statusCode()).isEqualTo(303);
            }
            stack.local.stream().drain();
            assertThat(stack.mailsTo(address)).hasSize(1);
            stack.press(linkIn(stack.mailTo(address)), "confirm");
            stack.local.stream().drain();
            assertThat(stack.mailsTo(address)).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource(FaultEffect.When.class)
    void killedLetterIsSentLater(FaultEffect.When when) {
        killAtEachCall("SendMailFunction", when, 5, (stack, address, kill) -> {
            ask(stack, address);
            recover(stack);
            assertThat(stack.mailsTo(address))
                    .hasSizeBetween(1, 2)
                    .allMatch(mail -> mail.subject().startsWith("Confirm your seat"));
            assertThat(stack.press(linkIn(stack.mailsTo(address).getFirst()), "confirm")
                            .statusCode())
                    .isEqualTo(303);
            stack.local.stream().drain();
            recover(stack);
        });
    }

    @ParameterizedTest
    @EnumSource(FaultEffect.When.class)
    void killedTicketIsSentLater(FaultEffect.When when) {
        killAtEachCall(
                "SendMailFunction",
                when,
                5,
                (stack, address) -> {
                    ask(stack, address);
                    stack.press(linkIn(stack.mailTo(address)), "confirm");
                },
                (stack, _, _) -> stack.local.stream().drain());
    }

    @ParameterizedTest
    @EnumSource(FaultEffect.When.class)
    void killedConfirmationSucceedsOnRetry(FaultEffect.When when) {
        killAtEachCall("ManageFunction", when, 3, KillTest::ask, (stack, address, kill) -> {
            var link = linkIn(stack.mailTo(address));
            if (stack.press(link, "confirm").statusCode() != 303) {
                assertThat(kill.happened()).isTrue();
                assertThat(stack.press(link, "confirm").statusCode()).isEqualTo(303);
            }
            stack.local.stream().drain();
            assertThat(stack.mailsTo(address)).as("%s", kill).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource(FaultEffect.When.class)
    void killedUpkeepIsCompletedByTheNextRun(FaultEffect.When when) {
        killAtEachCall("UpkeepFunction", when, 5, (stack, address, kill) -> {
            stack.register(HALL, address);
            try {
                stack.upkeep();
            } catch (FunctionFailed e) {
                assertThat(kill.happened()).isTrue();
            }
            recover(stack);
            assertThat(stack.mailsTo(address)).as("%s", kill).hasSizeBetween(1, 2);
            stack.press(linkIn(stack.mailTo(address)), "confirm");
            recover(stack);
        });
    }

    @Test
    void secondCopyOfALetterIsTheSame() {
        try (var stack = hall()) {
            stack.register(HALL, "ada@example.org");
            stack.local
                    .aws()
                    .inject(call -> call.operation().equals("SendEmail")
                            ? new FaultEffect.Killed(FaultEffect.When.AFTER)
                            : new FaultEffect.None());
            stack.local.stream().drain();
            stack.local.aws().inject(call -> new FaultEffect.None());
            recover(stack);
            assertThat(stack.mailsTo("ada@example.org"))
                    .hasSize(2)
                    .extracting(mail -> mail.subject())
                    .containsOnly(stack.mailTo("ada@example.org").subject());
            assertThat(stack.mailsTo("ada@example.org"))
                    .allSatisfy(mail ->
                            assertThat(stack.open(linkIn(mail)).statusCode()).isEqualTo(200));
        }
    }

    private static void ask(TestStack stack, String address) {
        stack.register(HALL, address);
        stack.local.stream().drain();
    }

    private static void killAtEachCall(String function, FaultEffect.When when, int atLeast, Steps steps) {
        killAtEachCall(function, when, atLeast, (_, _) -> {}, steps);
    }

    /// Kills at the first call, at the second and so on, each time for another person, until there is no such call.
    ///
    /// @param before what that person does before the fault is injected
    private static void killAtEachCall(
            String function, FaultEffect.When when, int atLeast, BiConsumer<TestStack, String> before, Steps steps) {
        try (var stack = hall()) {
            var n = 1;
            for (var happened = true; happened && n < MAX_CALLS; n++) {
                var address = address(when, n);
                before.accept(stack, address);
                var kill = stack.kill(function, n, when);
                steps.run(stack, address, kill);
                happened = kill.happened();
                recover(stack);
                assertOnce(stack, address, n, kill);
            }
            assertThat(n).isBetween(atLeast, MAX_CALLS - 1);
        }
    }

    private static TestStack hall() {
        var stack = TestStack.open();
        stack.publish(HALL, SEATS);
        return stack;
    }

    private static String address(FaultEffect.When when, int n) {
        return when.name().toLowerCase(Locale.ROOT) + n + "@example.org";
    }

    /// The next run of upkeep, and another one if that run was killed.
    private static void recover(TestStack stack) {
        stack.pass(RECOVERY);
        try {
            stack.upkeep();
        } catch (FunctionFailed e) {
            stack.pass(RECOVERY);
            stack.upkeep();
        }
    }

    /// One seat, a first letter and a ticket, and at most one of the two letters twice.
    private static void assertOnce(TestStack stack, String address, int people, KillAt kill) {
        assertThat(stack.count(HALL, "taken")).as("%s", kill).isEqualTo(people);
        assertThat(stack.count(HALL, "confirmed")).as("%s", kill).isEqualTo(people);
        assertThat(stack.count(HALL, "room")).as("%s", kill).isEqualTo(SEATS - people);
        var letters = stack.mailsTo(address).stream()
                .map(mail -> mail.subject().split(":")[0])
                .toList();
        assertThat(letters)
                .as("%s", kill)
                .contains("Confirm your seat", "You have a seat")
                .hasSizeBetween(2, 3);
        assertThat(stack.rows(HALL)).as("%s", kill).hasSize(people).noneMatch(row -> row.containsKey("pending"));
    }
}
