package openseat.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.event.Event;
import openseat.event.Events;
import openseat.registration.Registrations;
import openseat.table.Ground;
import openseat.table.Item;
import openseat.table.Keys;
import openseat.table.Update;

/// Gives the seats that came free to those who wait.
final class Promoting {

    private static final int BATCH = 10;

    /// How many of those who wait are looked at for the first who fits.
    private static final int LOOKED_AT = 500;

    private final Ground ground;
    private final Events events;
    private final Registrations registrations;

    Promoting(Ground ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
        this.registrations = new Registrations(ground);
    }

    void run(Pace pace, Consumer<String> log) {
        for (var key : ground.table().due(Keys.DUE_SEATS, now().getEpochSecond(), BATCH)) {
            UpkeepFunction.attempt(() -> ground.table().get(key).ifPresent(seats -> promote(key.pk().substring(2), seats, pace)), log);
        }
    }

    private void promote(String id, Item rung, Pace pace) {
        var published = events.find(id);
        if (published.isEmpty()) {
            return;
        }
        var event = published.get().event();
        var seats = rung;
        while (seats.count("waiting") > 0 && !seats.flag("shut")) {
            var next = Promotion.next(event, waiting(id), seats.number("room"), now());
            if (next.isEmpty()) {
                break;
            }
            var waiter = registrations.find(Keys.registration(id, next.get().id()));
            if (pace.isOver() || waiter.isEmpty() || !registrations.promote(waiter.get())) {
                // No time is left, or somebody moved meanwhile: the bell stays, and the next run looks again.
                return;
            }
            seats = ground.table().get(Keys.seats(id)).orElseThrow();
        }
        silence(event, seats);
    }

    /// Ends the bell, unless it rang again since the seats were read; the next one may be the hour at which the rule changes.
    private void silence(Event event, Item seats) {
        var change = event.schedule().date().map(Promotion::startOfUse)
                .filter(moment -> moment.isAfter(now()) && seats.count("waiting") > 0);
        var update = Update.of(seats.key());
        change.ifPresentOrElse(moment -> update.set("due", moment.getEpochSecond()), () -> update.remove("due"));
        ground.table().update(update.when("#rings = :seen", "seen", seats.number("rings")));
    }

    private List<Promotion.Waiter> waiting(String id) {
        return ground.table().query(Keys.waiting(id), Optional.empty(), LOOKED_AT).items().stream()
                .map(item -> new Promotion.Waiter(item.key().sk().split("#")[1], (int) item.number("places")))
                .toList();
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
