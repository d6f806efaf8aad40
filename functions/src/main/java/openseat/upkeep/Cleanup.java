package openseat.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.access.Editors;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.EventAgenda;
import openseat.export.AuditLogs;
import openseat.mail.MailCounter;
import openseat.seats.SeatCounts;

/// What is deleted when an event is over, and what stays: final counts that say how many, and never who.
final class Cleanup {

    private static final int PAGE = 100;

    private final Environment environment;
    private final AuditLogs auditLogs;
    private final Editors editors;

    Cleanup(Environment environment) {
        this.environment = environment;
        this.auditLogs = new AuditLogs(environment);
        this.editors = new Editors(environment);
    }

    /// Records how the event ended, once: afterwards the rows go, and the numbers with them.
    void writeFinalCounts(String event, Instant over) {
        var seats =
                environment.table().get(Keys.seats(event)).map(SeatCounts::new).orElse(SeatCounts.NONE);
        var mail = environment.table().get(Keys.mail(event)).orElse(Item.EMPTY);
        var counts = new HashMap<String, Long>();
        counts.put("requested", MailCounter.REQUESTED.of(mail));
        counts.put("registrations", seats.seated());
        counts.put("places", seats.taken());
        counts.put("waiting", seats.waiting());
        counts.put("confirmed", seats.count("confirmed"));
        counts.put("promoted", seats.count("promoted"));
        counts.put("cancelled", seats.count("cancelled") + seats.count("left"));
        counts.put("erased", seats.sum("erased_"));
        counts.put("expired", seats.sum("expired_"));
        counts.put("sent", MailCounter.SENT.of(mail));
        counts.put("refused", MailCounter.REJECTED.of(mail));
        counts.put("bounced", MailCounter.BOUNCED.of(mail));
        counts.put("complained", MailCounter.COMPLAINED.of(mail));
        auditLogs.writeFinalCounts(event, counts, over);
    }

    /// The event takes place after all: how it ends is not known yet.
    void withdrawFinalCounts(String event) {
        auditLogs.withdrawFinalCounts(event);
    }

    /// Whether no registration is left.
    boolean isEmpty(String event) {
        return Keys.shards().stream()
                .allMatch(shard -> environment
                        .table()
                        .query(Keys.registrations(event, shard), Optional.empty(), 1)
                        .items()
                        .isEmpty());
    }

    /// Deletes what has no purpose without registrations: the salt, so that no address can be tried against an id
    /// in a backup; the link to join and its secret; the recipients of the digest; and the event's editors. False
    /// if a newer revision was published meanwhile.
    boolean clear(EventAgenda agenda, String event) {
        var writes = new ArrayList<Write>();
        writes.add(agenda.clear(environment.clock().instant()));
        writes.add(Delete.of(Keys.salt(event)));
        writes.add(Delete.of(Keys.link(event)));
        writes.add(Delete.of(Keys.joinSecret(event)));
        writes.add(Delete.of(Keys.shownAudience(event)));
        writes.addAll(deletionsOfRecipients(event));
        writes.addAll(editors.delete(event));
        var done = environment.table().transact(writes).isEmpty();
        if (done) {
            forgetFormerRecipients(event);
        }
        return done;
    }

    /// Deletes the recipients of the digest, and the editors, of an event that nobody plans any more. What they
    /// were last told of who is coming stays, since it may not be blurred in another way as long as there are
    /// registrations.
    ///
    /// @param rest of the agenda; if a newer revision was published meanwhile, nothing is deleted
    void deleteRecipients(String event, Update rest) {
        var writes = new ArrayList<Write>();
        writes.add(rest);
        writes.addAll(deletionsOfRecipients(event));
        writes.addAll(editors.delete(event));
        if (environment.table().transact(writes).isEmpty()) {
            forgetFormerRecipients(event);
        }
    }

    private List<Delete> deletionsOfRecipients(String event) {
        return items(Keys.recipients(event)).stream()
                .filter(item -> item.has("address"))
                .map(item -> Delete.of(item.key()))
                .toList();
    }

    /// Deletes what remembers those who are no longer on the list: one at a time, since it may be more than a
    /// transaction takes, and not if they have just been named again.
    private void forgetFormerRecipients(String event) {
        items(Keys.recipients(event)).stream()
                .filter(item -> !item.has("address") && !item.key().equals(Keys.shownAudience(event)))
                .forEach(item ->
                        environment.table().transact(Delete.of(item.key()).when("attribute_not_exists(#address)")));
    }

    /// Deletes what older revisions and announcements said: nobody is left who was told.
    void forgetRevisions(String event) {
        keys(Keys.agenda(event).pk()).stream()
                .filter(key -> Keys.isRevision(key) || Keys.isAnnouncement(key))
                .forEach(key -> environment.table().transact(Delete.of(key)));
    }

    private List<Key> keys(String pk) {
        return items(pk).stream().map(Item::key).toList();
    }

    private List<Item> items(String pk) {
        var items = new ArrayList<Item>();
        Optional<Key> from = Optional.empty();
        do {
            var page = environment.table().query(pk, from, PAGE);
            items.addAll(page.items());
            from = page.next();
        } while (from.isPresent());
        return items;
    }
}
