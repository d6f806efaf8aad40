package openseat.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;

/// Paragraphs that stand together since they share a language; marks of notes in them are links.
///
/// @param lang null where it is the page's
public record TextBlock(String lang, String dir, List<List<Piece>> paragraphs) {

    private static final Pattern MARK = Pattern.compile(" ?\\[\\^(" + EventDescription.Note.MARK + ")\\]");

    /// A stretch of a paragraph.
    public sealed interface Piece {
        record Plain(String text) implements Piece {}

        /// @param target the id of the note, or of where the page says that it is lost
        record Mark(String mark, String target) implements Piece {}
    }

    static List<TextBlock> of(Event event, Language page) {
        var blocks = new ArrayList<TextBlock>();
        for (var map : event.description().paragraphs()) {
            var passage = LocalizedText.of(map, page);
            var pieces = pieces(passage.text(), event);
            var last = blocks.isEmpty() ? null : blocks.getLast();
            if (last != null && Objects.equals(last.lang, passage.lang())) {
                last.paragraphs.add(pieces);
            } else {
                blocks.add(new TextBlock(passage.lang(), passage.dir(), new ArrayList<>(List.of(pieces))));
            }
        }
        return blocks;
    }

    /// The paragraph without its marks, for where nothing can be linked.
    static String plain(String paragraph) {
        return MARK.matcher(paragraph).replaceAll("");
    }

    private static List<Piece> pieces(String paragraph, Event event) {
        var pieces = new ArrayList<Piece>();
        var mark = MARK.matcher(paragraph);
        var end = 0;
        while (mark.find()) {
            pieces.add(new Piece.Plain(paragraph.substring(end, mark.start())));
            pieces.add(new Piece.Mark(mark.group(1), target(mark.group(1), event)));
            end = mark.end();
        }
        pieces.add(new Piece.Plain(paragraph.substring(end)));
        return pieces;
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
