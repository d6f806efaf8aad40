package openseat.digest;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
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
    void run(RateLimiter limiter, Consumer<String> log) {
        environment
                .table()
                .upTo(Keys.DUE, Keys.DUE_DIGESTS, now().getEpochSecond(), PAGE)
                .takeWhile(_ -> !limiter.isOver())
                .forEach(key -> attempt(key, limiter, log));
    }

    private void attempt(Key key, RateLimiter limiter, Consumer<String> log) {
        try {
            send(key, limiter, log);
        } catch (RuntimeException e) {
            log.accept(Log.failure("DigestFunction", Keys.eventOf(key), e));
        }
    }

    private void send(Key key, RateLimiter limiter, Consumer<String> log) {
        var now = now();
        events.find(Keys.eventOf(key))
                .ifPresent(published -> outbox.deliver(
                        SubscriptionWrites.claim(key, now),
                        now,
                        lease -> prepare(key, published, lease, now).map(mail -> {
                            limiter.await(PERCENT);
                            return mail;
                        }),
                        log));
    }

    /// Reads the row under the lease, so that what another run sent meanwhile is known.
    private Optional<Outbox.Outgoing> prepare(Key key, PublishedEvent published, Instant lease, Instant now) {
        var row = environment.table().get(key).map(Subscription::from).filter(found -> !found.bounced());
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
        return outgoing(subscription, mail, SubscriptionWrites.asked(subscription.key(), lease, now));
    }

    private Optional<Outbox.Outgoing> digest(
            Subscription subscription, PublishedEvent published, Instant lease, Instant now) {
        var key = subscription.key();
        var counted = reports.counted(published.event().id());
        var report = reports.report(published, subscription, counted, now);
        var items = report.actionItems().stream()
                .flatMap(item -> item.words().stream())
                .toList();
        var due = subscription.rhythm().next(subscription.zone(), now);
        var kind = DigestKind.of(subscription, report, items, now);
        if (kind == DigestKind.NONE) {
            environment.table().update(SubscriptionWrites.settleWithoutDigest(key, items, due, lease));
            return Optional.empty();
        }
        var told = new SubscriptionWrites.Told(
                counted.totals().attributes(),
                report.period().activity().attributes(),
                items,
                report.trend().attributes());
        var mail = DigestMail.compose(kind == DigestKind.QUIET ? report.asQuiet() : report, subscription.recipient());
        return Optional.of(outgoing(subscription, mail, SubscriptionWrites.settle(key, told, due, lease, now)));
    }

    private Outbox.Outgoing outgoing(Subscription subscription, Mail mail, Update settled) {
        return new OutgoingDigest(environment.table(), subscription, mail, settled);
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
