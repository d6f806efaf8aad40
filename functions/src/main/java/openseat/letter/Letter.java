package openseat.letter;

import java.time.Instant;
import openseat.registration.Reminder;

/// What a registrant is told: the present state of the registration. Each status has one kind of letter.
public sealed interface Letter {

    /// Requested, to be confirmed with the link until then. The address is unproven.
    record Confirm(Instant until) implements Letter {}

    /// Confirmed, for this many people.
    record Ticket(int places) implements Letter {}

    /// On the waiting list, at this position, counted from 1.
    record Waiting(int places, int position) implements Letter {}

    /// Cancelled, for this many people; the link is the way back. The address counts as unproven again.
    record Cancelled(int places) implements Letter {}

    /// Removed by the organizers, for this many people; as after `Cancelled`, the link is the way back.
    record Removed(int places) implements Letter {}

    /// Confirmed or on the waiting list of an event without a date: they must say that they stay, until then.
    record Keep(int places, boolean waits, Instant until) implements Letter {}

    /// Reminds whoever has a seat or waits that the event begins soon.
    record Reminded(Reminder reminder, int places, boolean waits) implements Letter {}

    /// Tells what was announced to whoever has a seat or waits, and nothing else.
    record Message(int places, boolean waits) implements Letter {}

    /// Its name in SES tags and in the keys of its texts.
    default String kind() {
        return switch (this) {
            case Confirm _ -> "confirm";
            case Ticket _ -> "ticket";
            case Waiting _ -> "waiting";
            case Cancelled _ -> "cancelled";
            case Removed _ -> "removed";
            case Keep _ -> "keep";
            case Reminded(var reminder, var _, var waits) ->
                waits ? "noSeat" : reminder == Reminder.DAY_BEFORE ? "dayBefore" : "beforeStart";
            case Message _ -> "message";
        };
    }
}
