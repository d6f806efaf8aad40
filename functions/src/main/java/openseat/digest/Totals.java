package openseat.digest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.Item;

/// An event's counters at one moment. Most only grow, so a digest is the difference between two readings.
record Totals(Map<String, Long> counts) {

    static final Totals NONE = new Totals(Map.of());

    private static final List<String> OF_SEATS = List.of("confirmed", "promoted", "cancelled", "left", "proven",
            "erased_requested", "lapsed_requested", "ended_requested", "seated", "taken", "waiting");
    private static final List<String> OF_MAIL = List.of("asked", "sent", "refused", "bounced", "complained");

    static Totals of(Item seats, Item mail) {
        var counts = new LinkedHashMap<String, Long>();
        OF_SEATS.forEach(name -> counts.put(name, seats.count(name)));
        OF_MAIL.forEach(name -> counts.put(name, mail.count(name)));
        return new Totals(counts);
    }

    static Totals from(Item map) {
        var counts = new LinkedHashMap<String, Long>();
        map.values().keySet().forEach(name -> counts.put(name, map.number(name)));
        return new Totals(counts);
    }

    /// As the table holds it.
    Map<String, Long> attributes() {
        return counts;
    }

    Activity activitySince(Totals earlier) {
        return new Activity(
                growth(earlier, "asked"),
                growth(earlier, "confirmed") + growth(earlier, "promoted"),
                growth(earlier, "cancelled") + growth(earlier, "left"));
    }

    Snapshot snapshot(Optional<Integer> capacity) {
        var noLongerRequested =
                count("proven") + count("erased_requested") + count("lapsed_requested") + count("ended_requested");
        var unconfirmed = Math.max(0, count("asked") - noLongerRequested);
        return new Snapshot(count("seated"), count("taken"), unconfirmed, count("waiting"), capacity);
    }

    Report.MailCounts mailCounts() {
        return new Report.MailCounts(count("sent"), count("refused"), count("bounced"), count("complained"));
    }

    long growth(Totals earlier, String name) {
        return count(name) - earlier.count(name);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
