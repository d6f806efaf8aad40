package openseat.letter;

import java.util.Optional;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.i18n.Language;

/// What has changed since the last letter.
///
/// @param before   when and where the event was to be according to that letter, if that differs from now
/// @param promoted whether the registrant has moved from the waiting list to a seat
public record EventChange(Optional<Event.WhenAndWhere> before, boolean promoted) {

    public static final EventChange NONE = new EventChange(Optional.empty(), false);

    /// What the reader of this language must be told about the event.
    Optional<Kind> kind(Event event, Language language) {
        var ofDate = kind(event.schedule());
        return hasOtherPlace(event, language)
                ? Optional.of(ofDate.map(Kind::withPlace).orElse(Kind.PLACE_CHANGED))
                : ofDate;
    }

    /// Whether the date in the last letter is no longer true.
    boolean hasOtherDate(Event event) {
        return kind(event.schedule())
                .map(kind -> kind == Kind.DATE_CHANGED || kind == Kind.DATE_REMOVED)
                .orElse(false);
    }

    /// Whether the place in the last letter differs from now for the reader of this language. A new translation
    /// into another language is not another place.
    boolean hasOtherPlace(Event event, Language language) {
        return before.map(then -> !text(then.place(), language).equals(text(event.place(), language)))
                .orElse(false);
    }

    private static Optional<String> text(Optional<Event.Place> place, Language language) {
        return place.map(p -> p.mode().word
                + p.address().map(address -> address.in(language.lang()).text()).orElse(""));
    }

    /// What happened to the schedule. That an event is cancelled is said in every letter, whatever the last one
    /// said.
    private Optional<Kind> kind(Schedule now) {
        var schedule = before.map(Event.WhenAndWhere::schedule);
        return switch (now) {
            case Schedule.Cancelled _ -> Optional.of(Kind.CANCELLED);
            case Schedule.Confirmed _ ->
                schedule.filter(then -> !then.equals(now)).map(then -> switch (then) {
                    case Schedule.Confirmed _ -> Kind.DATE_CHANGED;
                    case Schedule.ToBeConfirmed _ -> Kind.DATE_SET;
                    case Schedule.Cancelled _ -> Kind.REINSTATED;
                });
            case Schedule.ToBeConfirmed _ ->
                schedule.flatMap(then -> switch (then) {
                    case Schedule.Confirmed _ -> Optional.of(Kind.DATE_REMOVED);
                    case Schedule.ToBeConfirmed _ -> Optional.empty();
                    case Schedule.Cancelled _ -> Optional.of(Kind.REINSTATED);
                });
        };
    }

    /// What has changed about an event since the last letter. `key` is part of the keys of its texts.
    enum Kind {
        DATE_CHANGED("moved"),
        DATE_SET("dateSet"),
        DATE_REMOVED("dateOpen"),
        CANCELLED("calledOff"),
        REINSTATED("onAgain"),
        PLACE_CHANGED("elsewhere"),
        DATE_AND_PLACE_CHANGED("movedElsewhere");

        final String key;

        Kind(String key) {
            this.key = key;
        }

        /// The kind if the place has changed as well. That the date was removed, or that the event takes place
        /// after all, is more important than its place.
        Kind withPlace() {
            return switch (this) {
                case DATE_CHANGED, DATE_SET, DATE_AND_PLACE_CHANGED -> DATE_AND_PLACE_CHANGED;
                case DATE_REMOVED, CANCELLED, REINSTATED, PLACE_CHANGED -> this;
            };
        }
    }
}
