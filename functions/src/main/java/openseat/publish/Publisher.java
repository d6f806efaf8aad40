package openseat.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.LinkKey;
import openseat.SaltedHash;
import openseat.access.Editors;
import openseat.document.Events;
import openseat.dynamodb.Key;
import openseat.dynamodb.Put;
import openseat.dynamodb.Update;
import openseat.dynamodb.Write;
import openseat.event.CalendarIdentity;
import openseat.event.Difference;
import openseat.event.Event;
import openseat.event.EventAgenda;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.input.EmailAddress;
import openseat.registration.JoinKey;
import openseat.seats.SeatCounts;
import openseat.seats.Seats;
import openseat.subscription.Recipients;
import openseat.subscription.SubscriptionWrites;

/// Stores a revision of an event in one transaction, together with everything that depends on it: its agenda, its
/// seats, the link to join and the recipients of the digest.
public final class Publisher {

    private final Environment environment;
    private final Events events;
    private final Editors editors;

    public Publisher(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
        this.editors = new Editors(environment);
    }

    /// What publishing would answer; nothing is written.
    public PublishResult check(PublishRequest request) {
        var current = events.find(request.event().id());
        var revision = revision(current);
        return replaces(request, revision)
                ? new PublishResult.Publishable(report(request, current, join(request)))
                : new PublishResult.RevisionMismatch(revision);
    }

    public PublishResult publish(PublishRequest request) {
        var id = request.event().id();
        var current = events.find(id);
        var revision = revision(current);
        if (!replaces(request, revision)) {
            return new PublishResult.RevisionMismatch(revision);
        }
        var join = join(request);
        var report = report(request, current, join);
        return environment.table().transactBlindly(writes(request, current, join, revision + 1))
                ? new PublishResult.Stored(revision + 1, report)
                : new PublishResult.RevisionMismatch(revision(events.find(id)));
    }

    private PublishReport report(PublishRequest request, Optional<PublishedEvent> current, JoinLink join) {
        var seats = environment
                .table()
                .get(Keys.seats(request.event().id()))
                .map(SeatCounts::new)
                .orElse(SeatCounts.NONE);
        var joining = join.joining(request.event(), current, revision(current) + 1);
        return PublishReport.of(
                current, request.event(), joining, seats, environment.clock().instant());
    }

    /// The link to join that is stored now, and what becomes of it. Its secret is replaced together with it, so it
    /// must be known.
    private JoinLink join(PublishRequest request) {
        return JoinLink.of(environment.table().get(Keys.link(request.event().id())), request.link());
    }

    private List<Write> writes(PublishRequest request, Optional<PublishedEvent> current, JoinLink join, long next) {
        var event = request.event();
        var salt = salt(event.id());
        var joining = join.joining(event, current, next);
        var now = environment.clock().instant();
        var writes = new ArrayList<Write>();
        writes.add(document(request, current, next, now, calendar(event, current, joining, next, now), joining));
        writes.add(revision(request, next, now));
        writes.add(agenda(event, current, joining, next, now));
        writes.add(Update.of(Keys.salt(event.id())).setIfAbsent("salt", salt));
        writes.add(Update.of(Keys.networkSalt()).setIfAbsent("salt", randomSalt()));
        writes.add(seats(event, current, now));
        writes.addAll(join.writes(event.id(), JoinKey.randomSecret(environment.random())));
        request.editors().ifPresent(list -> writes.addAll(editors.replace(event.id(), list, now)));
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
        return environment
                .table()
                .get(Keys.salt(event))
                .flatMap(item -> item.bytes("salt"))
                .orElseGet(this::randomSalt);
    }

    private byte[] randomSalt() {
        var salt = new byte[SaltedHash.SIZE];
        environment.random().nextBytes(salt);
        return salt;
    }

