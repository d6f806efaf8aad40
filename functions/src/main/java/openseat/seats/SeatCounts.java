package openseat.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.dynamodb.Item;

/// What an event's `SEATS` item says at one moment.
///
/// Counters of what has happened (`confirmed`, `cancelled`, `expired_requested`, ...) only ever grow, so that a digest
/// is the difference of two readings.
public record SeatCounts(Item item) {

    /// The counters of everything that changes who has a seat, and what they answered.
    private static final List<String> MOVES =
            List.of("confirmed", "promoted", "cancelled", "changed", "erased_confirmed", "ended_confirmed");

    /// Of an event that has no such item.
    public static final SeatCounts NONE = new SeatCounts(Item.EMPTY);

    /// Seats that are free; below 0 after the capacity was lowered.
    public long room() {
        return item.number("room");
    }

    /// Registrations that have a seat.
    public long seated() {
        return item.count("seated");
    }

    /// Places in those registrations.
    public long taken() {
        return item.count("taken");
    }

    /// Registrations on the waiting list.
    public long waiting() {
        return item.count("waiting");
    }

    /// A counter by its name; 0 if nothing was counted yet.
    public long count(String counter) {
        return item.count(counter);
    }

    /// The sum of the counters whose names begin so, such as `erased_`.
    public long sum(String prefix) {
        return item.values().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .mapToLong(this::count)
                .sum();
    }

    /// Registrations that have a seat and gave this answer.
    ///
    /// @param question `type`, `interpretation` or `access`
    /// @param option   the word of the answer, or one of the words that `Breakdown` has for none and for any
    public long answered(String question, String option) {
        return count(Breakdown.counter(question, option));
    }

    /// How often a registration got a seat, gave one back or changed its answers, so far; it only grows. Whoever
    /// waits and changes answers counts, too, because `changed` does not tell them apart.
    public long moves() {
        return MOVES.stream().mapToLong(this::count).sum();
    }

    /// Whether nobody can get a seat any more: the event is over or cancelled.
    public boolean isShut() {
        return item.flag("shut");
    }

    public boolean hasWaitingList() {
        return item.flag("list");
    }

    /// Whether the event has so many seats at all, free or not.
    public boolean couldHold(int places) {
        return item.optionalNumber("capacity").orElse(places) >= places;
    }

    /// Since when free seats have been idle, because they are too few for whoever is first on the waiting list.
    public Optional<Instant> idleSince() {
        return item.instant("idleSince");
    }

    /// When the capacity was last lowered; empty if it never was.
    public Optional<Instant> loweredAt() {
        return item.instant("loweredAt");
    }

    /// How often upkeep was woken; see `Seats.settle`.
    public long wakeups() {
        return item.number("wakeups");
    }
}
