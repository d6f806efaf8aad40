package openseat.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import openseat.event.EventDescription;
import openseat.i18n.LanguageMap;

/// Reads what an event's document says of the event in words.
final class DescriptionDocument {

    private static final Pattern MARK_LIKE = Pattern.compile("\\[\\^([^\\]]*)\\]");

    private static final int SHORT = 300;
    private static final int PARAGRAPH = 4_000;

    private DescriptionDocument() {}

    /// Empty only if there are errors.
    static Optional<EventDescription> read(DocumentReader root) {
        var title = root.required("title").languageMap(SHORT);
        var kind = root.member("kind").languageMap(SHORT);
        var text = languageMaps(root.member("text"), 40, PARAGRAPH);
        var notes = notes(root.member("notes"));
        var organizers = languageMaps(root.member("organizers"), 30, SHORT);
        var audience = root.member("audience").languageMap(SHORT);
        checkMarks(root, text, notes);
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventDescription(title.get(), kind, text, notes, organizers, audience));
    }

    private static List<LanguageMap> languageMaps(DocumentReader at, int most, int mostCharacters) {
        var maps = new ArrayList<LanguageMap>();
        for (var element : at.elements(most)) {
            var map = element.languageMap(mostCharacters);
            if (map.isPresent()) {
                maps.add(map.get());
            }
        }
        return maps;
    }

    private static List<EventDescription.Note> notes(DocumentReader at) {
        var notes = new ArrayList<EventDescription.Note>();
        for (var element : at.elements(40)) {
            if (element.isObject()) {
                var mark = mark(element.required("mark"));
                var text = element.member("text").languageMap(PARAGRAPH);
                element.rejectUnknownMembers();
                if (mark.isPresent()) {
                    notes.add(new EventDescription.Note(mark.get(), text));
                }
            }
        }
        return notes;
    }

    private static Optional<String> mark(DocumentReader at) {
        return at.mustBe(
                "1 to 8 characters without spaces or brackets",
                at.text().matches(EventDescription.Note.MARK) ? Optional.of(at.text()) : Optional.empty());
    }

    /// A mark without a note, or a note without a mark, would give readers a dead link.
    private static void checkMarks(DocumentReader root, List<LanguageMap> text, List<EventDescription.Note> notes) {
        var at = root.member("notes").isPresent() ? root.member("notes") : root;
        var marked = marks(text);
        var known = new ArrayList<String>();
        for (var note : notes) {
            known.add(note.mark());
        }
        for (var mark : marked) {
            if (!known.contains(mark)) {
                at.addError("has no note for the mark [^" + mark + "] in the text");
            }
        }
        for (var mark : known) {
            if (!marked.contains(mark)) {
                at.addError("has a note whose mark is not in the text: [^" + mark + "]");
            }
        }
        if (known.size() > new HashSet<>(known).size()) {
            at.addError("has two notes with the same mark");
        }
    }

    /// The marks in the text, in its order.
    private static Set<String> marks(List<LanguageMap> text) {
        var marks = new LinkedHashSet<String>();
        for (var paragraph : text) {
            for (var inOneLanguage : paragraph.texts().values()) {
                var mark = MARK_LIKE.matcher(inOneLanguage);
                while (mark.find()) {
                    marks.add(mark.group(1));
                }
            }
        }
        return marks;
    }
}
