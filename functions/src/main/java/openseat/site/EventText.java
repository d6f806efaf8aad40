package openseat.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;

/// An event's description and notes as its page shows them.
///
/// @param writtenIn    a sentence that names the language of the text if that is not the page's, else blank
/// @param notes        those that have a text
/// @param missingNotes a sentence that names those that have none, or blank
public record EventText(String writtenIn, List<TextBlock> blocks, List<Note> notes, String missingNotes) {

    /// @param id the target of the links to it
    public record Note(String id, String mark, LocalizedText text) {}

    static EventText of(Event event, Language language) {
        return new EventText(
                writtenIn(event, language),
                TextBlock.of(event, language),
                notes(event, language),
                missingNotes(event, language));
    }

    private static String writtenIn(Event event, Language page) {
        var words = Words.in(page);
        return event.description().paragraphs().stream()
                .map(text -> LocalizedText.of(text, page).lang())
                .filter(Objects::nonNull)
                .findFirst()
                .map(tag -> page.nameOf(Language.primarySubtag(tag))
                        .map(name -> words.get("event.writtenIn", "language", name))
                        .orElseGet(() -> words.get("event.writtenElsewhere")))
                .orElse("");
    }

    private static List<Note> notes(Event event, Language page) {
        var notes = new ArrayList<Note>();
        var number = 1;
        for (var note : event.description().notes()) {
            var id = "note-" + number++;
            note.text().ifPresent(text -> notes.add(new Note(id, note.mark(), LocalizedText.of(text, page))));
        }
        return notes;
    }

    private static String missingNotes(Event event, Language page) {
        var words = Words.in(page);
        var marks = event.description().notes().stream()
                .filter(note -> note.text().isEmpty())
                .map(EventDescription.Note::mark)
                .toList();
        return marks.isEmpty()
                ? ""
                : words.get("event.notesLost", "marks", String.join(words.get("page.comma"), marks));
    }
}
