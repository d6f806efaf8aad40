package openseat.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.RateLimiter;
import openseat.document.Events;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.event.Event;
import openseat.registration.Registrations;
import openseat.registration.Status;
import openseat.seats.SeatCounts;
import openseat.seats.Seats;
import openseat.transition.SystemTransitions;

/// Gives free seats to those who wait, turns away who waits for more places than the event has, and drops
/// entries of the list that are nobody's any more: DynamoDB may delete a row by its `ttl` before upkeep does.
final class WaitingListPromoter {

    private static final int BATCH = 10;

    /// How many of those who wait are read at a time.
    private static final int PAGE = 500;

    private final Environment environment;
    private final Events events;
    private final Registrations registrations;
    private final SystemTransitions transitions;

    WaitingListPromoter(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
        this.registrations = new Registrations(environment);
        this.transitions = new SystemTransitions(environment, registrations);
    }

    void run(RateLimiter limiter, Consumer<String> log) {
        environment
                .table()
                .upTo(Keys.DUE, Keys.DUE_SEATS, now().getEpochSecond(), BATCH)
                .takeWhile(_ -> !limiter.isOver())
                .forEach(key -> UpkeepFunction.attempt(() -> promote(key, limiter), log));
    }

    private void promote(Key key, RateLimiter limiter) {
        environment
                .table()
                .get(key)
                .map(SeatCounts::new)
                .ifPresent(seats -> events.find(Keys.eventOf(key))
                        .ifPresent(published -> promote(seats, published.event(), limiter)));
    }

    /// If the walk was cut off, because no time was left or somebody changed meanwhile, the seats stay due.
    private void promote(SeatCounts seats, Event event, RateLimiter limiter) {
        var rule = new PromotionRule(event, seats.room(), seats.idleSince(), seats.loweredAt(), now());
        var isToWalk = seats.waiting() > 0 && !seats.isShut();
        if (!isToWalk || walk(event, seats, rule, limiter)) {
            var settled = Seats.settle(seats, rule.idleSince(), rule.nextLook());
            environment.table().update(isToWalk && !rule.leavesSomebody() ? Seats.nobodyWaits(settled) : settled);
        }
    }

    /// Judges all who wait, in order; false if it was cut off. Seats that become free meanwhile wake upkeep again.
    private boolean walk(Event event, SeatCounts seats, PromotionRule rule, RateLimiter limiter) {
        var from = Optional.<Key>empty();
        do {
            var page = environment.table().query(Keys.waiting(event.id()), from, PAGE);
            for (var waiting : page.items()) {
                if (limiter.isOver() || !judge(event, seats, waiting, rule)) {
                    return false;
                }
            }
            from = page.next();
        } while (from.isPresent());
        return true;
    }

    /// False if the registration changed meanwhile.
    private boolean judge(Event event, SeatCounts seats, Item entry, PromotionRule rule) {
        var places = (int) entry.number("places");
        if (!rule.matters(places)) {
            rule.next(places);
            return true;
        }
        var row = registrations
                .find(Keys.registration(event.id(), Keys.idOfWaiting(entry.key())))
                .filter(found -> found.status() == Status.WAITING)
                .filter(found -> found.waitingKey().equals(entry.key()));
        if (row.isEmpty()) {
            return transitions.drop(entry.key());
        }
        if (row.get().removal().asked().isPresent()) {
            return transitions.remove(row.get());
        }
        return switch (rule.next(places)) {
            case PROMOTED -> transitions.promote(row.get());
            case TURNED_AWAY -> transitions.turnAway(row.get(), seats.loweredAt());
            case WAITS -> true;
        };
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
