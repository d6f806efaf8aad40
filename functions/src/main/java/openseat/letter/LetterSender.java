package openseat.letter;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.http.Log;
import openseat.i18n.Language;
import openseat.mail.BounceRate;
import openseat.mail.Outbox;
import openseat.mail.Quota;
import openseat.mail.Recipient;
import openseat.mail.SendResult;
import openseat.mail.SesMailer;
import openseat.registration.Deadlines;
import openseat.registration.LastLetter;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;

/// Writes the letter that a row owes: claim, compose, post, settle.
///
/// A letter is the present truth: the row and the event are read anew, whatever rang the bell. If the process dies
/// between SES's answer and our mark, the lease lapses and the letter goes a second time; nothing else sends one
/// twice.
public final class LetterSender {

    private final Environment ground;
    private final SesMailer post;
    private final Events events;
    private final Registrations registrations;
    private final Quota quota;
    private final BounceRate bounces;
    private final URI publicUrl;
    private final String postalLine;

    public LetterSender(Environment ground, SesMailer post) {
        this.ground = ground;
        this.post = post;
        this.events = new Events(ground.table());
        this.registrations = new Registrations(ground);
        this.quota = new Quota(ground);
        this.bounces = new BounceRate(ground.table());
        this.publicUrl = URI.create(ground.settings().text("PUBLIC_URL"));
        this.postalLine = ground.settings().textOrBlank("POSTAL_LINE");
    }

    /// What came of it, as far as whoever paces the sending must know.
    public enum Outcome {
        SENT,
        NOTHING_TO_SEND,
        PUT_OFF,
        THROTTLED
    }

    /// Sends what this row owes, if it does.
    public Outcome send(Key key, Consumer<String> log) {
        var now = now();
        var row = registrations.find(key).filter(Registration::owes);
        var published = events.find(Keys.eventOfRegistration(key));
        return row.isEmpty() || published.isEmpty() ? Outcome.NOTHING_TO_SEND : send(row.get(), published.get(), now, log);
    }

    /// The asking is counted first, and waits for its hour, before anything of the row is looked at: what strangers
    /// can cause must not depend on who is registered, who has a letter already, or whose letter is under way.
    private Outcome send(Registration row, PublishedEvent published, Instant now, Consumer<String> log) {
        var leased = row.lease().filter(now::isBefore).isPresent();
        var full = row.network().flatMap(network -> quota.charge(network, Outbox.charged(row.key(), row.version(), leased, now), now));
        if (leased) {
            return Outcome.NOTHING_TO_SEND;
        }
        var verdict = LetterDecision.judge(row, published, now);
        var held = switch (verdict) {
            case LetterDecision.Nothing _ -> full;
            case LetterDecision.Due(var byAsking) -> byAsking ? full.or(() -> ofAddress(row, now)) : Optional.<Instant>empty();
        };
        if (held.isPresent()) {
            ground.table().update(Outbox.holdFor(row.key(), row.version(), Deadlines.heldUntil(published, held.get()), now));
            return Outcome.NOTHING_TO_SEND;
        }
        return switch (verdict) {
            case LetterDecision.Nothing _ -> {
                ground.table().update(settledWithoutLetter(row, published, now));
                yield Outcome.NOTHING_TO_SEND;
            }
            case LetterDecision.Due _ -> write(row, published, now, log);
        };
    }

    private Optional<Instant> ofAddress(Registration row, Instant now) {
        return row.counted() ? Optional.empty() : quota.take(row.address(), now);
    }

    private Outcome write(Registration row, PublishedEvent published, Instant now, Consumer<String> log) {
        var link = LinkToken.Presented.draw(row.id(), ground.random());
        // Before the claim: a letter that cannot be composed must burn neither tries nor keys.
        var mail = LetterMail.compose(letter(row, now), news(row, published), occasion(row, published, link, now), reader(row));
        var claim = Outbox.claim(row.key(), row.version(), now).set("keys", LinkToken.with(row, link.hash(), now)).set("counted", true);
        if (!ground.table().update(claim)) {
            return Outcome.NOTHING_TO_SEND;
        }
        var lease = Outbox.leaseFrom(now);
        return switch (post.send(mail)) {
            case SendResult.Sent _ -> {
                settle(row, published, lease, "sent");
                bounces.countSent(now);
                yield Outcome.SENT;
            }
            case SendResult.Refused(var error) -> {
                log.accept(Log.line("refused", Map.of("event", row.event(), "error", error)));
                settle(row, published, lease, "refused");
                yield Outcome.PUT_OFF;
            }
            case SendResult.Later(var throttled) -> {
                ground.table().update(Outbox.putOff(row.key(), lease, row.tries(), now(), ground.random()).set("keys", LinkToken.attributes(row.keys())));
                yield throttled ? Outcome.THROTTLED : Outcome.PUT_OFF;
            }
            case SendResult.Operators(var error) -> {
                log.accept(Log.line("alarm", Map.of("event", row.event(), "error", error, "mend", "No mail goes out until the operator mends this.")));
                ground.table().update(Outbox.waitForOperator(row.key(), lease, now()).set("keys", LinkToken.attributes(row.keys())));
                yield Outcome.THROTTLED;
            }
            case SendResult.Ambiguous _ -> {
                log.accept(Log.line("ambiguous", Map.of("event", row.event())));
                yield Outcome.PUT_OFF;
            }
        };
    }

