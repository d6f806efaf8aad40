package openseat.local.stories.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The model's totals: free seats, and how often each thing has happened.
final class ModelSeats {

    private static final long NO_LIMIT = 1_000_000_000;

    private final Map<String, Long> totals = new TreeMap<>();
    private Long capacity;
    private Instant idleSince;

    /// @param capacity `null` for no limit
    ModelSeats(Long capacity) {
        this.capacity = capacity;
        add("room", limit());
    }

    void publish(Long capacity) {
        var before = limit();
        this.capacity = capacity;
        add("room", limit() - before);
    }

    void copyFrom(ModelSeats other) {
        totals.clear();
        totals.putAll(other.totals);
        capacity = other.capacity;
        idleSince = other.idleSince;
    }

    void seat(ModelRow.Answers answers, int sign) {
        var places = sign * answers.places();
        add("room", -places);
        add("taken", places);
        add("seated", sign);
        add("type_" + Objects.requireNonNullElse(answers.type(), "unstated"), places);
        add("interpretation_unstated", places);
        if (answers.captions()) {
            add("access_captions", places);
        }
    }

    /// Since when free seats have been too few for whoever is first on the waiting list; `null` if none are.
    Instant idleSince() {
        return idleSince;
    }

    /// Whether this is something new.
    boolean setIdleSince(Instant idleSince) {
        var before = this.idleSince;
        this.idleSince = idleSince;
        return !Objects.equals(before, idleSince);
    }

    Long capacity() {
        return capacity;
    }

    long limit() {
        return capacity == null ? NO_LIMIT : capacity;
    }

    long total(String name) {
        return totals.getOrDefault(name, 0L);
    }

    void add(String name, long n) {
        totals.merge(name, n, Long::sum);
    }

    Map<String, Long> totals() {
        return totals;
    }
}
