package openseat.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.http.Json;

/// The published events.
public final class Events {

    private static final int PAGE = 100;

    private final Table table;

    public Events(Table table) {
        this.table = table;
    }

    /// The event; what cannot be an id is not asked for.
    public Optional<PublishedEvent> find(String id) {
        return !id.matches(EventDocument.ID) ? Optional.empty() : table.get(Keys.event(id)).map(Events::published);
    }

    /// All of them, by id.
    public List<PublishedEvent> all() {
        var all = new ArrayList<PublishedEvent>();
        Optional<Key> from = Optional.empty();
        do {
            var page = table.query(Keys.EVENTS, from, PAGE);
            page.items().stream().map(Events::published).forEach(all::add);
            from = page.next();
        } while (from.isPresent());
        return all;
    }

    /// When and where a revision said the event would be, if that is still remembered.
    public Optional<WhenAndWhere> whenAndWhereOf(String id, long revision) {
        return table.get(Keys.revision(id, revision)).flatMap(item -> switch (EventDocument.read(Json.own(item.text("document")))) {
            case EventDocument.Readable(var event) -> Optional.of(event.whenAndWhere());
            case EventDocument.Flawed _ -> Optional.empty();
        });
    }

    /// The link to join, a secret.
    public Optional<String> link(String id) {
        return table.get(Keys.link(id)).flatMap(item -> item.optionalText("link"));
    }

    static PublishedEvent published(Item item) {
        var document = item.text("document");
        return switch (EventDocument.read(Json.own(document))) {
            case EventDocument.Readable(var event) -> new PublishedEvent(
                    event, item.number("revision"), item.number("material"),
                    Instant.ofEpochSecond(item.number("scheduledAt")), document, Instant.ofEpochSecond(item.number("at")));
            case EventDocument.Flawed _ -> throw new IllegalStateException("The table holds an event that cannot be read.");
        };
    }
}
