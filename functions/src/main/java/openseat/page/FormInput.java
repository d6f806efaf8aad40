package openseat.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import openseat.input.CleanText;

/// What somebody typed into a form, fit to be shown to them again, and what to put right in it, in the form's order.
///
/// @param values by field; a field may have several
/// @param errors by field, in the reader's words
public record FormInput(Map<String, List<String>> values, SequencedMap<String, String> errors) {

    /// An empty form.
    public static final FormInput NOTHING = new FormInput(Map.of(), new LinkedHashMap<>());

    public FormInput {
        var shown = new LinkedHashMap<String, List<String>>();
        values.forEach((field, typed) -> shown.put(field, typed.stream().map(CleanText::shown).toList()));
        values = shown;
        var said = new LinkedHashMap<String, String>();
        errors.forEach((field, error) -> said.put(CleanText.line(field), error));
        errors = said;
    }

    public String value(String field) {
        var typed = values.getOrDefault(field, List.of());
        return typed.isEmpty() ? "" : typed.getFirst();
    }

    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    public Optional<String> error(String field) {
        return Optional.ofNullable(errors.get(field));
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public boolean isEmpty() {
        return values.isEmpty() && errors.isEmpty();
    }
}
