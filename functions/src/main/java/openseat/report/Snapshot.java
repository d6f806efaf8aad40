package openseat.report;

import java.util.Optional;

/// An event's registrations at the moment of a digest. How many are requested and not confirmed is left out: whoever
/// requests one for an address would see by it whether that address is registered.
///
/// @param registrations confirmed ones
/// @param people        in them, which is the number of seats taken
/// @param waiting       on the waiting list
/// @param capacity      seats in total, or empty for no limit
public record Snapshot(long registrations, long people, long waiting, Optional<Integer> capacity) {

    /// Seats left: negative if the limit was lowered, empty for no limit.
    Optional<Long> left() {
        return capacity.map(all -> all - people);
    }
}
