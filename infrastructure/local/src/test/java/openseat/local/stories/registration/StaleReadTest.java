package openseat.local.stories.registration;

import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.Web.linkIn;
import static openseat.local.testkit.Web.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.RunBefore;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Something changes between a function's read and its write: no function relies on what it has read.
class StaleReadTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void confirmationDuringExpiryWins() {
        var link = ask(SAMPLE);
        stack.pass(Duration.ofDays(7));
        var confirmed = runBefore("UpkeepFunction", "TransactWriteItems", () -> stack.press(link, "confirm"));
        stack.upkeep();
        assertThat(confirmed.happened()).isTrue();
        assertThat(status(link)).isEqualTo("confirmed");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
        assertThat(stack.count(SAMPLE, "expired_confirmed")).isZero();
    }

    @Test
    void requestDuringDeletionWins() {
        var link = stack.takeSeat(SEED, ADA);
        stack.press(link, "cancel");
        stack.local.stream().drain();
        stack.pass(Duration.ofDays(90));
        var asked = runBefore("UpkeepFunction", "TransactWriteItems", () -> stack.register(SEED, ADA));
        stack.upkeep();
        assertThat(asked.happened()).isTrue();
        assertThat(stack.rows(SEED)).hasSize(1);
        stack.upkeep();
        assertThat(stack.press(linkIn(stack.mailTo(ADA)), "confirm").statusCode())
                .isEqualTo(303);
        assertThat(stack.count(SEED, "taken")).isEqualTo(1);
    }

    @Test
    void concurrentConfirmOfTheLastSeatSaysAlready() {
        stack.publish(ROOM, 1, false, 1);
        var link = ask(ROOM);
        runBefore("ManageFunction", "TransactWriteItems", () -> stack.press(link, "confirm"));
        assertThat(location(stack.press(link, "confirm"))).endsWith("?done=already");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        assertThat(stack.count(ROOM, "confirmed")).isEqualTo(1);
    }

    @Test
    void concurrentChangeToTheLastSeatSaysAlready() {
        stack.publish(ROOM, 2, true, 2);
        var link = ask(ROOM);
        stack.press(link, "confirm");
        runBefore("ManageFunction", "TransactWriteItems", () -> stack.press(link, "change", "places", "2"));
        assertThat(location(stack.press(link, "change", "places", "2"))).endsWith("?done=already");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(2);
        assertThat(stack.count(ROOM, "changed")).isEqualTo(1);
    }

    @Test
    void wakeUpDuringUpkeepIsNotLost() {
        stack.publish(ROOM, 2, true, 2);
        var first = ask(ROOM, "first@example.org");
        stack.press(first, "confirm");
        var second = ask(ROOM, "second@example.org", "places", "2");
        stack.press(second, "confirm");
        // The clock does not move, so both wake-ups have the same second; upkeep has seen that the group of two does
        // not fit.
        var changed = new RunBefore(
                call -> call.function().equals("UpkeepFunction")
                        && call.operation().equals("UpdateItem")
                        && call.body().get("Key").toString().contains("S#" + ROOM),
                () -> stack.press(second, "change", "places", "1"));
        stack.local.aws().inject(changed);
        stack.upkeep();
        assertThat(changed.happened()).isTrue();
        stack.upkeep();
        assertThat(status(second)).isEqualTo("confirmed");
    }

    private RunBefore runBefore(String function, String operation, Runnable action) {
        var fault = new RunBefore(function, operation, action);
        stack.local.aws().inject(fault);
        return fault;
    }

    private String ask(String event) {
        return ask(event, ADA);
    }

    private String ask(String event, String address, String... more) {
        stack.register(event, address, more);
        stack.local.stream().drain();
        return linkIn(stack.mailTo(address));
    }

    private String status(String link) {
        return (String) Web.json(stack.get(link, "accept", "application/json")).get("status");
    }
}
