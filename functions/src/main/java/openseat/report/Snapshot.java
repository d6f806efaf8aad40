package openseat.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.event.Event;
import openseat.event.Schedule;

/// An event's registrations at the moment of a digest. How many are requested and not confirmed is left out: whoever
/// requests one for an address would see by it whether that address is registered.
///
/// @param registrations confirmed ones
/// @param people        in them, which is the number of seats taken
/// @param waiting       registrations on the waiting list
/// @param requested     uses of the form so far
/// @param capacity      seats in total, or empty for no limit
/// @param daysToGo      how many midnights are before the start; empty without a date, and once it has begun
public record Snapshot(
        long registrations,
        long people,
        long waiting,
        long requested,
        Optional<Integer> capacity,
        OptionalLong daysToGo) {

    /// Seats left: negative if the limit was lowered, empty for no limit.
    public Optional<Long> left() {
        return capacity.map(all -> all - people);
    }

    /// The days until the start on the clock of a zone; whole days are the same on every clock.
    public static OptionalLong daysToGo(Event event, ZoneId zone, Instant now) {
        return event.schedule() instanceof Schedule.Confirmed date && now.isBefore(date.startsAt())
                ? OptionalLong.of(daysTo(date, zone, now))
                : OptionalLong.empty();
    }

    private static long daysTo(Schedule.Confirmed date, ZoneId zone, Instant now) {
        var there = date.wholeDays() ? date.zone() : zone;
        return ChronoUnit.DAYS.between(
                now.atZone(there).toLocalDate(), date.startsAt().atZone(there).toLocalDate());
    }
}
