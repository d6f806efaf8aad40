package openseat.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openseat.http.Json;
import openseat.input.CleanText;

/// A list of texts by language: one field for each language, in which the texts stand one below the other. What is not
/// translated is a line with only a hyphen, so that the others keep their places.
///
/// @param between what separates them: a line break, or an empty line
record RowsField(String name, String path, String between) implements DraftField {

    private static final String MISSING = "-";

    @Override
    public List<String> languages(Map<String, Object> document) {
        var languages = new LinkedHashSet<String>();
        rows(document).forEach(row -> languages.addAll(row.keySet()));
        return List.copyOf(languages);
    }

    @Override
    public List<String> names(List<String> languages) {
        return languages.stream()
                .map(language -> TextField.name(name, language))
                .toList();
    }

    @Override
    public Map<String, List<String>> show(Map<String, Object> document, List<String> languages) {
        var rows = rows(document);
        var values = new LinkedHashMap<String, List<String>>();
        for (var language : languages) {
            var texts = new ArrayList<>(
                    rows.stream().map(row -> Json.string(row.get(language))).toList());
            while (!texts.isEmpty() && texts.getLast().isEmpty()) {
                texts.removeLast();
            }
            values.put(
                    TextField.name(name, language),
                    List.of(texts.stream().map(RowsField::written).collect(Collectors.joining(between))));
        }
        return values;
    }

    /// A text of hyphens alone gets one more, because one hyphen means that there is none.
    private static String written(String text) {
        if (text.isEmpty()) {
            return MISSING;
        }
        return text.strip().matches("-+") ? text + "-" : text;
    }

    private static String read(String written) {
        return written.matches("-+") ? written.substring(1) : written;
    }

    @Override
    public void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages) {
        var old = rows(document);
        var before = texts(shown, languages);
        var after = texts(sent, languages);
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < after.size(); i++) {
            var row = after.get(i);
            if (row.isEmpty()) {
                continue;
            }
            var same = i < before.size() && before.get(i).equals(row) ? i : before.indexOf(row);
            if (same >= 0) {
                rows.add(old.get(same));
            } else {
                rows.add(
                        i < before.size()
                                ? patched(old.get(i), before.get(i), row, languages)
                                : new LinkedHashMap<>(row));
            }
        }
        DocumentTree.put(document, path, rows.isEmpty() ? null : rows);
    }

    private static Map<String, Object> patched(
            Map<String, Object> old, Map<String, String> before, Map<String, String> after, List<String> languages) {
        var row = new LinkedHashMap<>(old);
        for (var language : languages) {
            var text = after.get(language);
            if (text == null) {
                row.remove(language);
            } else if (!text.equals(before.get(language))) {
                row.put(language, text);
            }
        }
        return row;
    }

    /// The rows that fields hold, each with its texts by language.
    private List<Map<String, String>> texts(FieldValues values, List<String> languages) {
        var rows = new ArrayList<Map<String, String>>();
        for (var language : languages) {
            var texts = pieces(values.one(TextField.name(name, language)))
                    .map(RowsField::read)
                    .toList();
            for (var i = 0; i < texts.size(); i++) {
                if (i == rows.size()) {
                    rows.add(new LinkedHashMap<>());
                }
                if (!texts.get(i).isEmpty()) {
                    rows.get(i).put(language, texts.get(i));
                }
            }
        }
        return rows;
    }

    private Stream<String> pieces(String text) {
        return Stream.of(text.split(between.length() == 1 ? "\n" : "\n\\h*\n"))
                .map(CleanText::line)
                .filter(piece -> !piece.isEmpty());
    }

    private List<Map<String, Object>> rows(Map<String, Object> document) {
        return Json.list(DocumentTree.get(document, path)).stream()
                .map(Json::object)
                .toList();
    }
}
