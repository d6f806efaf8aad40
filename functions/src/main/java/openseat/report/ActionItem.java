package openseat.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import openseat.audience.Audience;
import openseat.event.Access;
import openseat.event.Schedule;
import openseat.seats.Band;
import openseat.site.EventAnchor;

/// Something that only the organizers can decide or correct. The first one is the headline of a digest.
public sealed interface ActionItem {

    /// The event has had no date for so long that those who get the digest are deleted at this moment.
    record RecipientsEnd(Instant at) implements ActionItem {}

    /// The event begins soon and is online, and there is no link to join.
    record NoLink(Schedule.Confirmed date) implements ActionItem {}

    /// The event has no date, and this many registrations wait for it.
    record NoDate(long registrations) implements ActionItem {}

    /// This many more people have a seat than there are seats, because the limit was lowered.
    record Overbooked(long excess) implements ActionItem {}

    /// Every seat is taken, and this many registrations wait, perhaps none.
    record Full(long waiting) implements ActionItem {}

    /// At most one seat in ten is left, or seats are left and somebody waits all the same, because there are fewer
    /// than the first of those who wait asked for.
    ///
    /// @param waiting registrations
    record AlmostFull(long left, long waiting) implements ActionItem {}

    /// Registrants ask for interpretation into languages that the event does not say it offers.
    ///
    /// @param asked   the languages, the most frequent first
    /// @param offered language tags
    record Interpretation(List<Audience.Row> asked, List<String> offered, OptionalLong daysToGo)
            implements ActionItem {}

    /// Registrants have access needs that the event does not say it meets.
    record AccessNeeds(List<Audience.Row> asked, List<Access> offered, OptionalLong daysToGo) implements ActionItem {}

    /// Registration closes soon.
    record ClosesSoon(Instant at) implements ActionItem {}

    /// Letters wait, because SES does not send them.
    record LettersWait() implements ActionItem {}

    /// So many letters come back that SES might soon stop sending.
    ///
    /// @param percent so many in a hundred, or more
    record TooManyBounced(int percent, Band letters) implements ActionItem {}

    /// Letters that their readers reported as spam.
    record Complained(Band letters) implements ActionItem {}

    /// Letters that SES does not accept, so they never arrive.
    record Refused(Band letters) implements ActionItem {}

    record NoContact() implements ActionItem {}

    /// The event does not say who keeps the data.
    record NoKeeper() implements ActionItem {}

    /// Fields that the public page leaves out because they are empty.
    record EmptyFields(List<Field> fields) implements ActionItem {}

    /// A field of the event's document; `word` is its name there, and `anchor` where the page shows it.
    enum Field {
        PLACE("place", EventAnchor.WHERE),
        ORGANIZERS("organizers", EventAnchor.WHO),
        AUDIENCE("audience", EventAnchor.ABOUT),
        GEOGRAPHIC_SCOPE("geographicScope", EventAnchor.ABOUT),
        WORKSTREAM_OUTPUT("workstreamOutput", EventAnchor.ABOUT),
        REGIONAL_REVIEW_PROCESS("regionalReviewProcess", EventAnchor.ABOUT),
        OBJECTIVES("objectives", EventAnchor.ABOUT);

        public final String word;
        private final EventAnchor anchor;

        Field(String word, EventAnchor anchor) {
            this.word = word;
            this.anchor = anchor;
        }
    }

    /// The names under which the table remembers that it was reported: it is new if one of them is. What grows is
    /// new again only with the next language, need, field or band, so that it does not break the silence each day.
    default List<String> words() {
        return switch (this) {
            case RecipientsEnd _ -> List.of("recipientsEnd");
            case NoLink _ -> List.of("noLink");
            case NoDate _ -> List.of("noDate");
            case Overbooked _ -> List.of("overbooked");
            case Full _ -> List.of(ActionItems.SEATS, ActionItems.FULL);
            case AlmostFull(var _, var waiting) ->
                waiting > 0 ? List.of(ActionItems.SEATS, ActionItems.WAITING) : List.of(ActionItems.SEATS);
            case Interpretation(var asked, var _, var _) -> options("interpretation", asked);
            case AccessNeeds(var asked, var _, var _) -> options("access", asked);
            case ClosesSoon _ -> List.of("closesSoon");
            case LettersWait _ -> List.of("lettersWait");
            case TooManyBounced(var _, var letters) -> List.of("bounced" + letters.about());
            case Complained(var letters) -> List.of("complained" + letters.about());
            case Refused(var letters) -> List.of("refused" + letters.about());
            case NoContact _ -> List.of("noContact");
            case NoKeeper _ -> List.of("noKeeper");
            case EmptyFields(var fields) ->
                fields.stream().map(field -> "empty." + field.word).toList();
        };
    }

    private static List<String> options(String question, List<Audience.Row> asked) {
        return asked.stream().map(row -> question + "." + row.option()).toList();
    }

    /// Where on the event's page it is seen, and corrected; empty if it is not about the page.
    default Optional<EventAnchor> anchor() {
        return switch (this) {
            case RecipientsEnd _, NoDate _, ClosesSoon _ -> Optional.of(EventAnchor.WHEN);
            case NoLink _ -> Optional.of(EventAnchor.WHERE);
            case Overbooked _, Full _, AlmostFull _ -> Optional.of(EventAnchor.SEATS);
            case Interpretation _, AccessNeeds _ -> Optional.of(EventAnchor.OFFERED);
            case LettersWait _, TooManyBounced _, Complained _, Refused _ -> Optional.empty();
            case NoContact _, NoKeeper _ -> Optional.of(EventAnchor.WHO);
            case EmptyFields(var fields) -> Optional.of(fields.getFirst().anchor);
        };
    }
}
