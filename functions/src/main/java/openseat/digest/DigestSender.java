package openseat.digest;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.Event;
import openseat.event.Events;
import openseat.http.Log;
import openseat.i18n.Language;
import openseat.mail.Outbox;
import openseat.mail.Recipient;
import openseat.mail.SendResult;
import openseat.mail.SesMailer;

/// Mails the digests that are due: at most one a recipient and period, and none when nothing has happened.
///
/// The first goes as soon as there is something to say, the later ones at eight in the morning of the recipient's
/// zone. One that was missed is covered by the next, for it tells the difference to what was last told.
final class DigestSender {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int BATCH = 50;

    private final Environment ground;
    private final SesMailer post;
    private final Events events;
    private final String publicUrl;
    private final String postalLine;

    DigestSender(Environment ground, SesMailer post) {
        this.ground = ground;
        this.post = post;
        this.events = new Events(ground.table());
        this.publicUrl = ground.settings().text("PUBLIC_URL");
        this.postalLine = ground.settings().textOrBlank("POSTAL_LINE");
    }

    void run(Consumer<String> log) {
        for (var key : ground.table().upTo(Keys.DUE, Keys.DUE_DIGESTS, now().getEpochSecond(), BATCH).limit(BATCH).toList()) {
            try {
                attend(key, log);
            } catch (RuntimeException e) {
                log.accept(Log.failure("DigestFunction", e));
            }
        }
    }

    private void attend(Key key, Consumer<String> log) {
        var now = now();
        var published = events.find(key.pk().substring(2));
        if (published.isEmpty() || !ground.table().update(Outbox.claim(key, now))) {
            return;
        }
        // Read under the lease: what another run told meanwhile is known here.
        var recipient = ground.table().get(key);
        if (recipient.isEmpty() || recipient.get().flag("bounced")) {
            return;
        }
        var lease = Outbox.leaseFrom(now);
        var event = published.get().event();
        var totals = totals(event.id());
        var report = report(event, recipient.get(), totals, now);
        if (!isWorthTelling(recipient.get(), report)) {
            // What has ended is forgotten, so that it is told anew should it come again.
            ground.table().update(rested(Update.of(key), recipient.get(), recipient.get().has("told"), now)
                    .set("needs", words(report))
                    .when(Outbox.MINE, "mine", lease.getEpochSecond()));
            return;
        }
        var settled = rested(Update.of(key), recipient.get(), true, now)
                .set("told", totals.attributes())
                .set("flows", report.since().attributes())
                .set("needs", words(report))
                .set("at", now.getEpochSecond())
                .when(Outbox.MINE, "mine", lease.getEpochSecond());
        switch (post.send(DigestMail.compose(report, reader(recipient.get())))) {
            case SendResult.Sent _ -> ground.table().update(settled);
            case SendResult.Refused(var error) -> {
                log.accept(Log.line("refused", Map.of("event", event.id(), "letter", "digest", "error", error)));
                ground.table().update(settled);
            }
            case SendResult.Later _ ->
                ground.table().update(Outbox.putOff(key, lease, (int) recipient.get().count("tries"), now(), ground.random()));
            case SendResult.Operators(var error) -> {
                log.accept(Log.line("alarm", Map.of("event", event.id(), "error", error, "mend", "No mail goes out until the operator mends this.")));
                ground.table().update(Outbox.waitForOperator(key, lease, now()));
            }
            case SendResult.Ambiguous _ -> log.accept(Log.line("ambiguous", Map.of("event", event.id(), "letter", "digest")));
        }
    }

    private Totals totals(String event) {
        var nothing = new Item(Map.of());
        return Totals.of(
                ground.table().get(Keys.seats(event)).orElse(nothing), ground.table().get(Keys.post(event)).orElse(nothing));
    }

    private Report report(Event event, Item recipient, Totals totals, Instant now) {
        var stand = totals.now(event.seating().capacity());
        var before = recipient.map("told").map(Totals::from).orElse(Totals.NONE);
        var since = totals.since(before);
        var page = URI.create(event.home().map(URI::toString).orElse(publicUrl) + "/events/" + event.id());
        return new Report(event, page, ActionItem.of(event, stand, totals.grown(before, "refused"), totals.grown(before, "bounced"), now),
                recipient.optionalNumber("at").stream().mapToObj(Instant::ofEpochSecond).findFirst(), now,
                since, recipient.map("flows").map(Activity::from), stand, totals.letters(), postalLine);
    }

    /// Something has come in or gone, or needs the organizers and was not told yet; that something else needs them no
    /// more is no news to them.
    private static boolean isWorthTelling(Item recipient, Report report) {
        var told = recipient.texts("needs");
        return !report.since().equals(Activity.NONE)
                || report.needs().stream().anyMatch(need -> need.isOfThisPeriod() || !told.contains(need.word()));
    }

    private static List<String> words(Report report) {
        return report.needs().stream().map(ActionItem::word).toList();
    }

    /// Until the next period; who was never written to is looked at again at the next tick.
    private static Update rested(Update update, Item recipient, boolean everTold, Instant now) {
        var next = everTold ? next(ZoneId.of(recipient.text("zone")), now) : now;
        return update.set("due", next.getEpochSecond()).remove("lease", "tries");
    }

    /// The next morning, by java.time: an hour that the clocks skip shifts, one that they repeat counts once.
    static Instant next(ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var morning = today.atTime(MORNING).atZone(zone).toInstant();
        return morning.isAfter(now) ? morning : today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    }

    private static Recipient reader(Item recipient) {
        return new Recipient(recipient.key().sk(), recipient.text("address"), Language.of(recipient.text("lang")).orElse(Language.DEFAULT),
                Optional.of(ZoneId.of(recipient.text("zone"))));
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
