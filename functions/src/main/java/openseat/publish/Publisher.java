package openseat.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Key;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.Event;
import openseat.event.EventAgenda;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.input.EmailAddress;
import openseat.seats.Seats;
import openseat.subscription.SubscriptionWrites;

/// Stores a revision of an event, with all that hangs on it, in one transaction.
final class Publisher {


    private static final int MAX_RECIPIENTS_READ = 200;

    private final Environment environment;
    private final Events events;

    Publisher(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
    }

    /// What publishing gave.
    sealed interface Verdict {}

    record Stored(long revision) implements Verdict {}

    /// It could be stored as things stand.
    record Fit() implements Verdict {}

    /// Somebody else published meanwhile, or the caller knows another revision than the one that stands (0 for none).
    record Lost(long current) implements Verdict {}

    /// What publishing would say; nothing is written.
    Verdict check(PublishRequest publication) {
        var revision = revision(events.find(publication.event().id()));
        return replaces(publication, revision) ? new Fit() : new Lost(revision);
    }

    Verdict publish(PublishRequest publication) {
        var event = publication.event();
        var current = events.find(event.id());
        var revision = revision(current);
        if (!replaces(publication, revision)) {
            return new Lost(revision);
        }
        var salt = salt(event.id());
        var next = revision + 1;
        var now = environment.clock().instant();
        var writes = new ArrayList<Write>();
        writes.add(document(publication, current, next, now));
        writes.add(Put.of(Keys.revision(event.id(), next), Map.of("document", publication.document(), "at", now.getEpochSecond())));
        writes.add(agenda(event, current, next, now));
        writes.add(Update.of(Keys.salt(event.id())).setIfAbsent("salt", salt));
        writes.add(seats(event, current, now));
        publication.link().ifPresent(link -> writes.add(Put.of(Keys.link(event.id()), Map.of("link", link.toString()))));
        publication.recipients().ifPresent(list -> writes.addAll(recipients(event.id(), list, salt, now)));
        return environment.table().transact(writes).isEmpty() ? new Stored(next) : new Lost(revision(events.find(event.id())));
    }

    /// 0 where nothing was published yet.
    private static long revision(Optional<PublishedEvent> current) {
        return current.map(PublishedEvent::revision).orElse(0L);
    }

    private static boolean replaces(PublishRequest publication, long revision) {
        return publication.ifMatch().orElse(0) == revision;
    }

    private byte[] salt(String event) {
        return environment.table().get(Keys.salt(event)).flatMap(item -> item.bytes("salt")).orElseGet(() -> {
            var salt = new byte[SaltedHash.SIZE];
            environment.random().nextBytes(salt);
            return salt;
        });
    }

    private static Put document(PublishRequest publication, Optional<PublishedEvent> current, long next, Instant now) {
        var event = publication.event();
        var material = current.filter(old -> !isMaterial(old.event(), event)).map(PublishedEvent::material).orElse(next);
        var scheduledAt = current.filter(old -> old.event().schedule().equals(event.schedule())).map(PublishedEvent::scheduledAt).orElse(now);
        var put = Put.of(Keys.event(event.id()), Map.of("document", publication.document(), "revision", next, "material", material,
                "scheduledAt", scheduledAt.getEpochSecond(), "at", now.getEpochSecond()));
        return current.isEmpty()
                ? put.when("attribute_not_exists(#pk)")
                : put.when("#revision = :seen", "seen", current.get().revision());
    }

    /// Whether people who were told must be told anew.
    private static boolean isMaterial(Event old, Event event) {
        return !old.whenAndWhere().equals(event.whenAndWhere());
    }

    /// Upkeep rolls out what each registration's row must know of its event: when it ends.
    private static Update agenda(Event event, Optional<PublishedEvent> current, long next, Instant now) {
        if (current.isEmpty()) {
            return EventAgenda.first(event, next);
        }
        var old = current.get().event();
        return isMaterial(old, event) || old.keepDays() != event.keepDays()
                ? EventAgenda.nextWithRollout(event, next, now)
                : EventAgenda.next(event, next, now);
    }

    private static Update seats(Event event, Optional<PublishedEvent> current, Instant now) {
        return current.map(old -> Seats.republish(old.event(), event, now)).orElseGet(() -> Seats.open(event, now));
    }

    /// Who is on the list reads the digest from now on; who no longer is, is forgotten.
    private List<Write> recipients(String event, List<PublishRequest.Recipient> list, byte[] salt, Instant now) {
        var writes = new HashMap<Key, Write>();
        for (var item : environment.table().query(Keys.recipients(event), Optional.empty(), MAX_RECIPIENTS_READ).items()) {
            if (item.has("address")) {
                writes.put(item.key(), Delete.of(item.key()));
            }
        }
        for (var recipient : list) {
            var address = switch (EmailAddress.read(recipient.address())) {
                case EmailAddress.Deliverable(var read) -> read;
                case EmailAddress.Malformed _, EmailAddress.NotWritable _, EmailAddress.TooLong _ -> throw new IllegalStateException();
            };
            var key = Keys.recipient(event, SaltedHash.hex(salt, address.canonical()));
            writes.put(key, SubscriptionWrites.subscribe(
                    key, recipient.address(), recipient.language(), recipient.zone(), now));
        }
        return List.copyOf(writes.values());
    }
}
