package openseat.upkeep;

import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.RateLimiter;
import openseat.dynamodb.Key;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;
import openseat.registration.Registration;

/// Goes through all registrations of an event row by row with a cursor, `<shard> <last id>`, so that it can be cut off
/// anywhere and resumed.
final class RowWalk {

    private static final int BATCH = 25;
    private static final int MAX_ATTEMPTS = 10;

    private static final String START_OF_SHARD = "0 ";

    private final Environment environment;

    RowWalk(Environment environment) {
        this.environment = environment;
    }

    /// What is written into a row that was read; empty if nothing.
    @FunctionalInterface
    interface Writer {
        Optional<Update> of(Registration row);
    }

    /// Whether every row was reached before the time was up.
    ///
    /// @param cursor where the last run stopped
    /// @param reach  stores how far this one has come
    boolean run(String event, Optional<String> cursor, RateLimiter limiter, Writer writer, Consumer<String> reach) {
        var at = cursor.orElse(START_OF_SHARD);
        var shards = Keys.shards();
        for (var n = Integer.parseInt(at.substring(0, 1), 16); n < shards.size(); n++) {
            var shard = shards.get(n);
            var lastId = at.substring(2);
            var from = lastId.isEmpty() ? Optional.<Key>empty() : Optional.of(Keys.registration(event, lastId));
            do {
                if (limiter.isOver(UpkeepFunction.FOR_EVENTS)) {
                    return false;
                }
                var page = environment.table().query(Keys.registrations(event, shard), from, BATCH);
                page.items().stream().map(Registration::from).forEach(row -> write(row, writer));
                from = page.next();
                reach.accept(shard + " " + from.map(Key::sk).orElse(""));
            } while (from.isPresent());
            at = START_OF_SHARD;
        }
        return true;
    }

    /// Tries again on a row that has changed meanwhile: a claim or a report knows nothing of this walk.
    private void write(Registration seen, Writer writer) {
        var row = Optional.of(seen);
        for (var n = 0; n < MAX_ATTEMPTS; n++) {
            var update = row.flatMap(writer::of);
            if (update.isEmpty() || environment.table().update(update.get())) {
                return;
            }
            row = environment.table().get(seen.key()).map(Registration::from);
        }
        throw new TableBusyException(null);
    }
}
