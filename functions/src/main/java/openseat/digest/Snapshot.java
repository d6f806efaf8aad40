package openseat.digest;

import java.util.Optional;

/// How things stand at the moment of a digest.
///
/// @param registrations confirmed ones
/// @param people        in them, which is the seats taken
/// @param unconfirmed   asked for, and not yet confirmed
/// @param waiting       on the waiting list
/// @param capacity      seats in all, or empty for no limit
public record Snapshot(long registrations, long people, long unconfirmed, long waiting, Optional<Integer> capacity) {

    /// Seats left, fewer than none if the limit was lowered; empty for no limit.
    Optional<Long> left() {
        return capacity.map(all -> all - people);
    }
}
