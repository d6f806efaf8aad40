package openseat.upkeep;

import java.time.Duration;
import java.time.Instant;
import openseat.event.Event;
import openseat.event.Schedule;

/// Who gets the seats that became free: one walk through the waiting list, in the order of joining. Pure, but for its
/// state.
///
/// Nobody overtakes whoever is first, until shortly before the start: then the first who fits gets the seats, or they
/// would stay empty.
final class PromotionRule {

    /// How long before the start the first who fits gets the seats.
    private static final Duration FIRST_WHO_FITS = Duration.ofHours(48);

    /// What becomes of somebody who waits.
    enum Verdict {
        PROMOTED,
        WAITS,

        /// They want more places than the event has, so they would wait for nothing.
        TURNED_AWAY
    }

    private final Event event;
    private final boolean isFirstWhoFits;
    private long room;
    private boolean somebodyWaits;

    PromotionRule(Event event, long room, Instant now) {
        this.event = event;
        this.isFirstWhoFits = event.schedule()
                .date()
                .filter(date -> !now.isBefore(startOfFirstWhoFits(date)))
                .isPresent();
        this.room = room;
    }

    /// The verdict on the next registration, which waits for so many places.
    Verdict next(int places) {
        if (!event.seating().couldHold(places)) {
            return Verdict.TURNED_AWAY;
        }
        if (places <= room) {
            room -= places;
            return Verdict.PROMOTED;
        }
        somebodyWaits = true;
        if (!isFirstWhoFits) {
            // Nobody behind overtakes them.
            room = 0;
        }
        return Verdict.WAITS;
    }

    /// Whether anybody so far goes on waiting.
    boolean leavesSomebody() {
        return somebodyWaits;
    }

    static Instant startOfFirstWhoFits(Schedule.Confirmed date) {
        return date.startsAt().minus(FIRST_WHO_FITS);
    }
}
