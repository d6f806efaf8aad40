package openseat.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.http.Json;
import openseat.input.CleanText;

/// A text by language: one field for each language, `title-ar`.
record TextField(String name, String path) implements DraftField {

    static String name(String field, String language) {
        return field + "-" + language;
    }

    @Override
    public List<String> languages(Map<String, Object> document) {
        return List.copyOf(Json.object(DocumentTree.get(document, path)).keySet());
    }

    @Override
    public List<String> names(List<String> languages) {
        return languages.stream().map(language -> name(name, language)).toList();
    }

    @Override
    public List<List<String>> answers(List<String> languages) {
        return names(languages).stream().map(List::of).toList();
    }

    @Override
    public Map<String, List<String>> show(Map<String, Object> document, List<String> languages) {
        var texts = Json.object(DocumentTree.get(document, path));
        var values = new LinkedHashMap<String, List<String>>();
        for (var language : languages) {
            values.put(name(name, language), List.of(Json.string(texts.get(language))));
        }
        return values;
    }

    @Override
    public void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages) {
        var texts = new LinkedHashMap<>(Json.object(DocumentTree.get(document, path)));
        for (var language : languages) {
            var field = name(name, language);
            if (shown.isSame(sent, field)) {
                continue;
            }
            var text = CleanText.line(sent.one(field));
            if (text.isEmpty()) {
                texts.remove(language);
            } else {
                texts.put(language, text);
            }
        }
        DocumentTree.put(document, path, texts.isEmpty() ? null : texts);
    }
}
