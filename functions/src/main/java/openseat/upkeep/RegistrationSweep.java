package openseat.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.RateLimiter;
import openseat.announcement.SendingTime;
import openseat.document.Events;
import openseat.dynamodb.Key;
import openseat.event.PublishedEvent;
import openseat.mail.Outbox;
import openseat.registration.Deadlines;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Reminder;
import openseat.registration.Status;
import openseat.sending.LetterSender;
import openseat.transition.DeliveryWrites;
import openseat.transition.MessageWrites;
import openseat.transition.SystemTransitions;

/// Does for each registration what is due: letters that the stream left behind, expiries, endings, removals that the
/// organizers asked for, and news.
final class RegistrationSweep {

    private static final int BATCH = 25;

    /// Of news, and of requests that had to wait, so many rows a shard are done by turns.
    private static final int NEWS = 7;
    private static final int REQUESTS = 3;

    /// Percent of the rate of mails: news and held requests leave room for whoever acts now.
    private static final int FOR_REGISTRATIONS = 100;
    private static final int FOR_OTHERS = SendingTime.SHARE;

    private final Environment environment;
    private final LetterSender sender;
    private final Events events;
    private final SystemTransitions transitions;
    private final SendingLease lease;

    /// The rows of this run: one that stays due is not taken up twice.
    private final Set<Key> seen = new HashSet<>();

    /// The events of this run, as they were when it read them first.
    private final Map<String, Optional<PublishedEvent>> remembered = new HashMap<>();

    RegistrationSweep(Environment environment, LetterSender sender) {
        this.environment = environment;
        this.sender = sender;
        this.events = new Events(environment.table());
        this.transitions = new SystemTransitions(environment, new Registrations(environment));
        this.lease = new SendingLease(environment);
    }

    /// Registrations first, then news and held requests by turns, and again, so that nobody who acts waits behind
    /// an announcement, nor an announcement behind a flood of requests. Each run begins with another shard.
    void run(RateLimiter limiter, Consumer<String> log) {
        try {
            sweep(limiter, log);
        } finally {
            lease.release();
        }
    }

    private void sweep(RateLimiter limiter, Consumer<String> log) {
        var shards = new ArrayList<>(Keys.shards());
        Collections.rotate(shards, (int) (now().getEpochSecond() / 60 % shards.size()));
        var isFirst = true;
        var isMore = true;
        while (isMore && !limiter.isOver()) {
            var isRush = false;
            for (var shard : shards) {
                isRush |= batch(Keys.dueRegistrations(shard), BATCH, FOR_REGISTRATIONS, limiter, log);
            }
            isMore = isRush;
            for (var shard : shards) {
                isMore |= batch(Keys.dueNews(shard), news(isRush, isFirst), FOR_OTHERS, limiter, log);
                isMore |= batch(Keys.dueRequests(shard), REQUESTS, FOR_OTHERS, limiter, log);
            }
            isFirst = false;
        }
    }

    /// In a rush there is little news, so that nobody who acts waits much longer behind an announcement; but some
    /// in each run, so that it goes on.
    static int news(boolean isRush, boolean isFirst) {
        if (!isRush) {
            return NEWS;
        }
        return isFirst ? 1 : 0;
    }

    /// Whether there may be more. Rows that stay due, or that fail, must not hide the others behind them.
    private boolean batch(String kind, int most, int percent, RateLimiter limiter, Consumer<String> log) {
        if (most == 0) {
            return false;
        }
        var batch = environment
                .table()
                .upTo(Keys.DUE, kind, now().getEpochSecond(), BATCH)
                .filter(key -> !seen.contains(key))
                .limit(most)
                .toList();
        for (var key : batch) {
            if (limiter.isOver()) {
                return false;
            }
            seen.add(key);
            UpkeepFunction.attempt(() -> sweep(key, percent, limiter, log), log);
        }
        return batch.size() == most;
    }

    private void sweep(Key key, int percent, RateLimiter limiter, Consumer<String> log) {
        var now = now();
        var item = environment.table().get(key);
        if (item.isEmpty()) {
            return;
        }
        var row = Registration.from(item.get());
        if (row.isOver(now)) {
            transitions.end(row, events.find(row.event()));
        } else if (row.status() == Status.REQUESTED && remembered(row).isEmpty()) {
            transitions.forget(row);
        } else if (row.removal().asked().isPresent()) {
            transitions.remove(row);
        } else if (!row.delivery().pending()) {
            settle(row, now);
        } else if (mayDropAnswers(row, now) && dropAnswers(row, now)) {
            // Before anything that the letter waits for. The row stays due, so the next run goes on with the letter.
            return;
        } else if (row.delivery().isLeased(now)) {
            // A request came while its letter is under way: until then it must not delay others.
            remembered(row)
                    .ifPresent(published -> environment.table().update(DeliveryWrites.waitForLease(row, published)));
        } else if (row.delivery().isHeld(now) && isExpired(row, now)) {
            transitions.expire(row);
        } else if (lease.take()) {
            send(row, percent, limiter, log);
        }
    }

    /// The rate is taken up only where SES is called: a held request costs nobody else a turn.
    private void send(Registration row, int percent, RateLimiter limiter, Consumer<String> log) {
        var outcome = sender.admit(row.key())
                .map(admitted -> sender.send(admitted, () -> limiter.await(percent), log))
                .orElse(Outbox.Outcome.NOTHING_TO_SEND);
        switch (outcome) {
            // The next turn is soon enough, also for everybody behind.
            case THROTTLED -> limiter.await(percent);
            case SENT, POSTPONED, NOTHING_TO_SEND -> {}
        }
    }

    private void settle(Registration row, Instant now) {
        if (isExpired(row, now)) {
            transitions.expire(row);
            return;
        }
        events.find(row.event()).ifPresent(published -> {
            if (Reminder.due(published, row, now).isPresent()) {
                environment.table().update(MessageWrites.remind(row, now));
            } else if (Deadlines.mustAskToKeep(published, row, now)) {
                environment.table().update(DeliveryWrites.askToKeep(row, now));
            } else if (!dropAnswers(row, published, now)) {
                environment.table().update(DeliveryWrites.waitForDeadline(row, published, now));
            }
        });
    }

    private static boolean isExpired(Registration row, Instant now) {
        return row.expires()
                && row.moments().expires().filter(at -> !at.isAfter(now)).isPresent();
    }

    /// By the event as this run has read it first, which saves a reading for each row.
    private boolean mayDropAnswers(Registration row, Instant now) {
        return row.hasAnswers()
                && remembered(row)
                        .filter(published -> Deadlines.answersAreOver(published, now))
                        .isPresent();
    }

    private Optional<PublishedEvent> remembered(Registration row) {
        return remembered.computeIfAbsent(row.event(), events::find);
    }

    private boolean dropAnswers(Registration row, Instant now) {
        return events.find(row.event())
                .filter(published -> dropAnswers(row, published, now))
                .isPresent();
    }

    /// Whether there were any whose time is over.
    private boolean dropAnswers(Registration row, PublishedEvent published, Instant now) {
        var isDue = row.hasAnswers() && Deadlines.answersAreOver(published, now);
        if (isDue) {
            transitions.dropAnswers(row, published);
        }
        return isDue;
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
