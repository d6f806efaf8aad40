package openseat.document;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import openseat.Environment;
import openseat.Recent;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.event.PublishedEvent;

/// Events as they were up to five seconds ago.
public final class EventsCache {

    private final Table table;
    private final Events events;
    private final Recent<PublishedEvent> recent;
    private final Recent<List<PublishedEvent>> lists;

    public EventsCache(Environment environment) {
        this.table = environment.table();
        this.events = new Events(table);
        this.recent = new Recent<>(environment.clock());
        this.lists = new Recent<>(environment.clock());
    }

    /// The event as it was last read, however long ago: to show a page when the table cannot be reached.
    public Optional<PublishedEvent> lastKnown(String id) {
        return recent.lastKnown(id);
    }

    /// Whether the event would be found without a read.
    public boolean isRecent(String id) {
        return recent.isRecent(id);
    }

    public Optional<PublishedEvent> find(String id) {
        return find(id, table::get);
    }

    /// @param read how the event's item is read if need be, such as together with another
    public Optional<PublishedEvent> find(String id, Function<Key, Optional<Item>> read) {
        return recent.find(id, last -> Events.find(id, last, read));
    }

    /// All that can be read, by id.
    ///
    /// @param unreadable told of every other one: its id, and why it cannot be read
    public List<PublishedEvent> all(BiConsumer<String, RuntimeException> unreadable) {
        return lists.find("", _ -> Optional.of(events.all(unreadable))).orElseThrow();
    }
}
