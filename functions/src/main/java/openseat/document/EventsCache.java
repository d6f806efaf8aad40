package openseat.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import openseat.Environment;
import openseat.event.PublishedEvent;

/// Events as they were up to five seconds ago, so that a registration need not wait for a read.
///
/// An entry expires by the wall clock, so that none survives a snapshot.
public final class EventsCache {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final Environment environment;
    private final Events events;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(PublishedEvent published, Instant until) {}

    public EventsCache(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
    }

    /// The event as it was last read, however long ago: to show a page when the table cannot be reached.
    public Optional<PublishedEvent> lastKnown(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::published);
    }

    /// The event. A missing one is looked up each time, so that requests for invented ids cannot fill the memory.
    public Optional<PublishedEvent> find(String id) {
        var now = environment.clock().instant();
        var entry = entries.get(id);
        if (entry != null && now.isBefore(entry.until) && !now.isBefore(entry.until.minus(MAX_AGE))) {
            return Optional.of(entry.published);
        }
        var found = events.find(id);
        found.ifPresentOrElse(
                published -> entries.put(id, new Entry(published, now.plus(MAX_AGE))), () -> entries.remove(id));
        return found;
    }
}
