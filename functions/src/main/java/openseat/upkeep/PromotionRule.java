package openseat.upkeep;

import java.time.Duration;
import java.time.Instant;
import openseat.event.Event;
import openseat.event.Schedule;

/// Who gets the seats that came free: one walk along those who wait, in the order of joining. Touches no table.
final class PromotionRule {

    /// So long before the start, order yields to use: the first who fits.
    private static final Duration FIRST_WHO_FITS = Duration.ofHours(48);

    /// What becomes of somebody who waits.
    enum Verdict {
        PROMOTED,
        WAITS,

        /// They are more than the event has seats, so that they would wait for nothing.
        TURNED_AWAY
    }

    private final Event event;
    private final boolean firstWhoFits;
    private long room;
    private boolean somebodyWaits;

    PromotionRule(Event event, long room, Instant now) {
        this.event = event;
        this.firstWhoFits = event.schedule().date().filter(date -> !now.isBefore(startOfUse(date))).isPresent();
        this.room = room;
    }

    /// The verdict on the next one in the line, who waits for so many places.
    Verdict next(int places) {
        if (!event.seating().couldHold(places)) {
            return Verdict.TURNED_AWAY;
        }
        if (places <= room) {
            room -= places;
            return Verdict.PROMOTED;
        }
        somebodyWaits = true;
        if (!firstWhoFits) {
            // Nobody behind passes them.
            room = 0;
        }
        return Verdict.WAITS;
    }

    /// Whether anybody so far goes on waiting.
    boolean leavesSomebody() {
        return somebodyWaits;
    }

    /// When the rule changes.
    static Instant startOfUse(Schedule.Confirmed date) {
        return date.startsAt().minus(FIRST_WHO_FITS);
    }
}
