package openseat.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.i18n.Language;
import openseat.page.FormInput;

/// What the buttons of a form say, beside what was typed into it.
public final class FormButtons {

    /// What the buttons of the languages are called: they ask for the same page again, and for nothing else.
    private static final String SHOW = "show";

    private FormButtons() {}

    static boolean aLanguage(Map<String, List<String>> typed) {
        return typed.containsKey(SHOW);
    }

    /// Of all that can be sent from a private page, only answers take time to type.
    public static boolean change(Map<String, List<String>> typed) {
        return typed.getOrDefault("action", List.of()).contains("change");
    }

    /// The language to answer in: of the button, else of the form.
    public static Optional<Language> language(Map<String, List<String>> typed) {
        return Stream.of(SHOW, "lang")
                .flatMap(field -> typed.getOrDefault(field, List.of()).stream().limit(1))
                .flatMap(tag -> Language.of(tag).stream())
                .findFirst();
    }

    /// What was typed, to be sent once more as it is.
    public static FormInput again(Map<String, List<String>> typed, Language language) {
        var kept = new LinkedHashMap<>(typed);
        kept.remove(SHOW);
        kept.replace("lang", List.of(language.tag()));
        return new FormInput(kept, new LinkedHashMap<>());
    }
}
