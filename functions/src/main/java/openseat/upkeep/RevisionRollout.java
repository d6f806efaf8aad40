package openseat.upkeep;

import java.time.Instant;
import java.util.Optional;
import openseat.Environment;
import openseat.RateLimiter;
import openseat.dynamodb.Update;
import openseat.event.EventAgenda;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.registration.Registration;
import openseat.sending.EventChanges;
import openseat.sending.LetterDecision;
import openseat.transition.DeliveryWrites;

/// Rolls a new revision out to the registrations: writes into each row what it must know of its event (when it ends),
/// and makes a letter pending for those who count on what has changed.
final class RevisionRollout {

    private final Environment environment;
    private final EventChanges changes;
    private final RowWalk walk;

    RevisionRollout(Environment environment) {
        this.environment = environment;
        this.changes = new EventChanges(environment.table());
        this.walk = new RowWalk(environment);
    }

    /// Whether every row was reached before the time was up.
    boolean run(EventAgenda agenda, PublishedEvent published, RateLimiter limiter) {
        return walk.run(
                published.event().id(),
                agenda.cursor(),
                limiter,
                row -> Optional.of(update(row, published, environment.clock().instant())),
                cursor -> environment.table().update(agenda.reach(cursor)));
    }

    private Update update(Registration row, PublishedEvent published, Instant now) {
        var isOver = published.event().registrationStatus(now) instanceof RegistrationStatus.Over;
        return !isOver && LetterDecision.isOutdated(row, changes.since(row, published))
                ? DeliveryWrites.news(row, published, now)
                : DeliveryWrites.newRevision(row, published, now);
    }
}
