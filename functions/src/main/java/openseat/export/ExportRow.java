package openseat.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.event.Event;
import openseat.registration.Status;
import openseat.registration.Submission;

/// Somebody on the list: who holds or waits for a seat, with what they accepted.
///
/// @param joined when they joined the waiting list; nobody else has it
record ExportRow(Status standing, String address, Submission accepted, Optional<Instant> joined) {

    /// What is read of a row, and all that the function's policy lets it read.
    static final List<String> ATTRIBUTES = List.of("status", "address", "accepted", "joined", "ends");

    /// Nobody where the row has ended, or holds no seat; and no answers once the event is over, though they be there
    /// still.
    static Optional<ExportRow> from(Item row, Event event, Instant now) {
        var standing = Status.of(row.text("status"));
        if (standing == Status.REQUESTED || standing == Status.CANCELLED || now.getEpochSecond() >= row.number("ends")) {
            return Optional.empty();
        }
        var isOver = event.schedule().date().filter(date -> !now.isBefore(date.endsAt())).isPresent();
        var joined = row.optionalNumber("joined");
        return row.map("accepted").map(Submission::from).map(accepted -> new ExportRow(
                standing,
                row.text("address"),
                isOver ? accepted.bare() : accepted,
                joined.isPresent() ? Optional.of(Instant.ofEpochMilli(joined.getAsLong())) : Optional.empty()));
    }
}
