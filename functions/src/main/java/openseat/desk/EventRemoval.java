package openseat.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.access.Editors;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Write;
import openseat.event.PublishedEvent;
import openseat.subscription.Recipients;

/// Deletes an event that nobody has ever asked a seat for, with everything that was stored for it.
final class EventRemoval {

    private static final int PAGE = 100;

    private final Environment environment;

    EventRemoval(Environment environment) {
        this.environment = environment;
    }

    /// Whether it is gone. It stays if somebody published it again, or asked for a seat, meanwhile. Requests that
    /// other functions take by what they remember of it for a few seconds are deleted by upkeep.
    ///
    /// What nobody misses goes first, one at a time, since it may be more than a transaction takes: whoever dies in
    /// between has only deleted history.
    boolean delete(PublishedEvent published) {
        var event = published.event().id();
        keys(Keys.agenda(event).pk()).stream()
                .filter(key -> Keys.isRevision(key) || Keys.isAnnouncement(key))
                .filter(key -> !key.equals(Keys.revision(event, published.revision())))
                .forEach(this::delete);
        var writes = new ArrayList<Write>();
        writes.add(Delete.of(Keys.event(event)).when("#revision = :seen", "seen", published.revision()));
        writes.add(Delete.of(Keys.revision(event, published.revision())));
        writes.add(Delete.of(Keys.agenda(event)));
        writes.add(Delete.of(Keys.auditLog(event)));
        writes.add(Delete.of(Keys.salt(event)));
        writes.add(Delete.of(Keys.link(event)));
        writes.add(Delete.of(Keys.joinSecret(event)));
        writes.add(Delete.of(Keys.seats(event))
                .when("attribute_not_exists(#confirmed) AND attribute_not_exists(#joined)"));
        writes.add(Delete.of(Keys.mail(event)).when("attribute_not_exists(#requested)"));
        writes.addAll(new Editors(environment).delete(event));
        new Recipients(environment.table()).find(event).forEach(listed -> writes.add(Delete.of(listed.key())));
        var done = environment.table().transactBlindly(writes);
        if (done) {
            // What remembers former recipients; nobody's address is in it.
            keys(Keys.recipients(event)).forEach(this::delete);
        }
        return done;
    }

    private void delete(Key key) {
        environment.table().transactBlindly(List.of(Delete.of(key)));
    }

    /// Without what else is in the items.
    private List<Key> keys(String pk) {
        var keys = new ArrayList<Key>();
        Optional<Key> from = Optional.empty();
        do {
            var page = environment.table().query(pk, from, PAGE, List.of("pk", "sk"));
            page.items().stream().map(Item::key).forEach(keys::add);
            from = page.next();
        } while (from.isPresent());
        return keys;
    }
}
