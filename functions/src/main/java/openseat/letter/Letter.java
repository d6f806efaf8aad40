package openseat.letter;

import java.time.Instant;

/// What a registrant is told: where the registration stands at present, one kind of letter a standing.
public sealed interface Letter {

    /// Asked for, and to be confirmed with the link until then. The address is unproven.
    record Confirm(Instant until) implements Letter {}

    /// Confirmed, for so many people.
    record Ticket(int places) implements Letter {}

    /// On the waiting list, at this position, counted from 1.
    record Waiting(int places, int position) implements Letter {}

    /// Cancelled, for so many people; the link is the way back. The address counts as unproven again.
    record Cancelled(int places) implements Letter {}

    /// The word for it in tags and figures.
    default String kind() {
        return switch (this) {
            case Confirm _ -> "confirm";
            case Ticket _ -> "ticket";
            case Waiting _ -> "waiting";
            case Cancelled _ -> "cancelled";
        };
    }
}
