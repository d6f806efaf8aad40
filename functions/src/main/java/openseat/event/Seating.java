package openseat.event;

import java.util.Optional;

/// How many people an event takes.
///
/// @param capacity    the number of seats, or empty for no limit
/// @param waitingList whether people can wait for a seat once none is left
/// @param groupLimit  how many people one registration may be for, 1 to 100
public record Seating(Optional<Integer> capacity, boolean waitingList, int groupLimit) {

    /// How many people one registration may be for: never more than there are seats.
    public int mostPlaces() {
        return Math.min(groupLimit, capacity.orElse(groupLimit));
    }

    /// Whether that many people could come if every seat were free.
    public boolean couldHold(int places) {
        return capacity.isEmpty() || places <= capacity.get();
    }
}
