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
    ///
    /// @param wholeDays whether the event has days and no times: it then lasts from midnight to midnight, or from
    ///                  the first moment of a day whose midnight is skipped
    record Confirmed(LocalDateTime start, LocalDateTime end, ZoneId zone, boolean wholeDays) implements Schedule {

        public Confirmed(LocalDateTime start, LocalDateTime end, ZoneId zone) {
            this(start, end, zone, false);
        }

        public static Confirmed wholeDays(Days days, ZoneId zone) {
            return new Confirmed(
                    days.first().atStartOfDay(), days.last().plusDays(1).atStartOfDay(), zone, true);
        }

        public Instant startsAt() {
            return start.atZone(zone).toInstant();
        }

        public Instant endsAt() {
            return end.atZone(zone).toInstant();
        }

        /// The days, if the event has no times. They are the same on every clock.
        public Optional<Days> days() {
            return wholeDays
                    ? Optional.of(
                            new Days(start.toLocalDate(), end.toLocalDate().minusDays(1)))
                    : Optional.empty();
        }

        @Override
        public Optional<Confirmed> date() {
            return Optional.of(this);
        }

        /// The days on which the event takes place, on the clock of a zone.
        Days daysIn(ZoneId elsewhere) {
            var last = endsAt().minusNanos(1);
            return days().orElseGet(() -> new Days(
                    startsAt().atZone(elsewhere).toLocalDate(),
                    last.atZone(elsewhere).toLocalDate()));
        }
    }

    /// Days in a row, both included; one day is both.
    record Days(LocalDate first, LocalDate last) {}

    /// The date is not set yet; a window of days may be known.
    record ToBeConfirmed(Optional<Window> window) implements Schedule {

        @Override
        public Optional<Confirmed> date() {
            return Optional.empty();
        }
    }

    /// The event does not take place; `was` is the date it had, if one was set.
    record Cancelled(Optional<Confirmed> was) implements Schedule {

        @Override
        public Optional<Confirmed> date() {
            return was;
        }
    }

    /// The days, both included, within which the event will be.
    record Window(LocalDate from, LocalDate to) {}

    /// The date that is set, or was set before the event was cancelled.
    Optional<Confirmed> date();
}
