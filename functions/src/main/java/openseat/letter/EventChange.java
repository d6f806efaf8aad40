package openseat.letter;

import java.util.Optional;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.event.WhenAndWhere;
import openseat.i18n.Language;

/// What has changed since the last letter.
///
/// @param before   when and where the event was to be, as it was told then, if it is another now
/// @param promoted whether a seat came free for this reader
public record EventChange(Optional<WhenAndWhere> before, boolean promoted) {

    public static final EventChange NONE = new EventChange(Optional.empty(), false);

    /// What happened to the event. That a date was lost, or the event is on again, is said before that it is
    /// elsewhere.
    Optional<ChangeKind> turn(Event event, Language language) {
        var ofDate = turn(event.schedule());
        if (!isElsewhere(event, language) || ofDate.filter(turn -> turn != ChangeKind.MOVED && turn != ChangeKind.DATE_SET).isPresent()) {
            return ofDate;
        }
        return Optional.of(ofDate.isPresent() ? ChangeKind.MOVED_ELSEWHERE : ChangeKind.ELSEWHERE);
    }

    /// Whether the date that was told holds no more.
    boolean isOtherDate(Event event) {
        return turn(event.schedule()).filter(turn -> turn == ChangeKind.MOVED || turn == ChangeKind.DATE_OPEN).isPresent();
    }

    /// Whether the place that was told is another one now to who reads this language: one that was only translated is
    /// not.
    boolean isElsewhere(Event event, Language language) {
        return before.filter(then -> !said(then.place(), language).equals(said(event.place(), language))).isPresent();
    }

    private static Optional<String> said(Optional<Event.Place> place, Language language) {
        return place.map(p -> p.mode().word + p.address().map(address -> address.in(language.lang()).text()).orElse(""));
    }

    /// What happened to the schedule. That an event is called off is said each time, whatever was told before.
    private Optional<ChangeKind> turn(Schedule now) {
        var before = this.before.map(WhenAndWhere::schedule);
        return switch (now) {
            case Schedule.Cancelled _ -> Optional.of(ChangeKind.CALLED_OFF);
            case Schedule.Confirmed _ -> before.filter(then -> !then.equals(now)).map(then -> switch (then) {
                case Schedule.Confirmed _ -> ChangeKind.MOVED;
                case Schedule.ToBeConfirmed _ -> ChangeKind.DATE_SET;
                case Schedule.Cancelled _ -> ChangeKind.ON_AGAIN;
            });
            case Schedule.ToBeConfirmed _ -> before.flatMap(then -> switch (then) {
                case Schedule.Confirmed _ -> Optional.of(ChangeKind.DATE_OPEN);
                case Schedule.ToBeConfirmed _ -> Optional.empty();
                case Schedule.Cancelled _ -> Optional.of(ChangeKind.ON_AGAIN);
            });
        };
    }
}
