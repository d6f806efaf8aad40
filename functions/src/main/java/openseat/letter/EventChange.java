package openseat.letter;

import java.util.Optional;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.event.WhenAndWhere;
import openseat.i18n.Language;

/// What has changed since the last letter.
///
/// @param before   when and where the event was to be according to that letter, if that differs from now
/// @param promoted whether the registrant has moved from the waiting list to a seat
public record EventChange(Optional<WhenAndWhere> before, boolean promoted) {

    public static final EventChange NONE = new EventChange(Optional.empty(), false);

    /// What the reader of this language must be told about the event.
    Optional<ChangeKind> kind(Event event, Language language) {
        var ofDate = kind(event.schedule());
        return hasOtherPlace(event, language)
                ? Optional.of(ofDate.map(ChangeKind::withPlace).orElse(ChangeKind.PLACE_CHANGED))
                : ofDate;
    }

    /// Whether the date in the last letter is no longer true.
    boolean hasOtherDate(Event event) {
        return kind(event.schedule())
                .map(kind -> kind == ChangeKind.DATE_CHANGED || kind == ChangeKind.DATE_REMOVED)
                .orElse(false);
    }

    /// Whether the place in the last letter differs from now for the reader of this language. A new translation into
    /// another language is not another place.
    boolean hasOtherPlace(Event event, Language language) {
        return before.map(then -> !text(then.place(), language).equals(text(event.place(), language))).orElse(false);
    }

    private static Optional<String> text(Optional<Event.Place> place, Language language) {
        return place.map(p ->
                p.mode().word + p.address().map(address -> address.in(language.lang()).text()).orElse(""));
    }

    /// What happened to the schedule. That an event is cancelled is said in every letter, whatever the last one said.
    private Optional<ChangeKind> kind(Schedule now) {
        var schedule = before.map(WhenAndWhere::schedule);
        return switch (now) {
            case Schedule.Cancelled _ -> Optional.of(ChangeKind.CANCELLED);
            case Schedule.Confirmed _ -> schedule.filter(then -> !then.equals(now)).map(then -> switch (then) {
                case Schedule.Confirmed _ -> ChangeKind.DATE_CHANGED;
                case Schedule.ToBeConfirmed _ -> ChangeKind.DATE_SET;
                case Schedule.Cancelled _ -> ChangeKind.REINSTATED;
            });
            case Schedule.ToBeConfirmed _ -> schedule.flatMap(then -> switch (then) {
                case Schedule.Confirmed _ -> Optional.of(ChangeKind.DATE_REMOVED);
                case Schedule.ToBeConfirmed _ -> Optional.empty();
                case Schedule.Cancelled _ -> Optional.of(ChangeKind.REINSTATED);
            });
        };
    }
}
