package openseat.calendar;

import java.time.Instant;
import java.util.Optional;
import openseat.calendar.CalendarEntry.Ending;
import openseat.event.CalendarIdentity;
import openseat.event.Event;
import openseat.event.Schedule;

/// The entry of an event that somebody who registered has in their calendar, or may have: whoever has a seat or waits
/// can also have taken it from the event's page.
///
/// @param statusAt when the status of their registration last changed
/// @param told     the date that was last told them, even if it does not hold any more
/// @param hadSeat  whether the last letter was about a seat that they have, or had: it may be in their calendar still
public record RegistrantEntry(
        CalendarIdentity identity, Optional<Instant> statusAt, Optional<Schedule.Confirmed> told, boolean hadSeat) {

    /// What a letter makes of it for whoever has a seat.
    public Optional<CalendarEntry> seat(Event event) {
        return event.schedule() instanceof Schedule.Confirmed date
                ? Optional.of(entry(date, Optional.empty()))
                : ofEvent(event);
    }

    /// For whoever waits: an entry ends with the event, or with the seat they had before.
    public Optional<CalendarEntry> waiting(Event event) {
        return event.schedule() instanceof Schedule.Confirmed date
                ? Optional.of(ended(date, Ending.WAITING)).filter(_ -> hadSeat)
                : ofEvent(event);
    }

    /// For whoever has cancelled, was turned away or has lost their seat.
    public Optional<CalendarEntry> cancelled(Event event) {
        return event.schedule() instanceof Schedule.Cancelled
                ? ofEvent(event)
                : date(event).map(date -> ended(date, Ending.REGISTRATION_CANCELLED));
    }

    /// The ending that an event without a date, or that does not take place, brings.
    private Optional<CalendarEntry> ofEvent(Event event) {
        var why = event.schedule() instanceof Schedule.Cancelled ? Ending.EVENT_CANCELLED : Ending.DATE_REMOVED;
        return date(event).map(date -> ended(date, why));
    }

    private Optional<Schedule.Confirmed> date(Event event) {
        return event.schedule().date().or(() -> told);
    }

    private CalendarEntry ended(Schedule.Confirmed date, Ending why) {
        return entry(date, Optional.of(why));
    }

    private CalendarEntry entry(Schedule.Confirmed date, Optional<Ending> ending) {
        return new CalendarEntry(identity.uid(), identity.sequence(statusAt), date, ending);
    }
}
