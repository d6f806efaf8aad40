package openseat.local.stories.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The model's totals: free seats, and how often each thing has happened.
final class ModelSeats {

    private static final long NO_LIMIT = 1_000_000_000;

    private final Map<String, Long> totals = new TreeMap<>();
    private Long capacity;
    private Instant idleSince;
    private Instant loweredAt;

    /// @param capacity `null` for no limit
    ModelSeats(Long capacity) {
        this.capacity = capacity;
        add("room", limit());
    }

    void publish(Long capacity, Instant now) {
        var before = limit();
        this.capacity = capacity;
        add("room", limit() - before);
        if (limit() < before) {
            loweredAt = now.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    void copyFrom(ModelSeats other) {
        totals.clear();
        totals.putAll(other.totals);
        capacity = other.capacity;
        idleSince = other.idleSince;
        loweredAt = other.loweredAt;
    }

    void seat(ModelRow.Answers answers, int sign) {
        var places = sign * answers.places();
        add("room", -places);
        add("taken", places);
        add("seated", sign);
        add("type_" + Objects.requireNonNullElse(answers.type(), "unstated"), sign);
        add("interpretation_unstated", sign);
        if (answers.captions()) {
            add("access_captions", sign);
            add("access_any", sign);
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

    /// Until when a group keeps its place that is larger than the event: a day, or half the time to the start.
    Instant keptUntil(Instant start) {
        var half = Duration.between(loweredAt, start).dividedBy(2);
        return loweredAt.plus(half.compareTo(Duration.ofDays(1)) < 0 ? half : Duration.ofDays(1));
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
