package openseat.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.table.Item;

/// Somebody on the list: who holds or waits for a seat, with what they accepted.
///
/// @param joined when they joined the waiting list; nobody else has it
record Listed(Standing standing, String address, Submission accepted, Optional<Instant> joined) {

    /// What is read of a row, and all that the function's policy lets it read.
    static final List<String> ATTRIBUTES = List.of("standing", "address", "accepted", "joined", "ends");

    /// Nobody where the row has ended, or holds no seat; and no answers once the event is over, though they be there still.
    static Optional<Listed> from(Item row, Event event, Instant now) {
        var standing = Standing.of(row.text("standing"));
        if (standing == Standing.REQUESTED || standing == Standing.CANCELLED || now.getEpochSecond() >= row.number("ends")) {
            return Optional.empty();
        }
        var isOver = event.schedule().date().filter(date -> !now.isBefore(date.endsAt())).isPresent();
        var joined = row.optionalNumber("joined");
        return Submission.optional(row, "accepted").map(accepted -> new Listed(
                standing,
                row.text("address"),
                isOver ? accepted.bare() : accepted,
                joined.isPresent() ? Optional.of(Instant.ofEpochMilli(joined.getAsLong())) : Optional.empty()));
    }
}
