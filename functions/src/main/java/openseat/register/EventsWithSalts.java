package openseat.register;

import java.time.Clock;
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
/// The salts are as old as the event, because one that was deleted and published again has another salt. Each read
/// takes three units and one call.
final class EventsWithSalts {

    private final Table table;
    private final Clock clock;
    private final Recent<Salted> recent;

    EventsWithSalts(Environment environment) {
        this.table = environment.table();
        this.clock = environment.clock();
        this.recent = new Recent<>(environment.clock());
    }

    /// @param addresses the event's salt
    /// @param networks  the installation's, so that a network has one limit for all events
    record Salted(PublishedEvent published, Optional<byte[]> addresses, Optional<byte[]> networks) {

        private boolean hasSalts() {
            return addresses.isPresent() && networks.isPresent();
        }
    }

    /// The event; one that is over may have no salts any more.
    ///
    /// @throws IllegalStateException if people can register, and a salt is missing
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
        if (event == null) {
            return Optional.empty();
        }
        var salted = new Salted(
                Events.published(event, last.map(Salted::published)),
                salt(items, Keys.salt(id)),
                salt(items, Keys.networkSalt()));
        // Not kept: a batch can see a part of the transaction that publishes
        // (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html).
        if (!salted.hasSalts()
                && !salted.published()
                        .event()
                        .registrationStatus(clock.instant())
                        .isFinal()) {
            throw new IllegalStateException("Publishing writes the salts, and one is missing.");
        }
        return Optional.of(salted);
    }

    private static Optional<byte[]> salt(Map<Key, Item> items, Key key) {
        return items.getOrDefault(key, Item.EMPTY).bytes("salt");
    }
}
