package openseat.desk;

import java.util.List;
import java.util.OptionalLong;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.report.ActionItem;
import openseat.seats.SeatCounts;

/// How an event stands at one moment.
///
/// @param requested uses of its form so far
/// @param needs     what only the organizers can decide or correct, the most urgent first
/// @param daysToGo  midnights before the start; empty without a date, and once it has begun
record EventSummary(
        PublishedEvent published, SeatCounts seats, long requested, List<ActionItem> needs, OptionalLong daysToGo) {

    Event event() {
        return published.event();
    }

    /// Whether nobody has ever asked for a seat.
    boolean isUntouched() {
        return requested == 0 && seats.seated() == 0 && seats.waiting() == 0 && seats.moves() == 0;
    }
}
