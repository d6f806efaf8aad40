package openseat.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.event.CalendarIdentity;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.http.Json;

/// Reads published events from the table.
public final class Events {

    private static final int PAGE = 100;

    private final Table table;

    public Events(Table table) {
        this.table = table;
    }

    /// The event. Text that cannot be an id is not looked up.
    public Optional<PublishedEvent> find(String id) {
        return find(id, Optional.empty(), table::get);
    }

    /// The same, without parsing the document again if it has not changed.
    ///
    /// @param last as it was read before
    /// @param read how an item is read
    static Optional<PublishedEvent> find(String id, Optional<PublishedEvent> last, Function<Key, Optional<Item>> read) {
        if (!isPossible(id)) {
            return Optional.empty();
        }
        var item = read.apply(Keys.event(id));
        return item.isEmpty() ? Optional.empty() : Optional.of(published(item.get(), last));
    }

    /// Whether an event can have this id. Other text need not be looked up, and may be too long for a key.
    public static boolean isPossible(String id) {
        return EventDocument.isId(id);
    }

    /// All that can be read, by id.
    ///
    /// @param unreadable told of every other one: its id, and why it cannot be read
    public List<PublishedEvent> all(BiConsumer<String, RuntimeException> unreadable) {
        var all = new ArrayList<PublishedEvent>();
        Optional<Key> from = Optional.empty();
        do {
            var page = table.query(Keys.EVENTS, from, PAGE);
            for (var item : page.items()) {
                try {
                    all.add(published(item));
                } catch (RuntimeException e) {
                    unreadable.accept(item.key().sk(), e);
                }
            }
            from = page.next();
        } while (from.isPresent());
        return all;
    }

    /// When and where a revision said the event would be, if that revision is still stored.
    public Optional<Event.WhenAndWhere> whenAndWhere(String id, long revision) {
        return document(id, revision).flatMap(document -> switch (EventDocument.read(Json.readOwn(document))) {
            case EventDocument.Valid(var event) -> Optional.of(event.whenAndWhere());
            case EventDocument.Invalid _ -> Optional.empty();
        });
    }

    /// The JSON of a revision, if it is still stored.
    public Optional<String> document(String id, long revision) {
        return table.get(Keys.revision(id, revision)).map(item -> item.text("document"));
    }

    static PublishedEvent published(Item item) {
        return published(item, Optional.empty());
    }

    /// The event in its item, without parsing the document again if it has not changed.
    ///
    /// @param last as it was read before
    public static PublishedEvent published(Item item, Optional<PublishedEvent> last) {
        var document = item.text("document");
        var isUnchanged = last.isPresent() && last.get().document().equals(document);
        return new PublishedEvent(
                isUnchanged ? last.get().event() : event(document),
                item.number("revision"),
                item.number("material"),
                Instant.ofEpochSecond(item.number("scheduledAt")),
                document,
                Instant.ofEpochSecond(item.number("at")),
                CalendarIdentity.from(item),
                PublishedEvent.Joining.from(item));
    }

    private static Event event(String document) {
        if (EventDocument.read(Json.readOwn(document)) instanceof EventDocument.Valid(var event)) {
            return event;
        }
        throw new IllegalStateException("An event in the table cannot be read.");
    }
}
