package openseat.digest;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import openseat.Environment;
import openseat.Keys;
import openseat.RateLimiter;
import openseat.document.Events;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.http.Log;
import openseat.mail.Mail;
import openseat.mail.Outbox;
import openseat.mail.SesMailer;
import openseat.report.ActionItems;
import openseat.subscription.Subscription;
import openseat.subscription.SubscriptionWrites;

/// Sends the digests that are due, and asks new recipients whether they want one.
///
/// Whoever says yes gets the first at once, and later ones by their rhythm: at most one a period, and none if there is
/// nothing to say. A missed one is covered by the next, because each reports the difference to what the last one said.
final class DigestSender {

    private static final int PAGE = 50;

    /// Of the mails a second that SES allows; the letters to registrants have the rest.
    private static final int PERCENT = 50;

    /// So many mails in a run that SES does not take end it.
    private static final int MOST_THROTTLED = 3;

    private final Environment environment;
    private final Outbox outbox;
    private final Events events;
    private final EventReports reports;

    DigestSender(Environment environment, SesMailer mailer) {
        this.environment = environment;
        this.outbox = new Outbox(environment, mailer);
        this.events = new Events(environment.table());
        this.reports = new EventReports(environment);
    }

    /// As many as there is time for; the next run goes on with the others. Those that fail, for instance because
    /// their event cannot be read, stay due and do not stop those behind them.
    ///
    /// If SES takes nothing, the run ends after a few of them: the others stay due, and letters to registrants have
    /// what SES allows.
    void run(RateLimiter limiter, Consumer<String> log) {
        var throttled = new AtomicInteger();
        environment
                .table()
                .upTo(Keys.DUE, Keys.DUE_DIGESTS, now().getEpochSecond(), PAGE)
                .takeWhile(_ -> !limiter.isOver() && throttled.get() < MOST_THROTTLED)
                .forEach(key -> {
                    if (attempt(key, limiter, log) == Outbox.Outcome.THROTTLED) {
                        throttled.incrementAndGet();
                    }
                });
    }

    private Outbox.Outcome attempt(Key key, RateLimiter limiter, Consumer<String> log) {
        try {
            return send(key, limiter, log);
        } catch (RuntimeException e) {
            log.accept(Log.failure("DigestFunction", Keys.eventOf(key), e));
            return Outbox.Outcome.NOTHING_TO_SEND;
        }
    }

    private Outbox.Outcome send(Key key, RateLimiter limiter, Consumer<String> log) {
        var now = now();
        return events.find(Keys.eventOf(key))
                .map(published -> outbox.deliver(
                        SubscriptionWrites.claim(key, now),
                        now,
                        lease -> prepare(key, published, lease, now).map(mail -> {
                            limiter.await(PERCENT);
                            return mail;
                        }),
                        log))
                .orElse(Outbox.Outcome.NOTHING_TO_SEND);
    }

    /// Reads the row under the lease, so that what another run sent meanwhile is known.
    private Optional<Outbox.Outgoing> prepare(Key key, PublishedEvent published, Instant lease, Instant now) {
        var row = environment.table().get(key).flatMap(Subscription::find).filter(found -> !found.bounced());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var subscription = row.get();
        return switch (subscription.status()) {
            case STOPPED -> rest(key, lease);
            case UNCONFIRMED ->
                subscription.mayBeAsked(now)
                        ? Optional.of(question(subscription, published, lease, now))
                        : rest(key, lease);
            case ACTIVE -> digest(subscription, published, lease, now);
        };
    }

    private Optional<Outbox.Outgoing> rest(Key key, Instant lease) {
        environment.table().update(SubscriptionWrites.rest(key, lease));
        return Optional.empty();
    }

    private Outbox.Outgoing question(Subscription subscription, PublishedEvent published, Instant lease, Instant now) {
        var mail = QuestionMail.compose(
                published.event(), reports.own(published, subscription), subscription.recipient(), reports.sender());
        return outgoing(subscription, mail, row -> SubscriptionWrites.asked(row.key(), lease, now));
    }

    private Optional<Outbox.Outgoing> digest(
            Subscription subscription, PublishedEvent published, Instant lease, Instant now) {
        var counted = reports.counted(published.event().id());
        var report = reports.report(published, subscription, counted, now);
        var items = report.actionItems().stream()
                .flatMap(item -> item.words().stream())
                .toList();
        var remembered = ActionItems.remembered(subscription.last().items(), items);
        var kind = DigestKind.of(subscription, report, items, now);
        if (kind == DigestKind.NONE) {
            var settled =
                    SubscriptionWrites.settleWithoutDigest(subscription, remembered, due(subscription, now), lease);
            environment.table().update(settled);
            return Optional.empty();
        }
        var told = new SubscriptionWrites.Told(
                counted.totals().attributes(),
                report.period().activity().attributes(),
                remembered,
                report.trend().attributes());
        var mail = DigestMail.compose(kind == DigestKind.QUIET ? report.asQuiet() : report, subscription.recipient());
        return Optional.of(
                outgoing(subscription, mail, row -> SubscriptionWrites.settle(row, told, due(row, now), lease, now)));
    }

    /// When the next one is due.
    private static Instant due(Subscription subscription, Instant now) {
        return subscription.rhythm().next(subscription.zone(), now);
    }

    private Outbox.Outgoing outgoing(Subscription subscription, Mail mail, Function<Subscription, Update> settled) {
        return new OutgoingDigest(environment.table(), subscription, mail, settled);
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
