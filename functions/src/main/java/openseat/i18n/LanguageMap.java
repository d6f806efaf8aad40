package openseat.i18n;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A text in one or more languages, by BCP 47 tag; the first language is the one it was written in.
public record LanguageMap(SequencedMap<String, String> texts) {

    public LanguageMap {
        texts = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a language map holds at least one language");
        }
    }

    /// A text in the language it is shown in.
    public record Said(String language, String text) {}

    /// The text in the wanted language, or a variety of it, else in the language it was written in.
    public Said in(String tag) {
        var exact = texts.get(tag);
        if (exact != null) {
            return new Said(tag, exact);
        }
        var wanted = primary(tag);
        return texts.entrySet().stream()
                .filter(entry -> primary(entry.getKey()).equals(wanted))
                .findFirst()
                .or(() -> java.util.Optional.of(texts.firstEntry()))
                .map(entry -> new Said(entry.getKey(), entry.getValue()))
                .orElseThrow();
    }

    /// As the document writes it.
    Map<String, Object> toJson() {
        return new LinkedHashMap<>(texts);
    }

    private static String primary(String tag) {
        var dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }
}
