package openseat.document;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import openseat.Environment;
import openseat.Recent;
import openseat.event.PublishedEvent;

/// Events as they were up to five seconds ago.
public final class EventsCache {

    private final Events events;
    private final Recent<PublishedEvent> recent;
    private final Recent<List<PublishedEvent>> lists;

    public EventsCache(Environment environment) {
        this.events = new Events(environment.table());
        this.recent = new Recent<>(environment.clock());
        this.lists = new Recent<>(environment.clock());
    }

    /// The event as it was last read, however long ago: to show a page when the table cannot be reached.
    public Optional<PublishedEvent> lastKnown(String id) {
        return recent.lastKnown(id);
    }

    public Optional<PublishedEvent> find(String id) {
        return recent.find(id, last -> events.find(id, last));
    }

    /// All that can be read, by id.
    ///
    /// @param unreadable told of every other one: its id, and why it cannot be read
    public List<PublishedEvent> all(BiConsumer<String, RuntimeException> unreadable) {
        return lists.find("", _ -> Optional.of(events.all(unreadable))).orElseThrow();
    }
}
