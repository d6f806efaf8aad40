package openseat.register;

import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.Recent;
import openseat.document.Events;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.event.PublishedEvent;

/// Events as they were up to five seconds ago, each with the salts that a request for it needs, read in one call.
///
/// The salts are as old as the event, because one that was deleted and published again has another salt.
final class EventsWithSalts {

    private final Table table;
    private final Recent<Salted> recent;

    EventsWithSalts(Environment environment) {
        this.table = environment.table();
        this.recent = new Recent<>(environment.clock());
    }

    /// @param addresses the event's salt; empty once all registrations are deleted, when nobody can register
    /// @param networks  the installation's, so that a network has one limit for all events
    record Salted(PublishedEvent published, Optional<byte[]> addresses, Optional<byte[]> networks) {}

    Optional<Salted> find(String id) {
        return recent.find(id, last -> read(id, last));
    }

    /// The event as it was last read, however long ago: to show a page when the table cannot be reached.
    Optional<PublishedEvent> lastKnown(String id) {
        return recent.lastKnown(id).map(Salted::published);
    }

    private Optional<Salted> read(String id, Optional<Salted> last) {
        if (!Events.isPossible(id)) {
            return Optional.empty();
        }
        var items = table.get(Keys.event(id), Keys.salt(id), Keys.networkSalt());
        var event = items.get(Keys.event(id));
        return event == null
                ? Optional.empty()
                : Optional.of(new Salted(
                        Events.published(event, last.map(Salted::published)),
                        salt(items, Keys.salt(id)),
                        salt(items, Keys.networkSalt())));
    }

    private static Optional<byte[]> salt(Map<Key, Item> items, Key key) {
        return items.getOrDefault(key, Item.EMPTY).bytes("salt");
    }
}
