package openseat.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.Update;
import openseat.dynamodb.Written;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.event.Seating;
import org.junit.jupiter.api.Test;

/// What publishing an event does to `SEATS`, clause by clause. Now is second 1,000.
class SeatsPublishTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    @Test
    void aNewEventHasAllItsSeatsFree() {
        assertThat(lines(Seats.open(event(40), NOW)))
                .containsExactly(
                        "SET capacity = 40, due = 1000, dueKind = 'S', list = true, room = 40, shut = false, waiting = 0",
                        "ADD wakeups 1",
                        "IF attribute_not_exists(#pk)");
    }

    @Test
    void withoutALimitThereIsRoomForABillion() {
        assertThat(lines(Seats.open(Samples.undated(), NOW)))
                .containsExactly(
                        "SET due = 1000, dueKind = 'S', list = false, room = 1000000000, shut = false, waiting = 0",
                        "ADD wakeups 1",
                        "REMOVE capacity",
                        "IF attribute_not_exists(#pk)");
    }

    @Test
    void anotherCapacityAddsTheDifference() {
        assertThat(lines(Seats.republish(event(40), event(50), NOW)))
                .containsExactly(
                        "SET capacity = 50, due = 1000, dueKind = 'S', list = true, shut = false",
                        "ADD room 10, wakeups 1",
                        "IF #capacity = 40");
        assertThat(Written.of(Seats.republish(event(40), event(5), NOW)).added())
                .containsEntry("room", -35L);
    }

    @Test
    void aLowerCapacityIsDated() {
        assertThat(Written.of(Seats.republish(event(40), event(39), NOW)).clause("SET"))
                .contains("loweredAt = 1000");
        assertThat(Written.of(Seats.republish(event(40), event(40), NOW)).clause("SET"))
                .doesNotContain("loweredAt");
    }

    @Test
    void theSameCapacityAddsNoRoom() {
        assertThat(Written.of(Seats.republish(event(40), event(40), NOW)).added())
                .isEqualTo(Map.of("wakeups", 1L));
    }

    @Test
    void aLimitThatIsNewTakesTheBillionAway() {
        assertThat(lines(Seats.republish(unlimited(), event(50), NOW)))
                .containsExactly(
                        "SET capacity = 50, due = 1000, dueKind = 'S', list = true, loweredAt = 1000, shut = false",
                        "ADD room -999999950, wakeups 1",
                        "IF attribute_exists(#pk) AND attribute_not_exists(#capacity)");
    }

    @Test
    void aLimitThatIsLiftedAddsTheRestOfABillion() {
        assertThat(lines(Seats.republish(event(40), unlimited(), NOW)))
                .containsExactly(
                        "SET due = 1000, dueKind = 'S', list = true, shut = false",
                        "ADD room 999999960, wakeups 1",
                        "REMOVE capacity",
                        "IF #capacity = 40");
    }

    @Test
    void stillWithoutALimitNoRoomIsAdded() {
        assertThat(lines(Seats.republish(unlimited(), unlimited(), NOW)))
                .containsExactly(
                        "SET due = 1000, dueKind = 'S', list = true, shut = false",
                        "ADD wakeups 1",
                        "REMOVE capacity",
                        "IF attribute_exists(#pk) AND attribute_not_exists(#capacity)");
    }

    @Test
    void aCancelledEventIsShut() {
        var cancelled = Samples.with(event(40), new Schedule.Cancelled(Optional.empty()), Samples.open());
        assertThat(Written.of(Seats.republish(event(40), cancelled, NOW)).clause("SET"))
                .contains("shut = true");
    }

    @Test
    void anEventThatIsOverIsShutForGood() {
        assertThat(lines(Seats.shut("an-event"))).containsExactly("SET shut = true", "IF attribute_exists(#pk)");
    }

    private static List<String> lines(Update update) {
        return Written.of(update).lines();
    }

    private static Event event(int capacity) {
        return event(Optional.of(capacity));
    }

    private static Event unlimited() {
        return event(Optional.empty());
    }

    private static Event event(Optional<Integer> capacity) {
        var e = Samples.dated();
        return new Event(
                e.id(),
                e.sample(),
                e.listed(),
                e.description(),
                e.schedule(),
                e.place(),
                e.offers(),
                e.compact(),
                new Seating(capacity, true, 10),
                e.registration(),
                e.letters(),
                e.privacy(),
                e.keepDays(),
                e.home());
    }
}
