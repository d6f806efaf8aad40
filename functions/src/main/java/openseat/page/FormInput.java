package openseat.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import openseat.input.CleanText;

/// What somebody typed into a form, made safe to show again, and the errors found in it.
///
/// @param values by field; a field may have several
/// @param errors by field in the form's order, in the page's language
public record FormInput(Map<String, List<String>> values, SequencedMap<String, String> errors) {

    public static final FormInput EMPTY = withoutErrors(Map.of());

    public FormInput {
        var cleanValues = new LinkedHashMap<String, List<String>>();
        values.forEach((field, typed) ->
                cleanValues.put(field, typed.stream().map(CleanText::shown).toList()));
        values = cleanValues;
        var cleanErrors = new LinkedHashMap<String, String>();
        errors.forEach((field, error) -> cleanErrors.put(CleanText.line(field), error));
        errors = cleanErrors;
    }

    public static FormInput withoutErrors(Map<String, List<String>> values) {
        return new FormInput(values, new LinkedHashMap<>());
    }

    /// The field's first value, or blank.
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

    public boolean hasError(String field) {
        return errors.containsKey(field);
    }

    public boolean isEmpty() {
        return values.isEmpty() && errors.isEmpty();
    }
}
