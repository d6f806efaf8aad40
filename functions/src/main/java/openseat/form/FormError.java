package openseat.form;

import java.util.LinkedHashMap;
import java.util.List;
import openseat.http.Problem;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// What is wrong with one field, not yet in any language.
///
/// @param key    of the phrase, without its prefix `error.`
/// @param values the phrase's parameters, name and value in turn
public record FormError(String field, String key, Object... values) {

    /// A checkbox that was sent with another value than the one that means yes.
    static FormError notYes(String field) {
        return new FormError(field, "yes", "answer", FormFields.YES);
    }

    public String in(Words words) {
        return key.equals("number")
                ? words.isolated("error.number", "label", words.get("form." + field))
                : words.isolated("error." + key, values);
    }

    /// The first error of each field, in words.
    public static LinkedHashMap<String, String> byField(List<FormError> errors, Language language) {
        var byField = new LinkedHashMap<String, String>();
        errors.forEach(error -> byField.putIfAbsent(error.field(), error.in(Words.in(language))));
        return byField;
    }

    /// The errors as a problem (RFC 9457), status 422.
    public static Problem problem(List<FormError> errors, Language language) {
        var words = Words.in(language);
        var details = errors.stream()
                .map(error -> Problem.FieldError.of(error.field(), error.in(words)))
                .toList();
        return new Problem(422, "mistaken", words.get("error.title"), details);
    }
}
