package openseat.letter;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import openseat.calendar.CalendarEntry;
import openseat.content.Block;
import openseat.content.ClockRows;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.mail.Recipient;

/// Everything a letter is composed from.
record LetterDraft(Letter letter, EventChange change, LetterContext context, Language language, ClockRows clocks) {

    /// An unproven address must not learn what was typed into the form: of that, its letter uses the language, but
    /// not the time zone.
    static LetterDraft of(Letter letter, EventChange change, LetterContext context, Recipient recipient) {
        var zone = switch (letter) {
            case Letter.Ticket _,
                    Letter.Waiting _,
                    Letter.Cancelled _,
                    Letter.Removed _,
                    Letter.Keep _,
                    Letter.Reminded _,
                    Letter.Message _ -> recipient.zone();
            case Letter.Confirm _ -> Optional.<ZoneId>empty();
        };
        var clocks = new ClockRows(recipient.language(), zone);
        return new LetterDraft(letter, change, context, recipient.language(), clocks);
    }

    Event event() {
        return context.event();
    }

    Words words() {
        return Words.in(language);
    }

    /// What the reader must be told about the event, if anything.
    Optional<EventChange.Kind> changeKind() {
        return change.kind(event(), language);
    }

    boolean is(EventChange.Kind kind) {
        return changeKind().equals(Optional.of(kind));
    }

    boolean eventIsCancelled() {
        return is(EventChange.Kind.CANCELLED);
    }

    /// Whether the headline is about the event. Whoever has neither a seat nor a place on the waiting list is first
    /// told how to get one, unless the event is cancelled.
    boolean leadsWithChange() {
        if (letter instanceof Letter.Message) {
            return false;
        }
        return eventIsCancelled()
                || changeKind().isPresent() && (letter instanceof Letter.Ticket || letter instanceof Letter.Waiting);
    }

    /// What the letter makes of the entry in the reader's calendar; empty if it says nothing of it.
    Optional<CalendarEntry> calendar() {
        var calendar = context.calendar();
        return switch (letter) {
            case Letter.Confirm _, Letter.Reminded _, Letter.Message _ -> Optional.empty();
            case Letter.Ticket _ -> calendar.seat(event());
            case Letter.Waiting _ -> calendar.waiting(event());
            case Letter.Keep(var _, var waits, var _) -> waits ? calendar.waiting(event()) : calendar.seat(event());
            case Letter.Cancelled _, Letter.Removed _ -> calendar.cancelled(event());
        };
    }

    Block.Title title() {
        var title = event().title().in(language.lang());
        return new Block.Title(title.lang(), title.text());
    }

    /// A link to a section of the registration's private page.
    Block.Link link(String key, String fragment) {
        return new Block.Link(words().get(key), URI.create(context.link() + "#" + fragment));
    }
}
