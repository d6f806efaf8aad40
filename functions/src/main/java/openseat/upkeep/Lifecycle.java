package openseat.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import openseat.event.RegistrationStatus;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Update;
import openseat.event.Event;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;

/// What an event as a whole needs: its news spread, its doors shut when it is over, and at last everything cleared
/// away.
///
/// ```
///  open --over or cancelled: shut, receipt--> shut --no row is left: salt, link, recipients go--> cleared
///    ^                                                                       |
///    '------- published with a date to come <------- 90 days: old revisions go'
/// ```
/// Each step is written on condition that no newer revision was published meanwhile; that one rings anew.
final class Lifecycle {

    private static final int BATCH = 25;

    /// How often an event that is over is looked at until its last row is gone. The first look is so long after the
    /// end, or after the publication that ended it, that no function remembers it as open any more.
    private static final Duration LOOK = Duration.ofHours(1);

    /// How long old revisions are kept after the event.
    private static final Duration REVISIONS = Duration.ofDays(90);

    private final Environment ground;
    private final Events events;
    private final RevisionRollout spread;
    private final Cleanup clearing;

    Lifecycle(Environment ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
        this.spread = new RevisionRollout(ground);
        this.clearing = new Cleanup(ground);
    }

    void run(RateLimiter pace, Consumer<String> log) {
        for (var key : ground.table().upTo(Keys.DUE, Keys.DUE_EVENTS, now().getEpochSecond(), BATCH).limit(BATCH).toList()) {
            UpkeepFunction.attempt(() -> attend(key, pace), log);
        }
    }

    private void attend(Key key, RateLimiter pace) {
        var agenda = ground.table().get(key);
        var published = events.find(key.pk().substring(2));
        // What was published between the two reads has rung anew.
        if (agenda.isPresent() && published.filter(p -> p.revision() == agenda.get().number("rev")).isPresent()) {
            attend(agenda.get(), published.get(), pace);
        }
    }

    private void attend(Item agenda, PublishedEvent published, RateLimiter pace) {
        if (agenda.has("spread") && !spread.run(agenda, published, pace)) {
            return;
        }
        var event = published.event();
        switch (event.registrationStatus(now())) {
            case RegistrationStatus.Over _, RegistrationStatus.EventCancelled _ -> end(agenda, published);
            case RegistrationStatus.Open _, RegistrationStatus.NotYetOpen _, RegistrationStatus.Closed _ -> {
                clearing.tearUpReceipt(event.id());
                rest(agenda, event.schedule().date().map(Schedule.Confirmed::endsAt));
            }
        }
    }

    private void end(Item agenda, PublishedEvent published) {
        var id = published.event().id();
        var over = over(published);
        if (agenda.has("cleared")) {
            var forgotten = over.plus(REVISIONS);
            if (forgotten.isAfter(now())) {
                rest(agenda, Optional.of(forgotten));
            } else {
                clearing.forgetRevisions(id);
                rest(agenda, Optional.empty());
            }
            return;
        }
        if (!agenda.has("shut") && !shut(agenda, id)) {
            return;
        }
        clearing.writeReceipt(id, over);
        var firstLook = over.plus(LOOK);
        if (firstLook.isAfter(now())) {
            rest(agenda, Optional.of(firstLook));
        } else if (clearing.isEmpty(id) && clearing.clear(agenda, id)) {
            rest(agenda, Optional.of(over.plus(REVISIONS)));
        } else {
            rest(agenda, Optional.of(now().plus(LOOK)));
        }
    }

    /// Whether the doors are shut now, and not opened anew by a publication meanwhile.
    private boolean shut(Item agenda, String event) {
        return ground.table().transact(
                Update.of(agenda.key()).set("shut", true).when("#rev = :seen", "seen", agenda.number("rev")),
                Update.of(Keys.seats(event)).set("shut", true).when("attribute_exists(#pk)")).isEmpty();
    }

    /// Since when nobody may ask any more: a publication may have moved the end into the past, or called the event
    /// off.
    private static Instant over(PublishedEvent published) {
        return switch (published.event().schedule()) {
            case Schedule.Confirmed date when date.endsAt().isAfter(published.at()) -> date.endsAt();
            case Schedule.Confirmed _, Schedule.Cancelled _, Schedule.ToBeConfirmed _ -> published.at();
        };
    }

    private void rest(Item agenda, Optional<Instant> next) {
        var update = Update.of(agenda.key()).remove("spread", "cursor").when("#rev = :seen", "seen", agenda.number("rev"));
        next.ifPresentOrElse(moment -> update.set("due", moment.getEpochSecond()), () -> update.remove("due"));
        ground.table().update(update);
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
