package openseat.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    void run(Pace pace) {
        for (var key : ground.table().due(Keys.DUE_SEATS, now().getEpochSecond(), BATCH)) {
            ground.table().get(key).ifPresent(seats -> promote(key.pk().substring(2), seats, pace));
        }
    }

    private void promote(String id, Item seats, Pace pace) {
        var published = events.find(id);
        if (published.isEmpty()) {
            return;
        }
        var event = published.get().event();
        var current = Optional.of(seats);
        while (current.isPresent() && !pace.isOver() && current.get().count("waiting") > 0 && !current.get().flag("shut")) {
            var next = Promotion.next(event, waiting(id), current.get().number("room"), now());
            if (next.isEmpty()) {
                break;
            }
            var waiter = registrations.find(Keys.registration(id, next.get().id()));
            if (waiter.isEmpty() || !registrations.promote(waiter.get())) {
                // Somebody moved meanwhile: the bell stays, and the next run looks again.
                return;
            }
            current = ground.table().get(Keys.seats(id));
        }
        silence(id, event, seats, current);
    }

    /// Ends this bell, unless it rang again meanwhile; the next one may be the hour at which the rule changes.
    private void silence(String id, Event event, Item seen, Optional<Item> current) {
        var change = event.schedule().date().map(Promotion::startOfUse)
                .filter(moment -> moment.isAfter(now()) && current.filter(item -> item.count("waiting") > 0).isPresent());
        var update = Update.of(Keys.seats(id));
        change.ifPresentOrElse(moment -> update.set("due", moment.getEpochSecond()), () -> update.remove("due"));
        current.filter(item -> item.has("due")).ifPresent(item -> ground.table().update(update.when(
                "#due = :seen AND #room = :room AND #waiting = :waiting",
                "seen", seen.number("due"), "room", item.number("room"), "waiting", item.count("waiting"))));
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
