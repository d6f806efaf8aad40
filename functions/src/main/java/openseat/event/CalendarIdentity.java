package openseat.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import openseat.dynamodb.Item;

/// What makes the entries of an event in different calendar files the same one, and the later one win.
///
/// @param uid     the same in all its files
/// @param first   when the event was first published
/// @param changed when date or place last changed
public record CalendarIdentity(String uid, Instant first, Instant changed) {

    /// Stands for the first publication of events that were published before it was stored.
    private static final Instant UNKNOWN =
            LocalDate.of(2026, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    /// Random, so that two installations can have events with the same id.
    public static CalendarIdentity random(RandomGenerator random, Instant now) {
        var high = random.nextLong() & ~0xF000L | 0x4000L;
        var low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new CalendarIdentity(new UUID(high, low).toString(), now, now);
    }

    /// Of an event as it is stored. Those published before this was stored keep the UID that their files had.
    public static CalendarIdentity from(Item event) {
        return new CalendarIdentity(
                event.optionalText("uid").orElse(event.key().sk() + "@openseat"),
                event.instant("firstAt").orElse(UNKNOWN),
                event.instant("materialAt").orElse(Instant.ofEpochSecond(event.number("at"))));
    }

    /// The same after date or place have changed: a second later at least, or programs would keep the old ones.
    public CalendarIdentity changedAt(Instant now) {
        var next = changed.plusSeconds(1);
        return new CalendarIdentity(uid, first, now.isAfter(next) ? now : next);
    }

    /// The SEQUENCE of a file for anybody: of two files the higher counts.
    public int sequence() {
        return sequence(Optional.empty());
    }

    /// The SEQUENCE of a file for one person: it also rises when they cancel, and when they come back.
    ///
    /// @param statusAt when the status of their registration last changed
    public int sequence(Optional<Instant> statusAt) {
        var last = statusAt.filter(changed::isBefore).orElse(changed);
        return Math.clamp(last.getEpochSecond() - first.getEpochSecond(), 0, Integer.MAX_VALUE);
    }

    public Map<String, Object> attributes() {
        return Map.of("uid", uid, "firstAt", first.getEpochSecond(), "materialAt", changed.getEpochSecond());
    }
}
