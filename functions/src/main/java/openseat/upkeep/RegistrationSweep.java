package openseat.upkeep;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.letter.LetterSender;
import openseat.registration.Deadlines;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;

/// Does for each registration what is due: letters that the stream left behind, lapses, endings, and news.
final class RegistrationSweep {

    private static final int BATCH = 25;
    private static final int ALL_OF_PACE = 100;
    private static final int NEWS_OF_PACE = 70;

    private final Environment ground;
    private final LetterSender sender;
    private final Events events;
    private final Registrations registrations;

    /// Rows of this run: one that stays due, because its turn comes later, is not taken up twice.
    private final Set<Key> seen = new HashSet<>();

    RegistrationSweep(Environment ground, LetterSender sender) {
        this.ground = ground;
        this.sender = sender;
        this.events = new Events(ground.table());
        this.registrations = new Registrations(ground);
    }

    /// Newcomers first, then a batch of news, and again, so that nobody new waits behind an announcement.
    void run(RateLimiter pace, Consumer<String> log) {
        var worked = true;
        while (worked && !pace.isOver()) {
            worked = false;
            for (var shard : Keys.shards()) {
                worked |= pass(Keys.dueRegistrations(shard), ALL_OF_PACE, pace, log);
            }
            for (var shard : Keys.shards()) {
                worked |= pass(Keys.dueNews(shard), NEWS_OF_PACE, pace, log);
            }
        }
    }

    private boolean pass(String dk, int share, RateLimiter pace, Consumer<String> log) {
        // Those that stay due, and those that cannot be attended to, must not hide the others behind them.
        var batch = ground.table().upTo(Keys.DUE, dk, now().getEpochSecond(), BATCH).filter(key -> !seen.contains(key)).limit(BATCH).toList();
        for (var key : batch) {
            if (pace.isOver()) {
                return false;
            }
            seen.add(key);
            UpkeepFunction.attempt(() -> attend(key, share, pace, log), log);
        }
        return !batch.isEmpty();
    }

    private void attend(Key key, int share, RateLimiter pace, Consumer<String> log) {
        var now = now();
        var item = ground.table().get(key);
        if (item.isEmpty()) {
            return;
        }
        var row = Registration.from(item.get());
        if (row.isOver(now)) {
            registrations.end(row, Registrations.End.ENDED);
        } else if (row.owes() && row.lease().filter(now::isBefore).isPresent()) {
            // Asked for again while its letter is held or under way: it must not stand in the way of others until
            // then.
            ground.table().update(Update.of(key).set("due", row.lease().get().getEpochSecond())
                    .when("#v = :seen AND #lease = :lease", "seen", row.version(), "lease", row.lease().get().getEpochSecond()));
        } else if (row.owes()) {
            pace.await(share);
            switch (sender.send(key, log)) {
                // The next second is soon enough, also for everybody behind.
                case THROTTLED -> pace.await(share);
                // A letter that is held, or not needed, must not keep the answers.
                case NOTHING_TO_SEND -> events.find(row.event()).ifPresent(published -> dropAnswers(row, published, now));
                case SENT, PUT_OFF -> {}
            }
        } else {
            settle(row, now);
        }
    }

    private void settle(Registration row, Instant now) {
        if (row.standing() == Status.REQUESTED && row.lapse().filter(lapse -> !lapse.isAfter(now)).isPresent()) {
            registrations.end(row, Registrations.End.LAPSED);
            return;
        }
        events.find(row.event()).ifPresent(published -> {
            if (!dropAnswers(row, published, now)) {
                ground.table().update(Update.of(row.key())
                        .set("due", Deadlines.next(published, row, row.lapse()).getEpochSecond())
                        .when("#v = :seen AND attribute_not_exists(#owes)", "seen", row.version()));
            }
        });
    }

    /// Whether there were any whose time is over.
    private boolean dropAnswers(Registration row, PublishedEvent published, Instant now) {
        var due = row.hasAnswers() && Deadlines.answersAreOver(published, now);
        if (due) {
            registrations.dropAnswers(row, published);
        }
        return due;
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
