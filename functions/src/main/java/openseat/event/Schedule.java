package openseat.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// When an event takes place, as far as that is known.
public sealed interface Schedule {

    /// The date is set. Start and end are local times in the zone; java.time resolves the hours that are skipped or
    /// repeated when clocks change.
    record Confirmed(LocalDateTime start, LocalDateTime end, ZoneId zone) implements Schedule {

        public Instant startsAt() {
            return start.atZone(zone).toInstant();
        }

        public Instant endsAt() {
            return end.atZone(zone).toInstant();
        }
    }

    /// The date is not set yet; a window of days may be known.
    record ToBeConfirmed(Optional<Window> window) implements Schedule {}

    /// The event does not take place; `was` is the date it had, if one was set.
    record Cancelled(Optional<Confirmed> was) implements Schedule {}

    /// The days, both included, within which the event will be.
    record Window(LocalDate from, LocalDate to) {}

    /// The date that is set, or was set before the event was cancelled.
    default Optional<Confirmed> date() {
        return switch (this) {
            case Confirmed confirmed -> Optional.of(confirmed);
            case ToBeConfirmed _ -> Optional.empty();
            case Cancelled(var was) -> was;
        };
    }
}
