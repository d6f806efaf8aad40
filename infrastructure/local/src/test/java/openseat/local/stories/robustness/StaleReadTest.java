package openseat.local.stories.robustness;

import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.TestStack.linkIn;
import static openseat.local.testkit.TestStack.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.RunBefore;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens between a function's reading and its writing: nothing that was read is trusted.
class StaleReadTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void whoConfirmsInTheLastSecondDoesNotLapse() {
        var link = ask(SAMPLE);
        stack.pass(Duration.ofDays(7));
        var confirmed = meanwhile("UpkeepFunction", "TransactWriteItems", () -> stack.press(link, "confirm"));
        stack.upkeep();
        assertThat(confirmed.happened()).isTrue();
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
        assertThat(stack.count(SAMPLE, "lapsed_confirmed")).isZero();
    }

    @Test
    void whoAsksAgainInTheLastSecondIsNotForgotten() {
        var link = stack.takeSeat(SEED, ADA);
        stack.press(link, "cancel");
        stack.local.stream().drain();
        stack.pass(Duration.ofDays(90));
        var asked = meanwhile("UpkeepFunction", "TransactWriteItems", () -> stack.register(SEED, ADA));
        stack.upkeep();
        assertThat(asked.happened()).isTrue();
        assertThat(stack.rows(SEED)).hasSize(1);
        stack.upkeep();
        assertThat(stack.press(linkIn(stack.mailTo(ADA)), "confirm").statusCode()).isEqualTo(303);
        assertThat(stack.count(SEED, "taken")).isEqualTo(1);
    }

    @Test
    void whoPressesTwiceAtOnceForTheLastSeatIsNotToldThatItIsTaken() {
        stack.publish(ROOM, 1, false, 1);
        var link = ask(ROOM);
        meanwhile("ManageFunction", "TransactWriteItems", () -> stack.press(link, "confirm"));
        assertThat(location(stack.press(link, "confirm"))).endsWith("?done=already");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        assertThat(stack.count(ROOM, "confirmed")).isEqualTo(1);
    }

    @Test
    void whoPressesTwiceAtOnceToBringTheLastOneIsNotToldThatThereIsNoRoom() {
        stack.publish(ROOM, 2, true, 2);
        var link = ask(ROOM);
        stack.press(link, "confirm");
        meanwhile("ManageFunction", "TransactWriteItems", () -> stack.press(link, "change", "places", "2"));
        assertThat(location(stack.press(link, "change", "places", "2"))).endsWith("?done=already");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(2);
        assertThat(stack.count(ROOM, "changed")).isEqualTo(1);
    }

    @Test
    void aBellThatRingsWhileUpkeepLooksIsHeard() {
        stack.publish(ROOM, 2, true, 2);
        var first = ask(ROOM, "first@example.org");
        stack.press(first, "confirm");
        var second = ask(ROOM, "second@example.org", "places", "2");
        stack.press(second, "confirm");
        // The clock stands still, so that both bells ring in the same second; upkeep has seen that two do not fit.
        var changed = new RunBefore(call -> call.function().equals("UpkeepFunction") && call.operation().equals("UpdateItem")
                && call.body().get("Key").toString().contains("S#" + ROOM), () -> stack.press(second, "change", "places", "1"));
        stack.local.aws().fault(changed);
        stack.upkeep();
        assertThat(changed.happened()).isTrue();
        stack.upkeep();
        assertThat(standing(second)).isEqualTo("confirmed");
    }

    private RunBefore meanwhile(String function, String operation, Runnable event) {
        var meanwhile = new RunBefore(function, operation, event);
        stack.local.aws().fault(meanwhile);
        return meanwhile;
    }

    private String ask(String event) {
        return ask(event, ADA);
    }

    private String ask(String event, String address, String... more) {
        stack.register(event, address, more);
        stack.local.stream().drain();
        return linkIn(stack.mailTo(address));
    }

    private String standing(String link) {
        return (String) TestStack.json(stack.get(link, "accept", "application/json")).get("status");
    }
}
