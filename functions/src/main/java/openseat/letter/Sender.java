package openseat.letter;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.event.Events;
import openseat.event.Published;
import openseat.http.Log;
import openseat.mail.Bounces;
import openseat.mail.Debt;
import openseat.mail.Post;
import openseat.mail.Posting;
import openseat.mail.Quota;
import openseat.registration.Agenda;
import openseat.registration.LinkKey;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Standing;
import openseat.registration.Told;
import openseat.table.Ground;
import openseat.table.Key;
import openseat.table.Keys;
import openseat.table.Update;
import openseat.text.Language;

/// Writes the letter that a row owes: claim, compose, post, settle.
///
/// A letter is the present truth: the row and the event are read anew, whatever rang the bell. If the process dies between
/// SES's answer and our mark, the lease lapses and the letter goes a second time; nothing else sends one twice.
public final class Sender {

    private final Ground ground;
    private final Post post;
    private final Events events;
    private final Registrations registrations;
    private final Quota quota;
    private final Bounces bounces;
    private final URI publicUrl;
    private final String postalLine;

    public Sender(Ground ground, Post post) {
        this.ground = ground;
        this.post = post;
        this.events = new Events(ground.table());
        this.registrations = new Registrations(ground);
        this.quota = new Quota(ground);
        this.bounces = new Bounces(ground.table());
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

    /// The asking is counted first, and waits for its hour, before anything of the row is looked at: what strangers can
    /// cause must not depend on who is registered, who has a letter already, or whose letter is under way.
    private Outcome send(Registration row, Published published, Instant now, Consumer<String> log) {
        var leased = row.lease().filter(now::isBefore).isPresent();
        var full = row.network().flatMap(network -> quota.charge(network, Debt.charged(row.key(), row.version(), leased, now), now));
        if (leased) {
            return Outcome.NOTHING_TO_SEND;
        }
        var verdict = Letters.judge(row, published, now);
        var held = switch (verdict) {
            case Letters.Nothing _ -> full;
            case Letters.Due(var byAsking) -> byAsking ? full.or(() -> ofAddress(row, now)) : Optional.<Instant>empty();
        };
        if (held.isPresent()) {
            ground.table().update(Debt.holdFor(row.key(), row.version(), Agenda.heldUntil(published, held.get()), now));
            return Outcome.NOTHING_TO_SEND;
        }
        return switch (verdict) {
            case Letters.Nothing _ -> {
                ground.table().update(settledWithoutLetter(row, published, now));
                yield Outcome.NOTHING_TO_SEND;
            }
            case Letters.Due _ -> write(row, published, now, log);
        };
    }

    private Optional<Instant> ofAddress(Registration row, Instant now) {
        return row.counted() ? Optional.empty() : quota.take(row.address(), now);
    }

    private Outcome write(Registration row, Published published, Instant now, Consumer<String> log) {
        var link = LinkKey.Presented.draw(row.id(), ground.chance());
        // Before the claim: a letter that cannot be composed must burn neither tries nor keys.
        var mail = LetterMail.compose(letter(row, now), news(row, published), occasion(row, published, link, now), reader(row));
        var claim = Debt.claim(row.key(), row.version(), now).set("keys", LinkKey.with(row, link.hash(), now)).set("counted", true);
        if (!ground.table().update(claim)) {
            return Outcome.NOTHING_TO_SEND;
        }
        var lease = Debt.leaseFrom(now);
        return switch (post.send(mail)) {
            case Posting.Sent _ -> {
                settle(row, published, lease, "sent");
                bounces.countSent(now);
                yield Outcome.SENT;
            }
            case Posting.Refused(var error) -> {
                log.accept(Log.line("refused", Map.of("event", row.event(), "error", error)));
                settle(row, published, lease, "refused");
                yield Outcome.PUT_OFF;
            }
            case Posting.Later(var throttled) -> {
                ground.table().update(Debt.putOff(row.key(), lease, row.tries(), now(), ground.chance()).set("keys", LinkKey.attributes(row.keys())));
                yield throttled ? Outcome.THROTTLED : Outcome.PUT_OFF;
            }
            case Posting.Operators(var error) -> {
                log.accept(Log.line("alarm", Map.of("event", row.event(), "error", error, "mend", "No mail goes out until the operator mends this.")));
                ground.table().update(Debt.waitForOperator(row.key(), lease, now()).set("keys", LinkKey.attributes(row.keys())));
                yield Outcome.THROTTLED;
            }
            case Posting.Ambiguous _ -> {
                log.accept(Log.line("ambiguous", Map.of("event", row.event())));
                yield Outcome.PUT_OFF;
            }
        };
    }

    private Letter letter(Registration row, Instant now) {
        return switch (row.standing()) {
            case REQUESTED -> new Letter.Confirm(now.plus(Agenda.LAPSE));
            case CONFIRMED -> new Letter.Ticket(row.places());
            case WAITING -> new Letter.Waiting(row.places(), registrations.position(row));
            case CANCELLED -> new Letter.Cancelled(row.places());
        };
    }

    private News news(Registration row, Published published) {
        var told = row.told();
        var before = told.filter(t -> t.revision() < published.material())
                .flatMap(t -> events.materialOf(row.event(), t.revision()))
                .filter(material -> !material.equals(published.event().material()));
        var promoted = row.standing() == Standing.CONFIRMED && told.filter(t -> t.standing() == Standing.WAITING).isPresent();
        return new News(before, promoted);
    }

    private Occasion occasion(Registration row, Published published, LinkKey.Presented link, Instant now) {
        var page = published.event().home().orElse(publicUrl) + "/events/" + row.event();
        return new Occasion(published.event(), published.revision(), URI.create(page),
                URI.create(page + "/registrations/" + link.text()), Agenda.ends(published, row), postalLine, now);
    }

    private static Reader reader(Registration row) {
        return new Reader(row.id(), row.address(), Language.of(row.speaks()).orElse(Language.DEFAULT), row.current().answers().zone());
    }

    /// Marks the letter as told, with the totals, unless something newer is true, or somebody asked and that is not counted
    /// yet: then the row goes on owing.
    private void settle(Registration row, Published published, Instant lease, String counter) {
        var now = now();
        var told = new Told(row.standing(), row.places(), published.revision(), now).attributes();
        var counted = Update.of(Keys.post(row.event())).add(counter, 1).add("asked", row.told().isEmpty() ? 1 : 0);
        var settled = rest(Update.of(row.key()).set("told", told), row, published, now, now)
                .when(Debt.MINE + " AND #v = :seen AND attribute_not_exists(#network)", "mine", lease.getEpochSecond(), "seen", row.version());
        if (ground.table().transact(settled, counted).isPresent()) {
            var stillOwing = Update.of(row.key())
                    .set("told", told)
                    .set("due", now.getEpochSecond())
                    .remove("lease", "tries", "counted")
                    .when(Debt.MINE, "mine", lease.getEpochSecond());
            ground.table().transact(stillOwing, counted);
        }
    }

    private Update settledWithoutLetter(Registration row, Published published, Instant now) {
        return rest(Update.of(row.key()), row, published, now, row.told().map(Told::at).orElse(now))
                .when("#v = :seen AND attribute_not_exists(#network) AND (attribute_not_exists(#lease) OR #lease <= :now)", "seen", row.version(), "now", now.getEpochSecond());
    }

    /// The row owes nothing until its next moment. A requested one lapses from its letter on, not from its asking: nobody
    /// lapses who was never written to.
    private static Update rest(Update update, Registration row, Published published, Instant now, Instant toldAt) {
        var lapse = row.standing() == Standing.REQUESTED ? Optional.of(toldAt.plus(Agenda.LAPSE)) : Optional.<Instant>empty();
        lapse.ifPresent(moment -> update.set("lapse", moment.getEpochSecond()));
        var ends = Agenda.ends(published, row);
        return update
                .set("ends", ends.getEpochSecond())
                .set("broom", Agenda.broom(ends).getEpochSecond())
                .set("dk", Keys.dueRegistrations(row.shard()))
                .set("due", Agenda.next(published, row, lapse).getEpochSecond())
                .remove("owes", "lease", "tries", "counted");
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
