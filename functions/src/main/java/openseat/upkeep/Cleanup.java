package openseat.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;

/// What goes when an event is over, and what stays: a receipt that tells how many and when, and nobody who.
final class Cleanup {

    private static final int PAGE = 100;

    private final Environment ground;

    Cleanup(Environment ground) {
        this.ground = ground;
    }

    /// Writes down how the event ended, once: afterwards the rows go, and with them the numbers.
    void writeReceipt(String event, Instant over) {
        var seats = ground.table().get(Keys.seats(event)).orElseGet(() -> new Item(Map.of()));
        var post = ground.table().get(Keys.post(event)).orElseGet(() -> new Item(Map.of()));
        var ended = new HashMap<String, Long>();
        ended.put("asked", post.count("asked"));
        ended.put("registrations", seats.count("seated"));
        ended.put("places", seats.count("taken"));
        ended.put("waiting", seats.count("waiting"));
        ended.put("cancelled", seats.count("cancelled") + seats.count("left"));
        ground.table().update(Update.of(Keys.receipt(event))
                .set("ended", ended)
                .set("endedAt", over.getEpochSecond())
                .when("attribute_not_exists(#endedAt)"));
    }

    /// The event takes place after all: how it ended is not known yet.
    void tearUpReceipt(String event) {
        var receipt = Keys.receipt(event);
        if (ground.table().get(receipt).filter(item -> item.has("endedAt")).isPresent()) {
            ground.table().update(Update.of(receipt).remove("ended", "endedAt").when("attribute_exists(#endedAt)"));
        }
    }

    /// Whether no registration is left.
    boolean isEmpty(String event) {
        return Stream.of(Keys.shards())
                .allMatch(shard -> ground.table().query(Keys.registrations(event, shard), Optional.empty(), 1).items().isEmpty());
    }

    /// Deletes what has no purpose without registrations: the salt, so that no address can be tried against an id in
    /// a backup; the link to join; and who read the digest. Nothing where a newer revision was published meanwhile.
    boolean clear(Item agenda, String event) {
        var writes = new ArrayList<Write>();
        writes.add(Update.of(agenda.key()).set("cleared", ground.clock().instant().getEpochSecond())
                .when("#rev = :seen", "seen", agenda.number("rev")));
        writes.add(Delete.of(Keys.salt(event)));
        writes.add(Delete.of(Keys.link(event)));
        keys(Keys.recipients(event)).forEach(key -> writes.add(Delete.of(key)));
        return ground.table().transact(writes).isEmpty();
    }

    /// What older revisions said; nobody is left who was told.
    void forgetRevisions(String event) {
        keys(Keys.agenda(event).pk()).stream().filter(key -> key.sk().startsWith("V#"))
                .forEach(key -> ground.table().transact(Delete.of(key)));
    }

    private List<Key> keys(String pk) {
        var keys = new ArrayList<Key>();
        Optional<Key> from = Optional.empty();
        do {
            var page = ground.table().query(pk, from, PAGE);
            page.items().stream().map(Item::key).forEach(keys::add);
            from = page.next();
        } while (from.isPresent());
        return keys;
    }
}
