package openseat.upkeep;

import java.time.Instant;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.letter.LetterDecision;
import openseat.registration.Deadlines;
import openseat.registration.Registration;

/// Spreads a new revision: writes into each row what it must know of it (its end), and owes those who count on the
/// event a letter.
///
/// It goes row by row with a cursor, so that it can be cut off anywhere and go on.
final class RevisionRollout {

    private static final int BATCH = 25;

    private final Environment ground;

    RevisionRollout(Environment ground) {
        this.ground = ground;
    }

    /// Whether every row was reached.
    boolean run(Item agenda, PublishedEvent published, RateLimiter pace) {
        var id = published.event().id();
        var cursor = agenda.optionalText("cursor").orElse("0 ");
        var shards = Keys.shards();
        for (var i = Integer.parseInt(cursor.substring(0, 1), 16); i < shards.length; i++) {
            var after = cursor.substring(2);
            var from = after.isEmpty() ? Optional.<Key>empty() : Optional.of(Keys.registration(id, after));
            do {
                if (pace.isOver()) {
                    return false;
                }
                var page = ground.table().query(Keys.registrations(id, shards[i]), from, BATCH);
                page.items().stream().map(Registration::from).forEach(row -> renew(row, published));
                from = page.next();
                var reached = shards[i] + " " + from.map(Key::sk).orElse("");
                ground.table().update(Update.of(agenda.key()).set("cursor", reached)
                        .when("#spread = :spread", "spread", agenda.number("spread")));
            } while (from.isPresent());
            cursor = "0 ";
        }
        return true;
    }

    /// A row that changed meanwhile needs nothing from here: whoever changed it knew this revision, or owes it a
    /// letter.
    private void renew(Registration row, PublishedEvent published) {
        var ends = Deadlines.ends(published, row);
        var update = Update.of(row.key())
                .set("ends", ends.getEpochSecond())
                .set("broom", Deadlines.broom(ends).getEpochSecond())
                .when("#v = :seen", "seen", row.version());
        if (!row.owes() && LetterDecision.isOutdated(row, published)) {
            update.set("owes", "letter").set("dk", Keys.dueNews(row.shard())).set("due", now().getEpochSecond()).add("v", 1);
        } else if (!row.owes()) {
            update.set("due", Deadlines.next(published, row, row.lapse()).getEpochSecond());
        }
        ground.table().update(update);
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
