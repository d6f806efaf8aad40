package openseat.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;

/// Consecutive paragraphs of an event's text in the same language, with links to its notes.
///
/// @param lang null where it is the page's
public record TextBlock(String lang, String dir, List<List<Span>> paragraphs) {

    private static final Pattern REFERENCE = Pattern.compile(" ?\\[\\^(" + EventDescription.Note.MARK + ")\\]");

    /// A part of a paragraph.
    public sealed interface Span {
        record PlainText(String text) implements Span {}

        /// @param target the id of the note, or of the sentence that says the note is missing
        record NoteReference(String mark, String target) implements Span {}
    }

    static List<TextBlock> of(Event event, Language page) {
        var blocks = new ArrayList<TextBlock>();
        for (var map : event.description().paragraphs()) {
            var text = LocalizedText.of(map, page);
            var spans = spans(text.text(), event);
            var last = blocks.isEmpty() ? null : blocks.getLast();
            if (last != null && Objects.equals(last.lang, text.lang())) {
                last.paragraphs.add(spans);
            } else {
                blocks.add(new TextBlock(text.lang(), text.dir(), new ArrayList<>(List.of(spans))));
            }
        }
        return blocks;
    }

    private static List<Span> spans(String paragraph, Event event) {
        var spans = new ArrayList<Span>();
        var reference = REFERENCE.matcher(paragraph);
        var end = 0;
        while (reference.find()) {
            var mark = reference.group(1);
            spans.add(new Span.PlainText(paragraph.substring(end, reference.start())));
            spans.add(new Span.NoteReference(mark, target(mark, event)));
            end = reference.end();
        }
        spans.add(new Span.PlainText(paragraph.substring(end)));
        return spans;
    }

    private static String target(String mark, Event event) {
        var number = 1;
        for (var note : event.description().notes()) {
            if (note.mark().equals(mark) && note.text().isPresent()) {
                return "note-" + number;
            }
            number++;
        }
        return "notes";
    }
}
