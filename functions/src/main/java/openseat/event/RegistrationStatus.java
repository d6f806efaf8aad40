package openseat.event;

import java.time.Instant;

/// Whether people can register for an event at this moment, and if not, why: public facts, the same for everybody.
public sealed interface RegistrationStatus {

    record Open() implements RegistrationStatus {}

    /// Why they cannot.
    sealed interface NotOpen extends RegistrationStatus {}

    record NotYetOpen(Instant opens) implements NotOpen {}

    record Closed(Instant since) implements NotOpen {}

    record Over(Instant since) implements NotOpen {}

    record EventCancelled() implements NotOpen {}

    /// Whether the event is over or cancelled, so that nobody will attend any more.
    default boolean isFinal() {
        return switch (this) {
            case Over _, EventCancelled _ -> true;
            case Open _, NotYetOpen _, Closed _ -> false;
        };
    }
}