    /// The current revision. Its condition fails if somebody else published meanwhile.
    private static Put document(
            PublishRequest request,
            Optional<PublishedEvent> current,
            long next,
            Instant now,
            CalendarIdentity calendar,
            PublishedEvent.Joining joining) {
        var event = request.event();
        var material = current.filter(old -> !isMaterial(old.event(), event))
                .map(PublishedEvent::materialRevision)
                .orElse(next);
        var scheduledAt = current.filter(old -> hasSameDate(old.event(), event))
                .map(PublishedEvent::scheduledAt)
                .orElse(now);
        var attributes = new HashMap<String, Object>(calendar.attributes());
        attributes.putAll(joining.attributes());
        attributes.putAll(Map.of(
                "document",
                request.document(),
                "revision",
                next,
                "material",
                material,
                "scheduledAt",
                scheduledAt.getEpochSecond(),
                "at",
                now.getEpochSecond()));
        var put = Put.of(Keys.event(event.id()), attributes);
        return current.isEmpty()
                ? put.when("attribute_not_exists(#pk)")
                : put.when("#revision = :seen", "seen", current.get().revision());
    }

    /// Drawn at the first publication, and kept ever after. What a file says also changes with the link to join.
    private CalendarIdentity calendar(
            Event event, Optional<PublishedEvent> current, PublishedEvent.Joining joining, long next, Instant now) {
        return current.map(old -> isMaterial(old.event(), event)
                                || joining.revision() == next
                                || !old.event().schedule().equals(event.schedule())
                        ? old.calendar().changedAt(now)
                        : old.calendar())
                .orElseGet(() -> CalendarIdentity.random(environment.random(), now));
    }

    /// Kept beside the current one, so that a mail about a change can say what was before.
    private static Put revision(PublishRequest request, long next, Instant now) {
        return Put.of(
                Keys.revision(request.event().id(), next),
                Map.of("document", request.document(), "at", now.getEpochSecond()));
    }

    /// Whether the date is the same, or is still that of a cancelled event.
    private static boolean hasSameDate(Event old, Event event) {
        var change = Difference.between(old.whenAndWhere(), event.whenAndWhere());
        var end = event.schedule().date().map(Schedule.Confirmed::endsAt);
        return change.date().isEmpty() && end.equals(old.schedule().date().map(Schedule.Confirmed::endsAt));
    }

    /// Whether people must be told of the change.
    private static boolean isMaterial(Event old, Event event) {
        return !Difference.between(old.whenAndWhere(), event.whenAndWhere()).isEmpty();
    }

    /// Upkeep rolls out what each registration's row must know of its event: when it ends, and when it is reminded.
    private static Update agenda(
            Event event, Optional<PublishedEvent> current, PublishedEvent.Joining joining, long next, Instant now) {
        if (current.isEmpty()) {
            return EventAgenda.first(event, next, now);
        }
        var old = current.get().event();
        return isMaterial(old, event)
                        || joining.revision() == next
                        || old.keepDays() != event.keepDays()
                        || !old.letters().reminders().equals(event.letters().reminders())
                ? EventAgenda.nextWithRollout(event, next, now)
                : EventAgenda.next(event, next, now);
    }

    private static Update seats(Event event, Optional<PublishedEvent> current, Instant now) {
        return current.map(old -> Seats.republish(old.event(), event, now)).orElseGet(() -> Seats.open(event, now));
    }

    /// Everybody on the list is asked whether they want the digest, if they were not; the addresses of all others
    /// are deleted.
    private List<Write> recipients(String event, List<SubscriptionWrites.Published> list, byte[] salt, Instant now) {
        var writes = new HashMap<Key, Write>();
        new Recipients(environment.table())
                .find(event)
                .forEach(listed -> writes.put(listed.key(), SubscriptionWrites.unsubscribe(listed)));
        for (var recipient : list) {
            var key = Keys.recipient(event, recipientId(recipient, salt));
            var secret = LinkKey.random(key.sk(), environment.random()).secret();
            writes.put(key, SubscriptionWrites.subscribe(key, recipient, secret, now));
        }
        return List.copyOf(writes.values());
    }

    private static String recipientId(SubscriptionWrites.Published recipient, byte[] salt) {
        return switch (EmailAddress.read(recipient.address())) {
            case EmailAddress.Deliverable(var address) -> SaltedHash.hex(salt, address.canonical());
            case EmailAddress.Malformed _, EmailAddress.NotWritable _, EmailAddress.TooLong _ ->
                throw new IllegalStateException();
        };
    }
}
