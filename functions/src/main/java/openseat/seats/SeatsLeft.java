package openseat.seats;

import openseat.event.Event;

/// How many seats are left, in words: a number would tell who watches it when somebody comes or goes.
public enum SeatsLeft {
    UNLIMITED,
    MORE_THAN_HALF,
    HALF_OR_FEWER,
    FEW,
    NONE_WAITING_LIST,
    NONE;

    /// @param room    seats not taken; below zero if the capacity was lowered
    /// @param waiting whether anybody waits, who then comes first
    public static SeatsLeft of(Event event, long room, boolean waiting) {
        if (event.seating().capacity().isEmpty()) {
            return UNLIMITED;
        }
        var capacity = (long) event.seating().capacity().get();
        if (room <= 0 || waiting) {
            return event.seating().waitingList() ? NONE_WAITING_LIST : NONE;
        }
        if (room * 5 <= capacity) {
            return FEW;
        }
        return room * 2 > capacity ? MORE_THAN_HALF : HALF_OR_FEWER;
    }

    public boolean isNone() {
        return this == NONE || this == NONE_WAITING_LIST;
    }
}
