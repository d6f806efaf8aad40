package openseat.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import openseat.Environment;

/// The events as they stood a moment ago, for the function that must not read on its way: a registration.
///
/// It forgets by the wall clock, so that nothing survives a snapshot; what it knows is at most five seconds old.
public final class EventsCache {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Environment ground;
    private final Events events;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(PublishedEvent published, Instant until) {}

    public EventsCache(Environment ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
    }

    /// The event as it was last seen, however old: to show a page when the table cannot be reached.
    public Optional<PublishedEvent> lastKnown(String id) {
        return Optional.ofNullable(known.get(id)).map(Known::published);
    }

    /// The event; one that is not there is asked for each time, so that strangers cannot fill the memory.
    public Optional<PublishedEvent> find(String id) {
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
