package openseat.upkeep;

import java.time.Instant;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.TableBusyException;
import openseat.dynamodb.Update;
import openseat.event.EventAgenda;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.letter.EventChanges;
import openseat.letter.LetterDecision;
import openseat.registration.Registration;
import openseat.transition.DeliveryWrites;

/// Rolls a new revision out to the registrations: writes into each row what it must know of its event (when it ends),
/// and makes a letter pending for those who count on what has changed.
///
/// It goes row by row with a cursor, `<shard> <last id>`, so that it can be cut off anywhere and resumed.
final class RevisionRollout {

    private static final int BATCH = 25;
    private static final int MAX_ATTEMPTS = 10;

    private static final String START_OF_SHARD = "0 ";

    private final Environment environment;
    private final EventChanges changes;

    RevisionRollout(Environment environment) {
        this.environment = environment;
        this.changes = new EventChanges(new Events(environment.table()));
    }

    /// Whether every row was reached before the time was up.
    boolean run(EventAgenda agenda, PublishedEvent published, RateLimiter limiter) {
        var event = published.event().id();
        var cursor = agenda.cursor().orElse(START_OF_SHARD);
        var shards = Keys.shards();
        for (var n = Integer.parseInt(cursor.substring(0, 1), 16); n < shards.size(); n++) {
            var shard = shards.get(n);
            var lastId = cursor.substring(2);
            var from = lastId.isEmpty() ? Optional.<Key>empty() : Optional.of(Keys.registration(event, lastId));
            do {
                if (limiter.isOverForEvents()) {
                    return false;
                }
                var page = environment.table().query(Keys.registrations(event, shard), from, BATCH);
                page.items().stream().map(Registration::from).forEach(row -> update(row, published));
                from = page.next();
                environment
                        .table()
                        .update(agenda.reach(shard + " " + from.map(Key::sk).orElse("")));
            } while (from.isPresent());
            cursor = START_OF_SHARD;
        }
        return true;
    }

    /// Tries again on a row that has changed meanwhile: a claim or a report knows nothing of this revision.
    private void update(Registration seen, PublishedEvent published) {
        var row = Optional.of(seen);
        for (var n = 0; n < MAX_ATTEMPTS; n++) {
            if (row.isEmpty() || environment.table().update(update(row.get(), published, now()))) {
                return;
            }
            row = environment.table().get(seen.key()).map(Registration::from);
        }
        throw new TableBusyException(null);
    }

    private Update update(Registration row, PublishedEvent published, Instant now) {
        return LetterDecision.isOutdated(row, changes.since(row, published))
                ? DeliveryWrites.news(row, published, now)
                : DeliveryWrites.newRevision(row, published);
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
