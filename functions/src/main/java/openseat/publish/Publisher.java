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

/// Stores a revision of an event in one transaction, together with everything that depends on it: its agenda, its
/// seats, the link to join and the recipients of the digest.
final class Publisher {

    /// Room of an event without a limit: more than will ever register, and small enough for arithmetic.
    private static final long NO_LIMIT = 1_000_000_000;

    private static final int MAX_RECIPIENTS_READ = 200;

    private final Environment environment;
    private final Events events;

    Publisher(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
    }

    /// What publishing would answer; nothing is written.
    PublishResult check(PublishRequest request) {
        var revision = revision(events.find(request.event().id()));
        return replaces(request, revision) ? new PublishResult.Publishable() : new PublishResult.RevisionMismatch(revision);
    }

    PublishResult publish(PublishRequest request) {
        var id = request.event().id();
        var current = events.find(id);
        var revision = revision(current);
        if (!replaces(request, revision)) {
            return new PublishResult.RevisionMismatch(revision);
        }
        var lost = environment.table().transact(writes(request, current, revision + 1));
        return lost.isEmpty() ? new PublishResult.Stored(revision + 1) : new PublishResult.RevisionMismatch(revision(events.find(id)));
    }

    private List<Write> writes(PublishRequest request, Optional<PublishedEvent> current, long next) {
        var event = request.event();
        var salt = salt(event.id());
        var now = environment.clock().instant();
        var writes = new ArrayList<Write>();
        writes.add(document(request, current, next, now));
        writes.add(revision(request, next, now));
        writes.add(agenda(event, current, next, now));
        writes.add(Update.of(Keys.salt(event.id())).setIfAbsent("salt", salt));
        writes.add(seats(event, current, now));
        request.link().ifPresent(link -> writes.add(Put.of(Keys.link(event.id()), Map.of("link", link.toString()))));
        request.recipients().ifPresent(list -> writes.addAll(recipients(event.id(), list, salt, now)));
        return writes;
    }

    /// 0 if nothing was published yet.
    private static long revision(Optional<PublishedEvent> current) {
        return current.map(PublishedEvent::revision).orElse(0L);
    }

    private static boolean replaces(PublishRequest request, long revision) {
        return request.ifMatch().orElse(0) == revision;
    }

    private byte[] salt(String event) {
        return environment.table().get(Keys.salt(event)).flatMap(item -> item.bytes("salt")).orElseGet(() -> {
            var salt = new byte[SaltedHash.SIZE];
            environment.random().nextBytes(salt);
            return salt;
        });
    }

    /// The current revision. Its condition fails if somebody else published meanwhile.
    private static Put document(PublishRequest request, Optional<PublishedEvent> current, long next, Instant now) {
        var event = request.event();
        var material = current.filter(old -> !isMaterial(old.event(), event)).map(PublishedEvent::materialRevision).orElse(next);
        var scheduledAt = current.filter(old -> old.event().schedule().equals(event.schedule())).map(PublishedEvent::scheduledAt).orElse(now);
        var put = Put.of(Keys.event(event.id()), Map.of("document", request.document(), "rev", next, "material", material,
                "scheduledAt", scheduledAt.getEpochSecond(), "at", now.getEpochSecond()));
        return current.isEmpty()
                ? put.when("attribute_not_exists(#pk)")
                : put.when("#rev = :seen", "seen", current.get().revision());
    }

    /// Kept beside the current one, so that a mail about a change can say what was before.
    private static Put revision(PublishRequest request, long next, Instant now) {
        return Put.of(Keys.revision(request.event().id(), next), Map.of("document", request.document(), "at", now.getEpochSecond()));
    }

    /// Whether people must be told of the change.
    private static boolean isMaterial(Event old, Event event) {
        return !old.whenAndWhere().equals(event.whenAndWhere());
    }

    /// Whether a registration's row must be written again: its end may have moved, or its holder must be told.
    private static boolean changesRows(Event old, Event event) {
        return isMaterial(old, event) || old.keepDays() != event.keepDays();
    }

    /// When upkeep must look at the event. If a change affects what rows hold of their event (its end), upkeep rolls
    /// it out to every row.
    private static Update agenda(Event event, Optional<PublishedEvent> current, long next, Instant now) {
        var agenda = Update.of(Keys.agenda(event.id())).set("dk", Keys.DUE_EVENTS).set("rev", next).remove("shut", "cleared");
        if (current.isEmpty()) {
            event.schedule().date().ifPresent(date -> agenda.set("due", date.endsAt().getEpochSecond()));
            return agenda;
        }
        if (changesRows(current.get().event(), event)) {
            agenda.set("spread", next).remove("cursor");
        }
        // A later publication must not postpone a rollout that is still running: upkeep looks now, and sets the next
        // moment.
        return agenda.set("due", now.getEpochSecond());
    }

    /// The condition names the capacity that the change of room was calculated from, so that a difference is added
    /// only once.
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

    /// Everybody on the list gets the digest from now on; the addresses of all others are deleted.
    private List<Write> recipients(String event, List<PublishRequest.Recipient> list, byte[] salt, Instant now) {
        var writes = new HashMap<Key, Write>();
        for (var item : environment.table().query(Keys.recipients(event), Optional.empty(), MAX_RECIPIENTS_READ).items()) {
            if (item.has("address")) {
                writes.put(item.key(), Delete.of(item.key()));
            }
        }
        for (var recipient : list) {
            var key = Keys.recipient(event, recipientId(recipient, salt));
            writes.put(key, recipient(key, recipient, now));
        }
        return List.copyOf(writes.values());
    }

    private static String recipientId(PublishRequest.Recipient recipient, byte[] salt) {
        return switch (EmailAddress.read(recipient.address())) {
            case EmailAddress.Deliverable(var address) -> HexFormat.of().formatHex(SaltedHash.of(salt, address.canonical()));
            case EmailAddress.Malformed _, EmailAddress.NotWritable _, EmailAddress.TooLong _ -> throw new IllegalStateException();
        };
    }

    /// What was set at the recipient's own wish is kept.
    private static Update recipient(Key key, PublishRequest.Recipient recipient, Instant now) {
        return Update.of(key)
                .set("address", recipient.address())
                .set("lang", recipient.language())
                .set("zone", recipient.zone().getId())
                .setIfAbsent("rhythm", "daily")
                .setIfAbsent("standing", "active")
                .set("dk", Keys.DUE_DIGESTS)
                .setIfAbsent("due", now.getEpochSecond())
                .remove("bounced");
    }
}
