package openseat.event;

import java.time.Instant;

/// Whether people can register for an event right now, and if not, why: public facts, the same for everybody.
public sealed interface RegistrationStatus {

    record Open() implements RegistrationStatus {}

    record NotYetOpen(Instant opens) implements RegistrationStatus {}

    record Closed(Instant since) implements RegistrationStatus {}

    record Over(Instant since) implements RegistrationStatus {}

    record EventCancelled() implements RegistrationStatus {}

    /// Whether nobody will attend any more: the event is over or cancelled.
    default boolean isFinal() {
        return switch (this) {
            case Over _, EventCancelled _ -> true;
            case Open _, NotYetOpen _, Closed _ -> false;
        };
    }
}
