package openseat.sending;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.Keys;
import openseat.LinkKey;
import openseat.document.Events;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.letter.EventChange;
import openseat.mail.MailCounter;
import openseat.mail.Outbox;
import openseat.mail.Quota;
import openseat.mail.SesMailer;
import openseat.registration.Delivery;
import openseat.registration.Delivery.Stage;
import openseat.registration.LastLetter;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.transition.DeliveryWrites;

/// Sends the letter that is pending for a registration, in two steps: `admit` counts the request that made it pending,
/// and `send` sends what is needed.
///
/// The row and the event are read again, whatever woke the sender: a letter says what is true now. A request is
/// counted before anything else is looked at: what strangers can cause must not depend on who is registered, who has a
/// letter already, or whose letter is under way.
public final class LetterSender {

    private final Environment environment;
    private final Events events;
    private final Registrations registrations;
    private final Quota quota;
    private final EventChanges changes;
    private final LetterWriter writer;
    private final Outbox outbox;

    public LetterSender(Environment environment, SesMailer mailer) {
        this.environment = environment;
        this.events = new Events(environment.table());
        this.registrations = new Registrations(environment);
        this.quota = new Quota(environment);
        this.changes = new EventChanges(environment.table());
        this.writer = new LetterWriter(environment, changes, registrations);
        this.outbox = new Outbox(environment, mailer);
    }

    /// A row that may need a letter now.
    ///
    /// @param change  what has changed about the event since its last letter
    /// @param network by which a bounce is counted against the network that requested it
    public record Admitted(
            Registration row,
            PublishedEvent published,
            EventChange change,
            DeliveryWrites.Turn turn,
            Optional<String> network,
            Instant now) {

        /// Whether a request that was just counted made it pending.
        boolean isRequest() {
            return !row.delivery().networks().isEmpty();
        }
    }

    /// Counts the pending request; empty if nothing is to be sent now.
    public Optional<Admitted> admit(Key key) {
        var now = environment.clock().instant();
        var row = registrations.find(key).filter(found -> found.delivery().pending());
        var published = events.find(Keys.eventOfRegistration(key));
        return row.isEmpty() || published.isEmpty() ? Optional.empty() : admit(row.get(), published.get(), now);
    }

    private Optional<Admitted> admit(Registration row, PublishedEvent published, Instant now) {
        var delivery = row.delivery();
        var isFinal = published.event().registrationStatus(now).isFinal();
        var turn = isFinal ? new DeliveryWrites.Turn(now, Stage.ADDRESS) : turn(row, now);
        if (delivery.isLeased(now)) {
            if (!delivery.networks().isEmpty()) {
                count(row, DeliveryWrites.holdBehindLease(row, turn));
            }
            return Optional.empty();
        }
        var change = changes.since(row, published);
        if (turn.slot().isAfter(now)
                && LetterDecision.of(row, published, change, now).mayBeHeld()) {
            count(row, DeliveryWrites.hold(row, published, turn, now));
            return Optional.empty();
        }
        var network = Optional.of(delivery.networks())
                .filter(hashes -> hashes.size() == 1)
                .map(hashes -> quota.nameOf(hashes.getFirst(), now));
        return Optional.of(new Admitted(row, published, change, turn, network, now));
    }

    /// When the row's request has its turn among its network's and among all. If several networks requested, the
    /// first turn counts, so that nobody's flood delays somebody else's own request.
    private DeliveryWrites.Turn turn(Registration row, Instant now) {
        var delivery = row.delivery();
        var stage = delivery.stage();
        var isInLine = stage == Stage.NETWORK && !delivery.isHeld(now);
        if (delivery.networks().isEmpty() && !isInLine) {
            return new DeliveryWrites.Turn(delivery.slot().orElse(now), stage);
        }
        var isTight = quota.isTight(now);
        var ofNetwork = firstOfNetworks(delivery, isTight, now);
        var turn = ofNetwork.slot().isAfter(now) ? ofNetwork : ofNetwork.at(quota.inAll(isTight, now), Stage.ALL);
        // A slot among all, or of the address, was given for the same letter.
        var hasLaterSlot = delivery.isHeld(now) && stage.isBeyondNetwork();
        return hasLaterSlot ? turn.at(delivery.slot().get(), stage) : turn;
    }

