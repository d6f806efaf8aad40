package openseat.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Difference;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import openseat.seats.SeatCounts;

/// What a publication brings about, or would: who gets a letter, and what in the document may be a mistake.
///
/// @param changed  what everybody who has a seat or waits is told of, since the current revision
/// @param letters  to how many registrations
/// @param promotes whether there are more seats than before, and people wait for one
/// @param warnings about values that are allowed, but seldom meant
public record PublishReport(List<String> changed, long letters, boolean promotes, List<FieldError> warnings) {

    public PublishReport {
        changed = List.copyOf(changed);
        warnings = List.copyOf(warnings);
    }

    /// @param joining as this publication would make it
    static PublishReport of(
            Optional<PublishedEvent> current,
            Event event,
            PublishedEvent.Joining joining,
            SeatCounts seats,
            Instant now) {
        var warnings = warnings(event, seats, now);
        if (current.isEmpty()) {
            return new PublishReport(List.of(), 0, false, warnings);
        }
        var old = current.get();
        var difference = Difference.between(old.event().whenAndWhere(), event.whenAndWhere());
        var changed = new ArrayList<>(words(difference));
        var hasOtherLink = joining.isOtherLinkSince(old.revision()) && event.schedule() instanceof Schedule.Confirmed;
        if (hasOtherLink) {
            changed.add("link");
        }
        var isTold = !changed.isEmpty() && !(event.registrationStatus(now) instanceof RegistrationStatus.Over);
        var waiting = difference.isEmpty() ? 0 : seats.waiting();
        return new PublishReport(
                changed, isTold ? seats.seated() + waiting : 0, promotes(old.event(), event, seats, now), warnings);
    }

    /// Whether upkeep gives seats to those who wait: only free ones, and not those that were free before.
    static boolean promotes(Event old, Event event, SeatCounts seats, Instant now) {
        var before = old.seating().capacity().orElse(Integer.MAX_VALUE);
        var after = event.seating().capacity().orElse(Integer.MAX_VALUE);
        return seats.waiting() > 0
                && after > before
                && after > seats.taken()
                && !event.registrationStatus(now).isFinal();
    }

    /// As JSON shows it.
    Map<String, Object> members() {
        var members = Json.members("news", Json.members("changed", changed, "letters", letters), "promotes", promotes);
        members.put("warnings", warnings.stream().map(FieldError::members).toList());
        return members;
    }

    private static List<String> words(Difference difference) {
        var date = difference.date().map(it -> switch (it) {
            case DAY -> "day";
            case START -> "start";
            case ONLY_END -> "end";
            case POSSIBLE_DAYS -> "possible days";
            case SET -> "date set";
            case REMOVED -> "date removed";
            case CANCELLED -> "cancelled";
            case REINSTATED -> "reinstated";
        });
        var place = difference.place().map(it -> switch (it) {
            case ADDRESS -> "place";
            case ONLY_MODE -> "mode";
        });
        return Stream.of(date, place).flatMap(Optional::stream).toList();
    }

    private static List<FieldError> warnings(Event event, SeatCounts seats, Instant now) {
        var warnings = new ArrayList<FieldError>();
        switch (event.registrationStatus(now)) {
            case RegistrationStatus.Over _ ->
                warnings.add(new FieldError(
                        "/event/schedule/end", "is in the past: nobody can register, and no letter is sent"));
            case RegistrationStatus.Closed _ ->
                warnings.add(new FieldError("/event/registration/closes", "is in the past: nobody can register"));
            case RegistrationStatus.Open _ -> warnings.addAll(begun(event, now));
            case RegistrationStatus.NotYetOpen _, RegistrationStatus.EventCancelled _ -> {}
        }
        event.seating()
                .capacity()
                .filter(capacity -> capacity < seats.taken())
                .ifPresent(_ -> warnings.add(new FieldError(
                        "/event/capacity",
                        "is less than the " + seats.taken() + " places that are taken: nobody loses a seat, and "
                                + "nobody gets one until enough have cancelled")));
        return warnings;
    }

    private static List<FieldError> begun(Event event, Instant now) {
        return event
                .schedule()
                .date()
                .map(Schedule.Confirmed::startsAt)
                .filter(start -> !start.isAfter(now))
                .map(_ -> new FieldError("/event/schedule/start", "is in the past: the event has begun"))
                .stream()
                .toList();
    }
}
