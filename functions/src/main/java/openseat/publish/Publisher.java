package openseat.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.event.RegistrationStatus;
import openseat.Environment;
import openseat.Keys;
import openseat.SaltedHash;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Key;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.Event;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.input.EmailAddress;

/// Stores a revision of an event, with all that hangs on it, in one transaction.
final class Publisher {

    /// Room where there is no limit: more than anybody will ever register, and arithmetic still works.
    private static final long NO_LIMIT = 1_000_000_000;

    private static final int MAX_RECIPIENTS_READ = 200;

    private final Environment ground;
    private final Events events;

    Publisher(Environment ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
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
        var now = ground.clock().instant();
        var writes = new ArrayList<Write>();
        writes.add(document(publication, current, next, now));
        writes.add(Put.of(Keys.revision(event.id(), next), Map.of("document", publication.document(), "at", now.getEpochSecond())));
        writes.add(agenda(event, current, next, now));
        writes.add(Update.of(Keys.salt(event.id())).setIfAbsent("salt", salt));
        writes.add(seats(event, current, now));
        publication.link().ifPresent(link -> writes.add(Put.of(Keys.link(event.id()), Map.of("link", link.toString()))));
        publication.recipients().ifPresent(list -> writes.addAll(recipients(event.id(), list, salt, now)));
        return ground.table().transact(writes).isEmpty() ? new Stored(next) : new Lost(revision(events.find(event.id())));
    }

    /// 0 where nothing was published yet.
    private static long revision(Optional<PublishedEvent> current) {
        return current.map(PublishedEvent::revision).orElse(0L);
    }

    private static boolean replaces(PublishRequest publication, long revision) {
        return publication.ifMatch().orElse(0) == revision;
    }

    private byte[] salt(String event) {
        return ground.table().get(Keys.salt(event)).flatMap(item -> item.bytes("salt")).orElseGet(() -> {
            var salt = new byte[SaltedHash.SIZE];
            ground.chance().nextBytes(salt);
            return salt;
        });
    }

    private static Put document(PublishRequest publication, Optional<PublishedEvent> current, long next, Instant now) {
        var event = publication.event();
        var material = current.filter(old -> !isMaterial(old.event(), event)).map(PublishedEvent::materialRevision).orElse(next);
        var scheduledAt = current.filter(old -> old.event().schedule().equals(event.schedule())).map(PublishedEvent::scheduledAt).orElse(now);
        var put = Put.of(Keys.event(event.id()), Map.of("document", publication.document(), "rev", next, "material", material,
                "scheduledAt", scheduledAt.getEpochSecond(), "at", now.getEpochSecond()));
        return current.isEmpty()
                ? put.when("attribute_not_exists(#pk)")
                : put.when("#rev = :seen", "seen", current.get().revision());
    }

    /// Whether people who were told must be told anew.
    private static boolean isMaterial(Event old, Event event) {
        return !old.whenAndWhere().equals(event.whenAndWhere());
    }

    /// Registrations hear of a change from upkeep: what a row must know of its event (its end) is written into every
    /// row.
    private static Update agenda(Event event, Optional<PublishedEvent> current, long next, Instant now) {
        var agenda = Update.of(Keys.agenda(event.id())).set("dk", Keys.DUE_EVENTS).set("rev", next).remove("shut", "cleared");
        var spreads = current.map(PublishedEvent::event)
                .filter(old -> isMaterial(old, event) || old.keepDays() != event.keepDays())
                .isPresent();
        if (spreads) {
            agenda.set("spread", next).remove("cursor");
        }
        // A later publication must not push away a spread that is still under way: upkeep looks, and sets the next
        // moment.
        if (current.isPresent()) {
            return agenda.set("due", now.getEpochSecond());
        }
        event.schedule().date().ifPresent(date -> agenda.set("due", date.endsAt().getEpochSecond()));
        return agenda;
    }

    /// The condition knows the capacity that room was reckoned from, so that a difference is added only once.
    private static Update seats(Event event, Optional<PublishedEvent> current, Instant now) {
        var seats = Update.of(Keys.seats(event.id()))
                .set("list", event.seating().waitingList())
                .set("shut", switch (event.registrationStatus(now)) {
                    case RegistrationStatus.EventCancelled _, RegistrationStatus.Over _ -> true;
                    case RegistrationStatus.Open _, RegistrationStatus.NotYetOpen _, RegistrationStatus.Closed _ -> false;
                })
                .set("dk", Keys.DUE_SEATS)
                .set("due", now.getEpochSecond())
                .add("rings", 1);
        long room = event.seating().capacity().map(Integer::longValue).orElse(NO_LIMIT);
        event.seating().capacity().ifPresentOrElse(capacity -> seats.set("capacity", capacity), () -> seats.remove("capacity"));
        if (current.isEmpty()) {
            return seats.set("room", room).set("waiting", 0).when("attribute_not_exists(#pk)");
        }
        var old = current.get().event().seating().capacity();
        seats.add("room", room - old.map(Integer::longValue).orElse(NO_LIMIT));
        return old.isPresent()
                ? seats.when("#capacity = :old", "old", old.get())
                : seats.when("attribute_exists(#pk) AND attribute_not_exists(#capacity)");
    }

    /// Who is on the list reads the digest from now on; who no longer is, is forgotten.
    private List<Write> recipients(String event, List<PublishRequest.Recipient> list, byte[] salt, Instant now) {
        var writes = new HashMap<Key, Write>();
        for (var item : ground.table().query(Keys.recipients(event), Optional.empty(), MAX_RECIPIENTS_READ).items()) {
            if (item.has("address")) {
                writes.put(item.key(), Delete.of(item.key()));
            }
        }
        for (var recipient : list) {
            var address = switch (EmailAddress.read(recipient.address())) {
                case EmailAddress.Deliverable(var read) -> read;
                case EmailAddress.Malformed _, EmailAddress.NotWritable _, EmailAddress.TooLong _ -> throw new IllegalStateException();
            };
            var id = HexFormat.of().formatHex(SaltedHash.of(salt, address.canonical()));
            var key = Keys.recipient(event, id);
            writes.put(key, Update.of(key)
                    .set("address", recipient.address())
                    .set("lang", recipient.language())
                    .set("zone", recipient.zone().getId())
                    .setIfAbsent("rhythm", "daily")
                    .setIfAbsent("standing", "active")
                    .set("dk", Keys.DUE_DIGESTS)
                    .setIfAbsent("due", now.getEpochSecond())
                    .remove("bounced"));
        }
        return List.copyOf(writes.values());
    }
}
