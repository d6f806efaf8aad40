package openseat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Values as they were in the table up to five seconds ago, so that a request need not wait for a read.
///
/// A value expires by the wall clock, so that none survives a snapshot. What is missing is looked up each time, so that
/// requests for invented ids cannot fill the memory.
public final class Recent<T> {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();

    private record Entry<T>(T value, Instant until) {

        boolean isValid(Instant now) {
            return now.isBefore(until) && !now.isBefore(until.minus(MAX_AGE));
        }
    }

    public Recent(Clock clock) {
        this.clock = clock;
    }

    /// @param read how the value is read, given the one that was read last, if any
    public Optional<T> find(String id, Function<Optional<T>, Optional<T>> read) {
        var now = clock.instant();
        var entry = entries.get(id);
        if (entry != null && entry.isValid(now)) {
            return Optional.of(entry.value);
        }
        var found = read.apply(lastKnown(id));
        if (found.isPresent()) {
            entries.put(id, new Entry<>(found.get(), now.plus(MAX_AGE)));
        } else {
            entries.remove(id);
        }
        return found;
    }

    /// Whether it would be found without a read.
    public boolean isRecent(String id) {
        var entry = entries.get(id);
        return entry != null && entry.isValid(clock.instant());
    }

    /// The value as it was last read, however long ago.
    public Optional<T> lastKnown(String id) {
        var entry = entries.get(id);
        return entry == null ? Optional.empty() : Optional.of(entry.value);
    }
}
