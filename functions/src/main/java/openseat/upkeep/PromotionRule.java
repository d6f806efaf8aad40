package openseat.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Schedule;

/// Who gets the seats that became free: one walk through the waiting list, in the order of joining. Pure, but for its
/// state.
///
/// Nobody overtakes whoever is first, unless the free seats would stay empty: then the first who fits gets them.
/// That is so once they were idle for a day because they are too few for whoever is first; shortly before the
/// start; and at once where there is no date, because nobody knows how long they would stay empty. Once the event has
/// begun everybody goes on waiting: nobody can be called to something that is under way.
///
/// Who waits for more places than the event has is turned away, but not at once: a capacity that was lowered by
/// mistake and corrected must cost nobody their place. They keep it for a day, or for half of the time that was left
/// until the start, so that they hear of it before.
final class PromotionRule {

    /// How long seats are kept for whoever is first.
    private static final Duration KEPT = Duration.ofDays(1);

    /// How long before the start the first who fits gets the seats.
    private static final Duration FIRST_WHO_FITS = Duration.ofHours(48);

    /// How long those keep their place for whom the event became too small.
    private static final Duration KEPT_IF_TOO_MANY = Duration.ofDays(1);

    /// What becomes of somebody who waits.
    enum Verdict {
        PROMOTED,
        WAITS,

        /// They want more places than the event has had for a day, so they would wait for nothing.
        TURNED_AWAY
    }

    private final Event event;
    private final Instant now;
    private final Optional<Instant> alreadyIdleSince;
    private final Optional<Instant> keptUntil;
    private final boolean isFirstWhoFits;
    private final boolean hasBegun;
    private long room;
    private boolean somebodyWaits;
    private boolean tooManyWait;

    /// @param alreadyIdleSince since when free seats have been idle, as the last walk found
    /// @param loweredAt        when the capacity was last lowered; empty if it never was
    PromotionRule(
            Event event, long room, Optional<Instant> alreadyIdleSince, Optional<Instant> loweredAt, Instant now) {
        this.event = event;
        this.now = now;
        this.alreadyIdleSince = alreadyIdleSince;
        this.keptUntil =
                loweredAt.map(lowered -> lowered.plus(keptFrom(lowered))).filter(now::isBefore);
        this.isFirstWhoFits = event.schedule().date().isEmpty()
                || Stream.concat(startOfFirstWhoFits(), alreadyIdleSince.map(PromotionRule::endOfKeeping).stream())
                        .anyMatch(moment -> !now.isBefore(moment));
        this.hasBegun = event.schedule()
                .date()
                .map(Schedule.Confirmed::startsAt)
                .filter(start -> !now.isBefore(start))
                .isPresent();
        this.room = room;
    }

    /// The verdict on the next registration, which waits for so many places.
    Verdict next(int places) {
        var verdict = verdict(places);
        if (verdict == Verdict.PROMOTED) {
            room -= places;
        }
        somebodyWaits |= verdict == Verdict.WAITS;
        tooManyWait |= !event.seating().couldHold(places);
        return verdict;
    }

    /// Whether it matters who is next: not if they wait and keep no seat from others.
    boolean matters(int places) {
        return verdict(places) != Verdict.WAITS || room > 0 && !somebodyWaits;
    }

    private Verdict verdict(int places) {
        if (hasBegun) {
            return Verdict.WAITS;
        }
        if (!event.seating().couldHold(places)) {
            return keptUntil.isPresent() ? Verdict.WAITS : Verdict.TURNED_AWAY;
        }
        return places <= room && (isFirstWhoFits || !somebodyWaits) ? Verdict.PROMOTED : Verdict.WAITS;
    }

    /// Whether anybody so far goes on waiting.
    boolean leavesSomebody() {
        return somebodyWaits;
    }

    /// Since when seats have been idle, after the walk: free, but too few for whoever is first.
    Optional<Instant> idleSince() {
        return somebodyWaits && room > 0 ? alreadyIdleSince.or(() -> Optional.of(now)) : Optional.empty();
    }

    /// The next moment at which those who wait must be judged again, even if no more seats become free.
    Optional<Instant> nextLook() {
        if (hasBegun) {
            return Optional.empty();
        }
        var forSeats = somebodyWaits && !isFirstWhoFits
                ? Stream.concat(startOfFirstWhoFits(), idleSince().map(PromotionRule::endOfKeeping).stream())
                : Stream.<Instant>empty();
        return Stream.concat(forSeats, keptUntil.filter(_ -> tooManyWait).stream())
                .min(Instant::compareTo);
    }

    private Duration keptFrom(Instant lowered) {
        return event.schedule()
                .date()
                .map(date -> Duration.between(lowered, date.startsAt()).dividedBy(2))
                .filter(half -> half.compareTo(KEPT_IF_TOO_MANY) < 0)
                .orElse(KEPT_IF_TOO_MANY);
    }

    private Stream<Instant> startOfFirstWhoFits() {
        return event
                .schedule()
                .date()
                .map(Schedule.Confirmed::startsAt)
                .map(start -> start.minus(FIRST_WHO_FITS))
                .stream();
    }

    private static Instant endOfKeeping(Instant idleSince) {
        return idleSince.plus(KEPT);
    }
}
