package openseat.announcement;

import java.time.Instant;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Table;
import openseat.dynamodb.Update;
import openseat.event.EventAgenda;

/// The announcements in the table.
public final class Announcements {

    private final Table table;

    public Announcements(Table table) {
        this.table = table;
    }

    /// The announcement with this number.
    public Optional<Announcement> find(String event, long number) {
        return table.get(Keys.announcement(event, number)).map(Announcement::from);
    }

    /// How far an event's announcements have come; empty if there is no such event.
    Optional<EventAgenda.Announced> progress(String event) {
        return table.get(Keys.agenda(event)).map(EventAgenda::from).map(EventAgenda::announced);
    }

    /// Stores it, unless its number is taken.
    boolean add(String event, Announcement announcement) {
        var update = Update.of(Keys.announcement(event, announcement.number()));
        announcement.attributes().forEach(update::set);
        return table.update(update.when("attribute_not_exists(#pk)"));
    }

    /// Makes upkeep tell of all announcements up to this one.
    void tellUpTo(String event, long number, Instant now) {
        table.update(EventAgenda.announced(event, number, now));
    }
}
