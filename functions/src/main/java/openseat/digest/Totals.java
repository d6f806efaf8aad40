package openseat.digest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.seats.SeatCounts;

/// What an event's counters said at one moment. Most only grow, so that a digest is a difference of two readings.
record Totals(Map<String, Long> counts) {

    static final Totals NONE = new Totals(Map.of());

    private static final List<String> OF_SEATS = List.of("confirmed", "promoted", "cancelled", "left", "verified",
            "erased_requested", "expired_requested", "ended_requested", "seated", "taken", "waiting");
    private static final List<String> OF_MAIL = List.of("requested", "sent", "rejected", "bounced", "complained");

    static Totals of(SeatCounts seats, Item mail) {
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

    Map<String, Long> attributes() {
        return counts;
    }

    /// What has come in since an earlier reading.
    Activity since(Totals before) {
        return new Activity(
                grown(before, "requested"),
                grown(before, "confirmed") + grown(before, "promoted"),
                grown(before, "cancelled") + grown(before, "left"));
    }

    /// How things stand.
    Snapshot now(Optional<Integer> capacity) {
        var gone = count("verified") + count("erased_requested") + count("expired_requested") + count("ended_requested");
        return new Snapshot(count("seated"), count("taken"), Math.max(0, count("requested") - gone), count("waiting"), capacity);
    }

    Report.Letters letters() {
        return new Report.Letters(count("sent"), count("rejected"), count("bounced"), count("complained"));
    }

    long grown(Totals before, String name) {
        return count(name) - before.count(name);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
