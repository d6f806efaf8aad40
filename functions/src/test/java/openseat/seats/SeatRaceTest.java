package openseat.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.ConditionEvaluator;
import openseat.dynamodb.Update;
import openseat.dynamodb.Written;
import openseat.form.Answers;
import org.junit.jupiter.api.Test;

/// Taking a seat and joining the waiting list are complements: the conditions are evaluated on every small `SEATS`
/// item.
class SeatRaceTest {

    private static final List<Integer> PLACES = List.of(1, 2, 3);

    @Test
    void nobodyCanBothTakeASeatAndJoin() {
        assertThat(situations())
                .allSatisfy(seats -> assertThat(PLACES).noneMatch(n -> canTake(seats, n) && canJoin(seats, n)));
    }

    @Test
    void withAListWhoCanBeHeldTakesOrJoins() {
        var open = situations().stream()
                .filter(seats ->
                        seats.get("shut").equals(false) && seats.get("list").equals(true))
                .toList();
        assertThat(open)
                .isNotEmpty()
                .allSatisfy(seats -> assertThat(PLACES)
                        .filteredOn(n -> couldHold(seats, n))
                        .allMatch(n -> canTake(seats, n) || canJoin(seats, n)));
    }

    @Test
    void onceShutNobodyTakesJoinsOrIsPromoted() {
        var shut = situations().stream()
                .filter(seats -> seats.get("shut").equals(true))
                .toList();
        assertThat(shut)
                .isNotEmpty()
                .allSatisfy(seats -> assertThat(PLACES)
                        .noneMatch(n -> canTake(seats, n) || canJoin(seats, n) || canBePromoted(seats, n)));
    }

    @Test
    void withoutAListNobodyJoins() {
        var without = situations().stream()
                .filter(seats -> seats.get("list").equals(false))
                .toList();
        assertThat(without).isNotEmpty().allSatisfy(seats -> assertThat(PLACES).noneMatch(n -> canJoin(seats, n)));
    }

    @Test
    void nobodyWaitsForMoreThanTheEventHas() {
        assertThat(situations())
                .allSatisfy(seats ->
                        assertThat(PLACES).filteredOn(n -> !couldHold(seats, n)).noneMatch(n -> canJoin(seats, n)));
    }

    @Test
    void exactlyWhoCanNeverFitIsTurnedAway() {
        assertThat(situations())
                .allSatisfy(seats -> assertThat(PLACES)
                        .allMatch(n ->
                                holds(Seats.turnAway("an-event", n, Optional.empty()), seats) != couldHold(seats, n)));
    }

    @Test
    void noWriteTakesMoreSeatsThanAreFree() {
        assertThat(situations())
                .allSatisfy(seats -> assertThat(PLACES)
                        .filteredOn(n -> n > (int) seats.get("room"))
                        .noneMatch(n -> canTake(seats, n) || canBePromoted(seats, n) || canGrowBy(seats, n)));
    }

    @Test
    void nobodyOvertakesThoseWhoWait() {
        var queue = situations().stream()
                .filter(seats -> !seats.get("waiting").equals(0))
                .toList();
        assertThat(queue)
                .isNotEmpty()
                .allSatisfy(seats -> assertThat(PLACES).noneMatch(n -> canTake(seats, n) || canGrowBy(seats, n)));
    }

    private static boolean canTake(Map<String, Object> seats, int places) {
        return holds(Seats.take("an-event", Answers.NONE.of(places)), seats);
    }

    private static boolean canJoin(Map<String, Object> seats, int places) {
        return holds(Seats.join("an-event", places, Instant.EPOCH), seats);
    }

    private static boolean canBePromoted(Map<String, Object> seats, int places) {
        return holds(Seats.promote("an-event", Answers.NONE.of(places)), seats);
    }

    private static boolean canGrowBy(Map<String, Object> seats, int more) {
        return holds(Seats.change("an-event", Answers.NONE, Answers.NONE.of(1 + more), Instant.EPOCH), seats);
    }

    private static boolean couldHold(Map<String, Object> seats, int places) {
        return !seats.containsKey("capacity") || (int) seats.get("capacity") >= places;
    }

    private static boolean holds(Update update, Map<String, Object> seats) {
        return ConditionEvaluator.holds(Written.of(update).condition(), seats);
    }

    /// Every item with few seats: room is below 0 after the capacity was lowered, and a capacity of -1 means no
    /// limit.
    private static List<Map<String, Object>> situations() {
        var all = new ArrayList<Map<String, Object>>();
        for (var capacity = -1; capacity <= 3; capacity++) {
            for (var room = -2; room <= (capacity < 0 ? 4 : capacity); room++) {
                for (var waiting = 0; waiting <= 2; waiting++) {
                    for (var flags = 0; flags < 4; flags++) {
                        var seats = new HashMap<String, Object>(Map.of(
                                "room", room, "waiting", waiting, "shut", (flags & 1) != 0, "list", (flags & 2) != 0));
                        if (capacity >= 0) {
                            seats.put("capacity", capacity);
                        }
                        all.add(seats);
                    }
                }
            }
        }
        return all;
    }
}
