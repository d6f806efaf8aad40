package openseat.local.stories;

import static openseat.local.stories.Stage.SAMPLE;
import static openseat.local.stories.Stage.SEED;
import static openseat.local.stories.Stage.linkIn;
import static openseat.local.stories.Stage.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens between a function's reading and its writing: nothing that was read is trusted.
class MeanwhileStoryTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whoConfirmsInTheLastSecondDoesNotLapse() {
        var link = ask(SAMPLE);
        stage.pass(Duration.ofDays(7));
        var confirmed = meanwhile("UpkeepFunction", "TransactWriteItems", () -> stage.press(link, "confirm"));
        stage.upkeep();
        assertThat(confirmed.happened()).isTrue();
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(1);
        assertThat(stage.count(SAMPLE, "lapsed_confirmed")).isZero();
    }

    @Test
    void whoAsksAgainInTheLastSecondIsNotForgotten() {
        var link = stage.takeSeat(SEED, ADA);
        stage.press(link, "cancel");
        stage.local.stream().drain();
        stage.pass(Duration.ofDays(90));
        var asked = meanwhile("UpkeepFunction", "TransactWriteItems", () -> stage.register(SEED, ADA));
        stage.upkeep();
        assertThat(asked.happened()).isTrue();
        assertThat(stage.rows(SEED)).hasSize(1);
        stage.upkeep();
        assertThat(stage.press(linkIn(stage.mailTo(ADA)), "confirm").statusCode()).isEqualTo(303);
        assertThat(stage.count(SEED, "taken")).isEqualTo(1);
    }

    @Test
    void whoPressesTwiceAtOnceForTheLastSeatIsNotToldThatItIsTaken() {
        stage.publish(ROOM, 1, false, 1);
        var link = ask(ROOM);
        meanwhile("ManageFunction", "TransactWriteItems", () -> stage.press(link, "confirm"));
        assertThat(location(stage.press(link, "confirm"))).endsWith("?done=already");
        assertThat(stage.count(ROOM, "taken")).isEqualTo(1);
        assertThat(stage.count(ROOM, "confirmed")).isEqualTo(1);
    }

    @Test
    void whoPressesTwiceAtOnceToBringTheLastOneIsNotToldThatThereIsNoRoom() {
        stage.publish(ROOM, 2, true, 2);
        var link = ask(ROOM);
        stage.press(link, "confirm");
        meanwhile("ManageFunction", "TransactWriteItems", () -> stage.press(link, "change", "places", "2"));
        assertThat(location(stage.press(link, "change", "places", "2"))).endsWith("?done=already");
        assertThat(stage.count(ROOM, "taken")).isEqualTo(2);
        assertThat(stage.count(ROOM, "changed")).isEqualTo(1);
    }

    @Test
    void aBellThatRingsWhileUpkeepLooksIsHeard() {
        stage.publish(ROOM, 2, true, 2);
        var first = ask(ROOM, "first@example.org");
        stage.press(first, "confirm");
        var second = ask(ROOM, "second@example.org", "places", "2");
        stage.press(second, "confirm");
        // The clock stands still, so that both bells ring in the same second; upkeep has seen that two do not fit.
        var changed = new Meanwhile(call -> call.function().equals("UpkeepFunction") && call.operation().equals("UpdateItem")
                && call.body().get("Key").toString().contains("S#" + ROOM), () -> stage.press(second, "change", "places", "1"));
        stage.local.door().fault(changed);
        stage.upkeep();
        assertThat(changed.happened()).isTrue();
        stage.upkeep();
        assertThat(standing(second)).isEqualTo("confirmed");
    }

    private Meanwhile meanwhile(String function, String operation, Runnable event) {
        var meanwhile = new Meanwhile(function, operation, event);
        stage.local.door().fault(meanwhile);
        return meanwhile;
    }

    private String ask(String event) {
        return ask(event, ADA);
    }

    private String ask(String event, String address, String... more) {
        stage.register(event, address, more);
        stage.local.stream().drain();
        return linkIn(stage.mailTo(address));
    }

    private String standing(String link) {
        return (String) Stage.json(stage.get(link, "accept", "application/json")).get("status");
    }
}
