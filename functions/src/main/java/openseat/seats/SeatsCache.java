package openseat.seats;

import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.Recent;
import openseat.dynamodb.Table;
import openseat.event.Event;

/// How many seats were left up to five seconds ago, for pages that everybody may see.
public final class SeatsCache {

    private final Table table;
    private final Recent<Room> recent;

    private record Room(long room, boolean waiting) {}

    public SeatsCache(Environment environment) {
        this.table = environment.table();
        this.recent = new Recent<>(environment.clock());
    }

    public SeatsLeft left(Event event) {
        return event.seating().capacity().isEmpty()
                ? SeatsLeft.UNLIMITED
                : recent.find(event.id(), _ -> room(event.id()))
                        .map(seats -> SeatsLeft.of(event, seats.room, seats.waiting))
                        .orElse(SeatsLeft.UNLIMITED);
    }

    private Optional<Room> room(String event) {
        return table.get(Keys.seats(event)).map(seats -> new Room(seats.number("room"), seats.count("waiting") > 0));
    }
}
