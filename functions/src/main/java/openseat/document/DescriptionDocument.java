package openseat.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        var title = root.required("title").flatMap(c -> c.languageMap(SHORT));
        var kind = root.member("kind").flatMap(c -> c.languageMap(SHORT));
        var text = root.member("text").map(DescriptionDocument::paragraphs).orElse(List.of());
        var notes = root.member("notes").map(DescriptionDocument::notes).orElse(List.of());
        var organizers =
                root.member("organizers").map(DescriptionDocument::organizers).orElse(List.of());
        var audience = root.member("audience").flatMap(c -> c.languageMap(SHORT));
        checkMarks(root, text, notes);
        return title.map(t -> new EventDescription(t, kind, text, notes, organizers, audience));
    }

    private static List<LanguageMap> paragraphs(DocumentReader at) {
        return at.elements(40).stream()
                .flatMap(c -> c.languageMap(PARAGRAPH).stream())
                .toList();
    }

    private static List<LanguageMap> organizers(DocumentReader at) {
        return at.elements(30).stream()
                .flatMap(c -> c.languageMap(SHORT).stream())
                .toList();
    }

    private static Optional<String> mark(DocumentReader at) {
        return at.parsed(
                text -> {
                    if (!text.matches(EventDescription.Note.MARK)) {
                        throw new IllegalArgumentException();
                    }
                    return text;
                },
                "1 to 8 characters without spaces or brackets");
    }

    private static List<EventDescription.Note> notes(DocumentReader at) {
        var notes = new ArrayList<EventDescription.Note>();
        for (var element : at.elements(40)) {
            if (element.isObject()) {
                var mark = element.required("mark").flatMap(DescriptionDocument::mark);
                var text = element.member("text").flatMap(c -> c.languageMap(PARAGRAPH));
                element.rejectUnknownMembers();
                mark.ifPresent(m -> notes.add(new EventDescription.Note(m, text)));
            }
        }
        return notes;
    }

    /// A mark without a note, or a note without a mark, would give readers a dead link.
    private static void checkMarks(DocumentReader root, List<LanguageMap> text, List<EventDescription.Note> notes) {
        var at = root.member("notes").orElse(root);
        var known = notes.stream().map(EventDescription.Note::mark).toList();
        var marked = text.stream()
                .flatMap(paragraph -> paragraph.texts().values().stream())
                .flatMap(t -> MARK_LIKE.matcher(t).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();
        marked.stream()
                .filter(mark -> !known.contains(mark))
                .forEach(mark -> at.addError("has no note for the mark [^" + mark + "] in the text"));
        known.stream()
                .filter(mark -> !marked.contains(mark))
                .forEach(mark -> at.addError("has a note whose mark is not in the text: [^" + mark + "]"));
        if (known.size() > known.stream().distinct().count()) {
            at.addError("has two notes with the same mark");
        }
    }
}
