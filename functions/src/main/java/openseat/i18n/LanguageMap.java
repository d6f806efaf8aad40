package openseat.i18n;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A text in one or more languages, by BCP 47 tag; the first language is the one it was written in.
public record LanguageMap(SequencedMap<String, String> texts) {

    public LanguageMap {
        texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A language map must have at least one language.");
        }
    }

    /// The text in the wanted language, or a variety of it, else in the language it was written in.
    public LocalizedText in(String tag) {
        var exact = texts.get(tag);
        if (exact != null) {
            return new LocalizedText(tag, exact);
        }
        var wanted = Language.primarySubtag(tag);
        return texts.entrySet().stream()
                .filter(entry -> Language.primarySubtag(entry.getKey()).equals(wanted))
                .findFirst()
                .or(() -> Optional.of(texts.firstEntry()))
                .map(entry -> new LocalizedText(entry.getKey(), entry.getValue()))
                .orElseThrow();
    }
}
