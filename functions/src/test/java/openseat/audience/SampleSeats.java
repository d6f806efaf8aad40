package openseat.audience;

import java.util.Map;
import java.util.TreeMap;
import openseat.dynamodb.Item;
import openseat.seats.SeatCounts;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Counters of an event's seats that a test moves.
final class SampleSeats {

    private final Map<String, Long> counters = new TreeMap<>();

    /// So many registrations come that are counted by these; fewer than 0 leave.
    SampleSeats come(long registrations, String... cells) {
        add("seated", registrations);
        add(registrations > 0 ? "confirmed" : "cancelled", Math.abs(registrations));
        for (var cell : cells) {
            add(cell, registrations);
        }
        return this;
    }

    /// So many moves that leave everything as it was: people who come and go.
    SampleSeats moves(long number) {
        return add("confirmed", number / 2).add("cancelled", number - number / 2);
    }

    SampleSeats add(String counter, long number) {
        counters.merge(counter, number, Long::sum);
        return this;
    }

    long count(String counter) {
        return counters.getOrDefault(counter, 0L);
    }

    SeatCounts counts() {
        var values = new TreeMap<String, AttributeValue>();
        counters.forEach((name, n) -> values.put(name, AttributeValue.fromN(n.toString())));
        return new SeatCounts(new Item(values));
    }

    SeatCounts shut() {
        var values = new TreeMap<>(counts().item().values());
        values.put("shut", AttributeValue.fromBool(true));
        return new SeatCounts(new Item(values));
    }
}
