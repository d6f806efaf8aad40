package openseat.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Schedule;

/// Who gets a seat that came free. Pure.
public final class Promotion {

    /// So long before the start, order yields to use: the first who fits.
    static final Duration FIRST_WHO_FITS = Duration.ofHours(48);

    private Promotion() {}

    /// Somebody who waits, for so many places.
    record Waiter(String id, int places) {}

    /// The next one to be promoted, in the order of joining; nobody while the first who could ever fit does not fit yet.
    static Optional<Waiter> next(Event event, List<Waiter> waiting, long room, Instant now) {
        var firstWhoFits = event.schedule().date().map(date -> !now.isBefore(startOfUse(date))).orElse(false);
        for (var waiter : waiting) {
            if (waiter.places() <= room) {
                return Optional.of(waiter);
            }
            var couldEverFit = waiter.places() <= event.capacity().orElse(Integer.MAX_VALUE);
            if (couldEverFit && !firstWhoFits) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// When the rule changes.
    static Instant startOfUse(Schedule.Confirmed date) {
        return date.startsAt().minus(FIRST_WHO_FITS);
    }
}
