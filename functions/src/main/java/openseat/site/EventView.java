package openseat.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.RegistrationStatus;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.event.RegistrationClosed;
import openseat.form.FormView;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.seats.SeatsLeft;

/// All that an event's page shows, in one language.
///
/// @param past       that the event is over or cancelled
/// @param writtenIn  says in which language the text is, where that is not the page's; else blank
/// @param notes      those with a text; the others are in `lostNotes`
/// @param notOpen    why one cannot register, by paragraphs; empty where one can
/// @param notice     what else stands above the form, or blank
public record EventView(
        PageFrame frame,
        Words words,
        Event event,
        boolean past,
        SocialMetadata sharing,
        Optional<LocalizedText> kind,
        Title title,
        ScheduleText when,
        String writtenIn,
        List<TextBlock> text,
        List<Fact> facts,
        List<LocalizedText> organizers,
        List<NoteView> notes,
        String lostNotes,
        List<String> notOpen,
        String notice,
        FormView form) {

    /// A note and where it stands.
    public record NoteView(String id, String mark, LocalizedText text) {}

    static EventView of(Event event, SeatsLeft left, Language language, Optional<ZoneId> reader, Instant now, String origin, FormInput typed, String notice) {
        var words = Words.in(language);
        var title = Title.of(event.title(), language);
        var notOpen = notOpen(event, language, now);
        var past = event.registrationStatus(now).isFinal();
        var tab = words.get(typed.hasErrors() ? "error.tab" : notOpen.isEmpty() ? "event.tab" : "event.tabClosed", "title", title.brief());
        var frame = PageFrame.of(language, tab, path(event))
                .sample(event.sample())
                .row(left.isNone() || !notOpen.isEmpty() ? PageFrame.Row.FULL : PageFrame.Row.OPEN)
                .skippingTo("register")
                .switchingBy(typed.isEmpty() ? Optional.empty() : Optional.of("form"));
        return new EventView(
                frame,
                words,
                event,
                past,
                SocialMetadata.of(event, language, origin),
                event.description().kind().map(kind -> LocalizedText.of(kind, language)),
                title,
                ScheduleText.of(event, language, reader, now),
                writtenIn(event, language),
                TextBlock.of(event, language),
                EventFacts.of(event, past ? SeatsLeft.UNLIMITED : left, language),
                event.description().organizers().stream().map(name -> LocalizedText.of(name, language)).toList(),
                notes(event, language),
                lostNotes(event, words),
                notOpen,
                notice.isEmpty() && left.isNone() ? words.get("event.none." + left) : notice,
                FormView.of(event.seating().mostPlaces(), language, typed, !typed.isEmpty()));
    }

    /// Where an event is found on this site.
    public static String path(Event event) {
        return "/events/" + event.id();
    }

    /// Whether the form is shown again with what was typed; then it comes first.
    public boolean isAgain() {
        return form.open();
    }

    /// Who keeps the data, if that is stated.
    public Optional<LocalizedText> keeper() {
        return event.privacy().map(privacy -> LocalizedText.of(privacy.keeper(), frame.language()));
    }

    private static List<String> notOpen(Event event, Language language, Instant now) {
        var reasons = RegistrationClosed.of(event, now, language).map(RegistrationClosed::detail).stream();
        var kept = Stream.of(event.registrationStatus(now)).filter(RegistrationStatus.Closed.class::isInstance).map(_ -> Words.in(language).get("event.closedKeeps"));
        return Stream.concat(reasons, kept).toList();
    }

    private static String writtenIn(Event event, Language page) {
        var words = Words.in(page);
        var foreign = event.description().paragraphs().stream().map(map -> LocalizedText.of(map, page).lang()).filter(tag -> tag != null).findFirst();
        return foreign.map(tag -> page.nameOf(Language.primarySubtag(tag))
                .map(name -> words.get("event.writtenIn", "language", name))
                .orElseGet(() -> words.get("event.writtenElsewhere"))).orElse("");
    }

    private static List<NoteView> notes(Event event, Language page) {
        var notes = new ArrayList<NoteView>();
        var number = 1;
        for (var note : event.description().notes()) {
            var id = "note-" + number++;
            note.text().ifPresent(text -> notes.add(new NoteView(id, note.mark(), LocalizedText.of(text, page))));
        }
        return notes;
    }

    private static String lostNotes(Event event, Words words) {
        var lost = event.description().notes().stream().filter(note -> note.text().isEmpty()).map(EventDescription.Note::mark).toList();
        return lost.isEmpty() ? "" : words.get("event.notesLost", "marks", String.join(words.get("page.comma"), lost));
    }
}