    private DeliveryWrites.Turn firstOfNetworks(Delivery delivery, boolean isTight, Instant now) {
        var slot = delivery.slot().filter(_ -> delivery.stage() == Stage.NETWORK);
        return Stream.concat(
                        slot.map(at -> new DeliveryWrites.Turn(at, Stage.NETWORK)).stream(),
                        delivery.networks().stream().map(hash -> inLine(delivery, hash, isTight, now)))
                .min(Comparator.comparing(DeliveryWrites.Turn::slot))
                .orElseThrow();
    }

    private DeliveryWrites.Turn inLine(Delivery delivery, byte[] network, boolean isTight, Instant now) {
        var name = quota.nameOf(network, now);
        if (delivery.place().filter(place -> place.isIn(name, now)).isPresent()) {
            var isHeld = delivery.stage() == Stage.NETWORK && delivery.isHeld(now);
            return new DeliveryWrites.Turn(isHeld ? delivery.slot().get() : now, Stage.NETWORK);
        }
        var slot = quota.ofNetwork(network, isTight, now);
        return new DeliveryWrites.Turn(slot, Stage.NETWORK, Optional.of(Delivery.Place.of(name, slot, now)));
    }

    /// Sends the letter that is needed, if any.
    ///
    /// @param pace waits until SES may be called
    public Outbox.Outcome send(Admitted admitted, Runnable pace, Consumer<String> log) {
        var row = admitted.row();
        var published = admitted.published();
        var now = admitted.now();
        return switch (LetterDecision.of(row, published, admitted.change(), now)) {
            case LetterDecision.NotDue _ -> {
                count(row, DeliveryWrites.settleWithoutLetter(row, published, admitted.turn(), now));
                yield Outbox.Outcome.NOTHING_TO_SEND;
            }
            case LetterDecision.Held(var until) ->
                hold(admitted, admitted.turn().at(until, admitted.turn().stage()));
            case LetterDecision.Due due
            when due.request().isPresent() && admitted.turn().stage() != Stage.ADDRESS -> {
                var slot = quota.ofAddress(row.address(), isFirstToday(row, now), now);
                yield slot.isAfter(now)
                        ? hold(admitted, admitted.turn().at(slot, Stage.ADDRESS))
                        : write(admitted, due, pace, log);
            }
            case LetterDecision.Due due -> write(admitted, due, pace, log);
        };
    }

    private Outbox.Outcome hold(Admitted admitted, DeliveryWrites.Turn turn) {
        count(admitted.row(), DeliveryWrites.hold(admitted.row(), admitted.published(), turn, admitted.now()));
        return Outbox.Outcome.NOTHING_TO_SEND;
    }

    /// The event's counter follows in a write of its own: if the process dies in between, it is short of a few.
    private void count(Registration row, Update update) {
        var requests = row.requests().uncounted();
        if (environment.table().update(update) && requests > 0) {
            environment.table().update(MailCounter.REQUESTED.add(row.event(), requests));
        }
    }

    private static boolean isFirstToday(Registration row, Instant now) {
        return row.delivery()
                .lastLetter()
                .map(LastLetter::at)
                .filter(at -> !at.isBefore(now.truncatedTo(ChronoUnit.DAYS)))
                .isEmpty();
    }

    /// The mail is composed before the claim: one that cannot be composed must use up neither tries nor links.
    private Outbox.Outcome write(Admitted admitted, LetterDecision.Due due, Runnable pace, Consumer<String> log) {
        var row = admitted.row();
        var published = admitted.published();
        var now = admitted.now();
        var key = LinkKey.random(row.id(), environment.random());
        var mail = writer.write(row, published, admitted.change(), due, key, now);
        var named = admitted.network()
                .filter(_ -> due.request().isPresent())
                .map(name -> mail.withTag("network", name))
                .orElse(mail);
        pace.run();
        return outbox.deliver(
                DeliveryWrites.claim(
                        row, admitted.turn(), new LinkToken(key.hash(), now, due.cause(), due.request()), now),
                now,
                lease -> Optional.of(new OutgoingLetter(environment, row, published, due, named, now, lease)),
                log);
    }
}
