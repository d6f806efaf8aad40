package openseat.letter;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.mail.Outbox;
import openseat.mail.Quota;
import openseat.mail.SesMailer;
import openseat.registration.Deadlines;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.transition.DeliveryWrites;

/// Sends the letter that is pending for a registration, if one is needed and no quota holds it.
///
/// The row and the event are read again, whatever woke the sender: a letter says what is true now.
public final class LetterSender {

    private final Environment environment;
    private final Events events;
    private final Registrations registrations;
    private final Quota quota;
    private final LetterWriter writer;
    private final Outbox outbox;

    public LetterSender(Environment environment, SesMailer mailer) {
        this.environment = environment;
        this.events = new Events(environment.table());
        this.registrations = new Registrations(environment);
        this.quota = new Quota(environment);
        this.writer = new LetterWriter(environment, events, registrations);
        this.outbox = new Outbox(environment, mailer);
    }

    public Outbox.Outcome send(Key key, Consumer<String> log) {
        var now = environment.clock().instant();
        var row = registrations.find(key).filter(found -> found.delivery().pending());
        var published = events.find(Keys.eventOfRegistration(key));
        if (row.isEmpty() || published.isEmpty()) {
            return Outbox.Outcome.NOTHING_TO_SEND;
        }
        return decide(row.get(), published.get(), now)
                ? write(row.get(), published.get(), now, log)
                : Outbox.Outcome.NOTHING_TO_SEND;
    }

    /// Whether a letter goes out now; otherwise the row is settled or held.
    ///
    /// A request is counted before the row is looked at, and waits for its hour: what strangers can cause must not
    /// depend on who is registered, who has a letter already, or whose letter is under way.
    private boolean decide(Registration row, PublishedEvent published, Instant now) {
        var quotaFull = row.delivery().network().flatMap(network -> countRequest(row, network, now));
        if (row.delivery().isLeased(now)) {
            return false;
        }
        var decision = LetterDecision.of(row, published, now);
        var heldUntil = switch (decision) {
            case LetterDecision.NotDue _ -> quotaFull;
            case LetterDecision.Due(var byRequest) ->
                byRequest ? quotaFull.or(() -> addressFull(row, now)) : Optional.<Instant>empty();
        };
        if (heldUntil.isPresent()) {
            var until = Deadlines.heldUntil(published, heldUntil.get());
            environment.table().update(DeliveryWrites.hold(row, until, now));
            return false;
        }
        if (decision instanceof LetterDecision.NotDue) {
            environment.table().update(DeliveryWrites.settleWithoutLetter(row, published, now));
            return false;
        }
        return true;
    }

    private Optional<Instant> countRequest(Registration row, byte[] network, Instant now) {
        var counted = row.delivery().isLeased(now)
                ? DeliveryWrites.countRequestOfLeased(row)
                : DeliveryWrites.countRequest(row, now);
        return quota.countRequest(network, counted, now);
    }

    private Optional<Instant> addressFull(Registration row, Instant now) {
        return row.delivery().counted() ? Optional.empty() : quota.countLetter(row.address(), now);
    }

    /// The mail is composed before the claim: one that cannot be composed must use up neither tries nor links.
    private Outbox.Outcome write(Registration row, PublishedEvent published, Instant now, Consumer<String> log) {
        var link = LinkToken.Key.random(row.id(), environment.random());
        var mail = writer.write(row, published, link, now);
        return outbox.deliver(
                DeliveryWrites.claim(row, link, now),
                now,
                lease -> Optional.of(new OutgoingLetter(environment, row, published, mail, now, lease)),
                log);
    }
}