    private Letter letter(Registration row, Instant now) {
        return switch (row.standing()) {
            case REQUESTED -> new Letter.Confirm(now.plus(Deadlines.LAPSE));
            case CONFIRMED -> new Letter.Ticket(row.places());
            case WAITING -> new Letter.Waiting(row.places(), registrations.position(row));
            case CANCELLED -> new Letter.Cancelled(row.places());
        };
    }

    private EventChange news(Registration row, PublishedEvent published) {
        var told = row.told();
        var before = told.filter(t -> t.revision() < published.materialRevision())
                .flatMap(t -> events.whenAndWhere(row.event(), t.revision()))
                .filter(material -> !material.equals(published.event().whenAndWhere()));
        var promoted = row.standing() == Status.CONFIRMED && told.filter(t -> t.standing() == Status.WAITING).isPresent();
        return new EventChange(before, promoted);
    }

    private LetterContext occasion(Registration row, PublishedEvent published, LinkToken.Presented link, Instant now) {
        var page = published.event().home().orElse(publicUrl) + "/events/" + row.event();
        return new LetterContext(published.event(), published.revision(), URI.create(page),
                URI.create(page + "/registrations/" + link.text()), Deadlines.ends(published, row), postalLine, now);
    }

    private static Recipient reader(Registration row) {
        return new Recipient(row.id(), row.address(), Language.of(row.speaks()).orElse(Language.DEFAULT), row.current().answers().zone());
    }

    /// Marks the letter as told, with the totals, unless something newer is true, or somebody asked and that is not
    /// counted yet: then the row goes on owing.
    private void settle(Registration row, PublishedEvent published, Instant lease, String counter) {
        var now = now();
        var told = new LastLetter(row.standing(), row.places(), published.revision(), now).attributes();
        var counted = Update.of(Keys.post(row.event())).add(counter, 1).add("asked", row.told().isEmpty() ? 1 : 0);
        var settled = rest(Update.of(row.key()).set("told", told), row, published, now, now)
                .when(Outbox.MINE + " AND #v = :seen AND attribute_not_exists(#network)", "mine", lease.getEpochSecond(), "seen", row.version());
        if (ground.table().transact(settled, counted).isPresent()) {
            var stillOwing = Update.of(row.key())
                    .set("told", told)
                    .set("due", now.getEpochSecond())
                    .remove("lease", "tries", "counted")
                    .when(Outbox.MINE, "mine", lease.getEpochSecond());
            ground.table().transact(stillOwing, counted);
        }
    }

    private Update settledWithoutLetter(Registration row, PublishedEvent published, Instant now) {
        return rest(Update.of(row.key()), row, published, now, row.told().map(LastLetter::at).orElse(now))
                .when("#v = :seen AND attribute_not_exists(#network) AND (attribute_not_exists(#lease) OR #lease <= :now)", "seen", row.version(), "now", now.getEpochSecond());
    }

    /// The row owes nothing until its next moment. A requested one lapses from its letter on, not from its asking:
    /// nobody lapses who was never written to.
    private static Update rest(Update update, Registration row, PublishedEvent published, Instant now, Instant toldAt) {
        var lapse = row.standing() == Status.REQUESTED ? Optional.of(toldAt.plus(Deadlines.LAPSE)) : Optional.<Instant>empty();
        lapse.ifPresent(moment -> update.set("lapse", moment.getEpochSecond()));
        var ends = Deadlines.ends(published, row);
        return update
                .set("ends", ends.getEpochSecond())
                .set("broom", Deadlines.broom(ends).getEpochSecond())
                .set("dk", Keys.dueRegistrations(row.shard()))
                .set("due", Deadlines.next(published, row, lapse).getEpochSecond())
                .remove("owes", "lease", "tries", "counted");
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
