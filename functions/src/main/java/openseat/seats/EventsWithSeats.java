package openseat.seats;

import java.util.Optional;
import java.util.function.Function;
import openseat.Environment;
import openseat.Keys;
import openseat.Recent;
import openseat.document.Events;
import openseat.document.EventsCache;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Table;
import openseat.event.Event;
import openseat.event.PublishedEvent;

/// Events, and how many of their seats were left, up to five seconds ago: for pages that everybody may see.
public final class EventsWithSeats {

    private final Table table;
    private final EventsCache events;
    private final Recent<Room> rooms;

    private record Room(long room, boolean waiting) {}

    /// An event, and what is left of its seats.
    public record EventWithSeats(PublishedEvent published, SeatsLeft left) {}

    /// @param events where the events are kept
    public EventsWithSeats(Environment environment, EventsCache events) {
        this.table = environment.table();
        this.events = events;
        this.rooms = new Recent<>(environment.clock());
    }

    /// The event and its seats. If both are too old, they are read in one call.
    public Optional<EventWithSeats> find(String id) {
        var read = reader(id);
        return events.find(id, read).map(published -> new EventWithSeats(published, left(published.event(), read)));
    }

    private Function<Key, Optional<Item>> reader(String id) {
        var hasSeats = events.lastKnown(id)
                .map(known -> known.event().seating().capacity().isPresent())
                .orElseGet(() -> Events.isPossible(id));
        if (!hasSeats || events.isRecent(id) || rooms.isRecent(id)) {
            return table::get;
        }
        var items = table.get(Keys.event(id), Keys.seats(id));
        return key -> Optional.ofNullable(items.get(key));
    }

    private SeatsLeft left(Event event, Function<Key, Optional<Item>> read) {
        return event.seating().capacity().isEmpty()
                ? SeatsLeft.UNLIMITED
                : rooms.find(event.id(), _ -> read.apply(Keys.seats(event.id())).map(EventsWithSeats::room))
                        .map(seats -> SeatsLeft.of(event, seats.room, seats.waiting))
                        .orElse(SeatsLeft.UNLIMITED);
    }

    private static Room room(Item seats) {
        return new Room(seats.number("room"), seats.count("waiting") > 0);
    }
}
