package openseat.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.dynamodb.Item;
import openseat.event.Event;
import openseat.seats.SeatCounts;

/// An event's counters at one moment. Most only grow, so a digest is the difference between two readings.
public record Totals(Map<String, Long> counts) {

    public static final Totals NONE = new Totals(Map.of());

    private static final List<String> OF_SEATS =
            List.of("confirmed", "promoted", "cancelled", "left", "joined", "seated", "taken", "waiting");
    private static final List<String> OF_MAIL = List.of("requested", "sent", "rejected", "bounced", "complained");

    public static Totals of(SeatCounts seats, Item mail) {
        var counts = new LinkedHashMap<String, Long>();
        OF_SEATS.forEach(name -> counts.put(name, seats.count(name)));
        OF_MAIL.forEach(name -> counts.put(name, mail.count(name)));
        return new Totals(counts);
    }

    public static Totals from(Item map) {
        var counts = new LinkedHashMap<String, Long>();
        map.values().keySet().forEach(name -> counts.put(name, map.number(name)));
        return new Totals(counts);
    }

    /// As the table holds it.
    public Map<String, Long> attributes() {
        return counts;
    }

    public Activity activitySince(Totals earlier) {
        return new Activity(
                growth(earlier, "requested"),
                growth(earlier, "confirmed") + growth(earlier, "promoted"),
                growth(earlier, "cancelled") + growth(earlier, "left"),
                growth(earlier, "joined"));
    }

    /// @param zone the recipient's
    public Snapshot snapshot(Event event, ZoneId zone, Instant now) {
        return new Snapshot(
                count("seated"),
                count("taken"),
                count("waiting"),
                count("requested"),
                event.seating().capacity(),
                Snapshot.daysToGo(event, zone, now));
    }

    /// @param blocked whether letters wait
    public MailHealth mailHealth(boolean blocked) {
        return MailHealth.of(count("sent"), count("rejected"), count("bounced"), count("complained"), blocked);
    }

    public long growth(Totals earlier, String name) {
        return count(name) - earlier.count(name);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
