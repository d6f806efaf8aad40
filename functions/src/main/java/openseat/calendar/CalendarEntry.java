package openseat.calendar;

import java.net.URI;
import java.util.Optional;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;

/// An event's entry in a calendar.
///
/// @param uid      the same in all files of the event
/// @param sequence of two files with one UID, the higher counts
/// @param ending   why it does not hold any more; empty if it does
/// @param join     the reader's own link to join; never in a public file
public record CalendarEntry(
        String uid, int sequence, Schedule.Confirmed date, Optional<Ending> ending, Optional<URI> join) {

    public CalendarEntry(String uid, int sequence, Schedule.Confirmed date, Optional<Ending> ending) {
        this(uid, sequence, date, ending, Optional.empty());
    }

    /// The same with a link to join, if it holds.
    public CalendarEntry with(Optional<URI> link) {
        return new CalendarEntry(uid, sequence, date, ending, link.filter(_ -> ending.isEmpty()));
    }

    /// Why an entry does not hold any more. `key` is that of the words its title begins with, because several
    /// programs ignore STATUS.
    public enum Ending {
        EVENT_CANCELLED("calendar.eventCancelled"),
        DATE_REMOVED("calendar.dateRemoved"),
        REGISTRATION_CANCELLED("calendar.registrationCancelled"),
        WAITING("calendar.waiting");

        final String key;

        Ending(String key) {
            this.key = key;
        }
    }

    /// The entry for anybody, as the public file has it; empty if the event's document has no date.
    public static Optional<CalendarEntry> forAnybody(PublishedEvent published) {
        var identity = published.calendar();
        var schedule = published.event().schedule();
        var ending = Optional.of(Ending.EVENT_CANCELLED).filter(_ -> schedule instanceof Schedule.Cancelled);
        return schedule.date().map(date -> new CalendarEntry(identity.uid(), identity.sequence(), date, ending));
    }
}
