package openseat.letter;

import java.util.List;
import java.util.Optional;
import openseat.announcement.Announcement;
import openseat.event.Difference;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.i18n.Language;

/// What has changed, and what was announced, since the last letter.
///
/// @param outdated  whether its reader must be told of another date, place or link to join
/// @param before    when and where the event was to be according to that letter, if that differs from now and is still
///                  stored
/// @param otherLink whether the link to join in that letter works no more, or there was none
/// @param promoted  whether the registrant has moved from the waiting list to a seat
/// @param announced what was announced to them, the oldest first
public record EventChange(
        boolean outdated,
        Optional<Event.WhenAndWhere> before,
        boolean otherLink,
        boolean promoted,
        List<Announcement> announced) {

    public static final EventChange NONE = new EventChange(false, Optional.empty(), false, false, List.of());

    public EventChange {
        announced = List.copyOf(announced);
    }

    /// The same, of whoever has moved to a seat.
    EventChange withPromotion() {
        return new EventChange(outdated, before, otherLink, true, announced);
    }

    /// The same, of whoever these announcements are for.
    public EventChange with(List<Announcement> announcements) {
        return new EventChange(outdated, before, otherLink, promoted, announcements);
    }

    /// What the reader of this language must be told about the event. That it is cancelled is said in every letter,
    /// whatever the last one said.
    Optional<Kind> kind(Event event, Language language) {
        return event.schedule() instanceof Schedule.Cancelled
                ? Optional.of(Kind.CANCELLED)
                : difference(event, language)
                        .flatMap(Kind::of)
                        .or(() -> Optional.of(Kind.LINK_CHANGED).filter(_ -> otherLink));
    }

    /// Whether what the last letter said of the date is no longer true.
    boolean hasOtherDate(Event event) {
        return difference(event, Language.DEFAULT)
                .flatMap(Difference::date)
                .map(date -> switch (date) {
                    case DAY, START, ONLY_END, POSSIBLE_DAYS, REMOVED -> true;
                    case SET, CANCELLED, REINSTATED -> false;
                })
                .orElse(false);
    }

    /// Whether the place in the last letter differs from now for the reader of this language.
    boolean hasOtherPlace(Event event, Language language) {
        return difference(event, language).flatMap(Difference::place).isPresent();
    }

    private Optional<Difference> difference(Event event, Language language) {
        return before.map(then -> Difference.between(then, event.whenAndWhere(), language.lang()));
    }

    /// What has changed about an event since the last letter. `key` is part of the keys of its texts.
    enum Kind {
        DAY_CHANGED("moved"),
        TIME_CHANGED("otherTime"),
        END_CHANGED("otherEnd"),
        POSSIBLE_DAYS_CHANGED("otherDays"),
        DATE_SET("dateSet"),
        DATE_REMOVED("dateOpen"),
        CANCELLED("calledOff"),
        REINSTATED("onAgain"),
        PLACE_CHANGED("elsewhere"),
        MODE_CHANGED("otherMode"),
        DAY_AND_PLACE_CHANGED("movedElsewhere"),
        TIME_AND_PLACE_CHANGED("otherTimeElsewhere"),
        LINK_CHANGED("otherLink");

        final String key;

        Kind(String key) {
            this.key = key;
        }

        static Optional<Kind> of(Difference difference) {
            var ofDate = difference.date().map(Kind::of);
            return difference
                    .place()
                    .map(place -> ofDate.map(Kind::withPlace).orElseGet(() -> of(place)))
                    .or(() -> ofDate);
        }

        private static Kind of(Difference.OfDate date) {
            return switch (date) {
                case DAY -> DAY_CHANGED;
                case START -> TIME_CHANGED;
                case ONLY_END -> END_CHANGED;
                case POSSIBLE_DAYS -> POSSIBLE_DAYS_CHANGED;
                case SET -> DATE_SET;
                case REMOVED -> DATE_REMOVED;
                case CANCELLED -> CANCELLED;
                case REINSTATED -> REINSTATED;
            };
        }

        private static Kind of(Difference.OfPlace place) {
            return switch (place) {
                case ADDRESS -> PLACE_CHANGED;
                case ONLY_MODE -> MODE_CHANGED;
            };
        }

        /// The kind if the place has changed as well. That the date was removed, or that the event takes place
        /// after all, is more important than its place.
        private Kind withPlace() {
            return switch (this) {
                case DAY_CHANGED, DATE_SET, POSSIBLE_DAYS_CHANGED -> DAY_AND_PLACE_CHANGED;
                case TIME_CHANGED, END_CHANGED -> TIME_AND_PLACE_CHANGED;
                default -> this;
            };
        }
    }
}
