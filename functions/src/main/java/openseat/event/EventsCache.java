package openseat.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import openseat.table.Ground;

/// The events as they stood a moment ago, for the function that must not read on its way: a registration.
///
/// It forgets by the wall clock, so that nothing survives a snapshot; what it knows is at most five seconds old.
public final class EventsCache {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Ground ground;
    private final Events events;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Published published, Instant until) {}

    public EventsCache(Ground ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
    }

    /// The event as it was last seen, however old: to show a page when the table cannot be reached.
    public Optional<Published> lastKnown(String id) {
        return Optional.ofNullable(known.get(id)).map(Known::published);
    }

    /// The event; one that is not there is asked for each time, so that strangers cannot fill the memory.
    public Optional<Published> find(String id) {
        var now = ground.clock().instant();
        var kept = known.get(id);
        if (kept != null && now.isBefore(kept.until) && !now.isBefore(kept.until.minus(FRESH))) {
            return Optional.of(kept.published);
        }
        var found = events.find(id);
        found.ifPresentOrElse(published -> known.put(id, new Known(published, now.plus(FRESH))), () -> known.remove(id));
        return found;
    }
}
