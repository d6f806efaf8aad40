package openseat.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.Event;
import openseat.event.Events;
import openseat.registration.Registrations;
import openseat.registration.Status;

/// Gives the seats that came free to those who wait, and lets go who waits for more than there are.
final class WaitingListPromoter {

    private static final int BATCH = 10;

    /// How many of those who wait are read at a time.
    private static final int PAGE = 500;

    private final Environment ground;
    private final Events events;
    private final Registrations registrations;

    WaitingListPromoter(Environment ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
        this.registrations = new Registrations(ground);
    }

    void run(RateLimiter pace, Consumer<String> log) {
        ground.table().upTo(Keys.DUE, Keys.DUE_SEATS, now().getEpochSecond(), BATCH).takeWhile(_ -> !pace.isOver())
                .forEach(key -> UpkeepFunction.attempt(() -> attend(key, pace), log));
    }

    private void attend(Key key, RateLimiter pace) {
        ground.table().get(key).ifPresent(seats -> events.find(key.pk().substring(2))
                .ifPresent(published -> attend(seats, published.event(), pace)));
    }

    private void attend(Item seats, Event event, RateLimiter pace) {
        var promotion = new PromotionRule(event, seats.number("room"), now());
        if (seats.count("waiting") == 0 || seats.flag("shut") || walk(event, promotion, pace)) {
            silence(event, seats, promotion);
        }
        // Else no time was left, or somebody moved meanwhile: the bell stays, and the next run looks again.
    }

    /// Along all who wait; false where it was cut off. Seats that come free behind its back ring the bell anew.
    private boolean walk(Event event, PromotionRule promotion, RateLimiter pace) {
        var from = Optional.<Key>empty();
        do {
            var page = ground.table().query(Keys.waiting(event.id()), from, PAGE);
            for (var waiter : page.items()) {
                if (pace.isOver() || !judge(event, waiter, promotion)) {
                    return false;
                }
            }
            from = page.next();
        } while (from.isPresent());
        return true;
    }

    private boolean judge(Event event, Item waiter, PromotionRule promotion) {
        var verdict = promotion.next((int) waiter.number("places"));
        if (verdict == PromotionRule.Verdict.WAITS) {
            return true;
        }
        return registrations.find(Keys.registration(event.id(), waiter.key().sk().split("#")[1]))
                .filter(row -> row.standing() == Status.WAITING)
                .filter(row -> verdict == PromotionRule.Verdict.PROMOTED ? registrations.promote(row) : registrations.turnAway(row))
                .isPresent();
    }

    /// Ends the bell, unless it rang again since the seats were read; the next one may be the hour at which the rule
    /// changes.
    private void silence(Event event, Item seats, PromotionRule promotion) {
        var change = event.schedule().date().map(PromotionRule::startOfUse)
                .filter(moment -> moment.isAfter(now()) && promotion.leavesSomebody());
        var update = Update.of(seats.key());
        change.ifPresentOrElse(moment -> update.set("due", moment.getEpochSecond()), () -> update.remove("due"));
        ground.table().update(update.when("#rings = :seen", "seen", seats.number("rings")));
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
