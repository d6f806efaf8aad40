package openseat.digest;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.http.Log;
import openseat.mail.Outbox;
import openseat.mail.Sender;
import openseat.mail.SesMailer;
import openseat.report.ActionItem;
import openseat.report.Activity;
import openseat.report.Report;
import openseat.report.Totals;
import openseat.seats.SeatCounts;
import openseat.subscription.Subscription;
import openseat.subscription.SubscriptionWrites;

/// Sends the digests that are due: at most one per recipient and period, and none if nothing has happened.
///
/// The first goes out as soon as there is something to say, later ones at eight in the morning of the recipient's zone.
/// A missed one is covered by the next, because each reports the difference to what the last one said.
final class DigestSender {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int BATCH = 50;

    private final Environment environment;
    private final Outbox outbox;
    private final Events events;
    private final String publicUrl;
    private final Sender sender;

    DigestSender(Environment environment, SesMailer mailer) {
        this.environment = environment;
        this.outbox = new Outbox(environment, mailer);
        this.events = new Events(environment.table());
        this.publicUrl = environment.settings().origin("PUBLIC_URL");
        this.sender = Sender.of(environment.settings());
    }

    /// Those that fail, for instance because their event cannot be read, stay due and are always first: they do not
    /// count towards the batch.
    void run(Consumer<String> log) {
        environment
                .table()
                .upTo(Keys.DUE, Keys.DUE_DIGESTS, now().getEpochSecond(), BATCH)
                .filter(key -> attempt(key, log))
                .limit(BATCH)
                .forEach(_ -> {});
    }

    private boolean attempt(Key key, Consumer<String> log) {
        try {
            send(key, log);
            return true;
        } catch (RuntimeException e) {
            log.accept(Log.failure("DigestFunction", Keys.eventOf(key), e));
            return false;
        }
    }

    private void send(Key key, Consumer<String> log) {
        var now = now();
        events.find(Keys.eventOf(key))
                .ifPresent(published -> outbox.deliver(
                        SubscriptionWrites.claim(key, now), now, lease -> digest(key, published, lease, now), log));
    }

    /// Reads the row under the lease, so that what another run sent meanwhile is known.
    private Optional<Outbox.Outgoing> digest(Key key, PublishedEvent published, Instant lease, Instant now) {
        var row = environment.table().get(key).map(Subscription::from).filter(found -> !found.bounced());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var subscription = row.get();
        var totals = totals(published.event().id());
        var report = report(published, subscription, totals, now);
        var items = report.actionItems().stream().map(ActionItem::word).toList();
        if (!isWorthSending(subscription, report, items)) {
            var due = subscription.hasDigest() ? nextMorning(subscription.zone(), now) : now;
            environment.table().update(SubscriptionWrites.settleWithoutDigest(key, items, due, lease));
            return Optional.empty();
        }
        var settled = SubscriptionWrites.settle(
                key,
                totals.attributes(),
                report.period().activity().attributes(),
                items,
                nextMorning(subscription.zone(), now),
                lease,
                now);
        var mail = DigestMail.compose(report, subscription.recipient());
        return Optional.of(new OutgoingDigest(environment.table(), subscription, mail, settled));
    }

    private Totals totals(String event) {
        var seats =
                environment.table().get(Keys.seats(event)).map(SeatCounts::new).orElse(SeatCounts.NONE);
        var mail = environment.table().get(Keys.mail(event)).orElse(Item.EMPTY);
        return Totals.of(seats, mail);
    }

    private Report report(PublishedEvent published, Subscription subscription, Totals totals, Instant now) {
        var event = published.event();
        var last = subscription.lastTotals().map(Totals::from).orElse(Totals.NONE);
        var snapshot = totals.snapshot(event.seating().capacity());
        var items = ActionItem.of(
                published, snapshot, totals.growth(last, "rejected"), totals.growth(last, "bounced"), now);
        var page = URI.create(event.home().map(URI::toString).orElse(publicUrl) + "/events/" + event.id());
        var period = new Report.Period(
                subscription.sentAt(),
                now,
                totals.activitySince(last),
                subscription.lastActivity().map(Activity::from));
        return new Report(event, page, items, period, snapshot, totals.mailCounts(), sender);
    }

    /// Something has come in or gone, or needs the organizers and was not named yet. That an action item has ended
    /// is no news to them.
    private static boolean isWorthSending(Subscription subscription, Report report, List<String> items) {
        return !report.period().activity().equals(Activity.NONE)
                || report.actionItems().stream().anyMatch(ActionItem::isNewEachTime)
                || !subscription.lastItems().containsAll(items);
    }

    /// By java.time's rules: an hour that the clocks skip shifts, one that they repeat counts once.
    static Instant nextMorning(ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var morning = today.atTime(MORNING).atZone(zone).toInstant();
        return morning.isAfter(now)
                ? morning
                : today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
