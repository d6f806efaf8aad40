package openseat.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import openseat.http.Json;
import openseat.input.CleanText;

/// The notes: one field for each language, in which each note is a line that begins with its mark, `[4] text`. A mark
/// alone is a note without a text in this language.
record NotesField(String name, String path) implements DraftField {

    private static final Pattern NOTE = Pattern.compile("\\[([^\\[\\]]*)\\](.*)");

    /// A note in one language; its text may be blank.
    private record Line(String mark, String text) {}

    @Override
    public List<String> languages(Map<String, Object> document) {
        var languages = new LinkedHashSet<String>();
        notes(document)
                .forEach(note -> languages.addAll(Json.object(note.get("text")).keySet()));
        return List.copyOf(languages);
    }

    @Override
    public List<String> names(List<String> languages) {
        return languages.stream()
                .map(language -> TextField.name(name, language))
                .toList();
    }

    /// The first language shows all marks, so that those without any text are not lost.
    @Override
    public Map<String, List<String>> show(Map<String, Object> document, List<String> languages) {
        var notes = notes(document);
        var values = new LinkedHashMap<String, List<String>>();
        for (var language : languages) {
            var lines = new ArrayList<Line>();
            for (var note : notes) {
                var text = Json.string(Json.object(note.get("text")).get(language));
                lines.add(new Line(Json.string(note.get("mark")), text));
            }
            while (!values.isEmpty() && !lines.isEmpty() && lines.getLast().text.isEmpty()) {
                lines.removeLast();
            }
            values.put(
                    TextField.name(name, language),
                    List.of(lines.stream().map(NotesField::written).collect(Collectors.joining("\n"))));
        }
        return values;
    }

    /// `[^4]`, as the mark stands in the text, is read as well, so a mark that begins with `^` gets another.
    private static String written(Line line) {
        var mark = "[" + (line.mark.startsWith("^") ? "^" : "") + line.mark + "]";
        return line.text.isEmpty() ? mark : mark + " " + line.text;
    }

    @Override
    public void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages) {
        var old = notes(document);
        var notes = new LinkedHashMap<String, Map<String, Object>>();
        var twice = new ArrayList<Map<String, Object>>();
        for (var language : languages) {
            var before = lines(shown, language);
            var seen = new LinkedHashSet<String>();
            for (var line : lines(sent, language)) {
                if (!seen.add(line.mark)) {
                    // Left in, so that reading the document names the mistake.
                    twice.add(note(line.mark));
                    continue;
                }
                var note = notes.computeIfAbsent(line.mark, mark -> known(old, mark));
                if (!before.contains(line)) {
                    put(note, language, line.text);
                }
            }
        }
        for (var note : notes.values()) {
            languages.stream()
                    .filter(language -> !mentions(sent, language, note))
                    .forEach(language -> put(note, language, ""));
        }
        var all = new ArrayList<>(notes.values());
        all.addAll(twice);
        DocumentTree.put(document, path, all.isEmpty() ? null : all);
    }

    private static void put(Map<String, Object> note, String language, String text) {
        var texts = new LinkedHashMap<>(Json.object(note.get("text")));
        if (text.isEmpty()) {
            texts.remove(language);
        } else {
            texts.put(language, text);
        }
        if (!texts.isEmpty()) {
            note.put("text", texts);
        } else if (note.get("text") != null) {
            note.remove("text");
        }
    }

    private boolean mentions(FieldValues sent, String language, Map<String, Object> note) {
        return lines(sent, language).stream().anyMatch(line -> line.mark.equals(note.get("mark")));
    }

    private static Map<String, Object> known(List<Map<String, Object>> old, String mark) {
        return old.stream()
                .filter(note -> mark.equals(note.get("mark")))
                .findFirst()
                .<Map<String, Object>>map(LinkedHashMap::new)
                .orElseGet(() -> note(mark));
    }

    private static Map<String, Object> note(String mark) {
        var note = new LinkedHashMap<String, Object>();
        note.put("mark", mark);
        return note;
    }

    /// A line that does not begin with a mark belongs to the note before it.
    private List<Line> lines(FieldValues values, String language) {
        var lines = new ArrayList<Line>();
        for (var written : values.one(TextField.name(name, language)).split("\n")) {
            var text = CleanText.line(written);
            var match = NOTE.matcher(text);
            if (match.matches()) {
                var mark = match.group(1).startsWith("^") ? match.group(1).substring(1) : match.group(1);
                lines.add(new Line(mark, match.group(2).strip()));
            } else if (!text.isEmpty()) {
                var last = lines.isEmpty() ? new Line("", "") : lines.removeLast();
                lines.add(new Line(last.mark, (last.text + " " + text).strip()));
            }
        }
        return lines;
    }

    private List<Map<String, Object>> notes(Map<String, Object> document) {
        return Json.list(DocumentTree.get(document, path)).stream()
                .map(Json::object)
                .toList();
    }
}
