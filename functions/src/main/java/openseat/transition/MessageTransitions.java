package openseat.transition;

import java.util.Optional;
import openseat.Environment;
import openseat.dynamodb.Update;
import openseat.event.PublishedEvent;
import openseat.registration.Registration;
import openseat.registration.Registrations;

/// What the holder of a link says about reminders and optional announcements. Their seat stays as it is.
public final class MessageTransitions {

    private final Environment environment;
    private final Attempts attempts;

    public MessageTransitions(Environment environment, Registrations registrations) {
        this.environment = environment;
        this.attempts = new Attempts(environment, registrations);
    }

    /// Stops them, by a button on the private page.
    public TransitionResult stop(Registration seen) {
        return attempts.retry(seen, row -> stopped(row, MessageWrites.stop(row)));
    }

    /// Stops them, by a mailbox's own button (RFC 8058).
    public TransitionResult unsubscribe(Registration seen) {
        return attempts.retry(seen, row -> stopped(row, MessageWrites.unsubscribe(row)));
    }

    private Optional<TransitionResult> stopped(Registration row, Update update) {
        return row.messages().stopped()
                ? Optional.of(new TransitionResult.Already(row.status()))
                : attempts.update(row.status(), update);
    }

    /// Sends them again.
    public TransitionResult resume(Registration seen, PublishedEvent published) {
        return attempts.retry(
                seen,
                row -> row.wantsMessages()
                        ? Optional.of(new TransitionResult.Already(row.status()))
                        : attempts.update(
                                row.status(),
                                MessageWrites.resume(
                                        row, published, environment.clock().instant())));
    }
}
