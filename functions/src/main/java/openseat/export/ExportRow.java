package openseat.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.event.Event;
import openseat.registration.Status;
import openseat.registration.Submission;

/// One registration as organizers see it: somebody who holds or waits for a seat, with what they accepted.
///
/// @param id              of its row
/// @param joined          when they joined the waiting list; empty for everybody else
/// @param isBeingRemoved  whether the organizers asked to remove it, and upkeep has not done so yet
public record ExportRow(
        String id,
        Status status,
        String address,
        Submission accepted,
        Optional<Instant> joined,
        boolean isBeingRemoved) {

    /// The only attributes that are read, and that the policies of those who read them allow.
    public static final List<String> ATTRIBUTES =
            List.of("pk", "sk", "status", "address", "accepted", "joined", "ends", "removal");

    /// Empty if the registration has ended or holds no seat. Once the event is over, it has no answers, even if
    /// they are not deleted yet.
    static Optional<ExportRow> from(Item row, Event event, Instant now) {
        var status = Status.of(row.text("status"));
        if (status == Status.REQUESTED || status == Status.CANCELLED || now.getEpochSecond() >= row.number("ends")) {
            return Optional.empty();
        }
        var joined = row.optionalNumber("joined");
        return row.map("accepted")
                .map(Submission::from)
                .map(accepted -> new ExportRow(
                        row.key().sk(),
                        status,
                        row.text("address"),
                        isOver(event, now) ? accepted.bare() : accepted,
                        joined.isPresent() ? Optional.of(Instant.ofEpochMilli(joined.getAsLong())) : Optional.empty(),
                        row.has("removal")));
    }

    /// Also of a cancelled event, once the date it had is past.
    private static boolean isOver(Event event, Instant now) {
        return event.schedule().date().map(date -> !now.isBefore(date.endsAt())).orElse(false);
    }
}
