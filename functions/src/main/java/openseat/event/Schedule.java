package openseat.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// When an event takes place, as far as it is known.
public sealed interface Schedule {

    /// The date is set. Start and end are local times of the zone; java.time decides the hours that a change of
    /// clocks skips or repeats.
    record Confirmed(LocalDateTime start, LocalDateTime end, ZoneId zone) implements Schedule {

        public Instant startsAt() {
            return start.atZone(zone).toInstant();
        }

        public Instant endsAt() {
            return end.atZone(zone).toInstant();
        }
    }

    /// The date is not set; a window of days may be known.
    record ToBeConfirmed(Optional<Window> window) implements Schedule {}

    /// It does not take place; `was` is the date it had, if one was set.
    record Cancelled(Optional<Confirmed> was) implements Schedule {}

    /// Days, both included, within which the event will be.
    record Window(LocalDate from, LocalDate to) {}

    /// The date that is or was set.
    default Optional<Confirmed> date() {
        return switch (this) {
            case Confirmed confirmed -> Optional.of(confirmed);
            case ToBeConfirmed _ -> Optional.empty();
            case Cancelled(var was) -> was;
        };
    }
}
