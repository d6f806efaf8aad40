package openseat.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import openseat.http.Problem;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.input.EmailAddress;

/// What is wrong with one field, not yet in any language.
///
/// @param key    of the phrase, without its prefix `error.`
/// @param values the phrase's parameters, name and value in turn
public record FormError(String field, String key, Object... values) {

    /// A checkbox that was sent with another value than the one that means yes.
    static FormError notYes(String field) {
        return new FormError(field, "yes", "answer", FormFields.YES);
    }

    /// What is wrong with an address; empty if mail can be sent to it.
    public static Optional<FormError> ofAddress(String field, EmailAddress.Read read) {
        return switch (read) {
            case EmailAddress.Deliverable _ -> Optional.empty();
            case EmailAddress.NotWritable(var characters) ->
                Optional.of(new FormError(field, "emailLetters", "characters", characters));
            case EmailAddress.TooLong _ -> Optional.of(new FormError(field, "emailTooLong"));
            case EmailAddress.Malformed _ ->
                Optional.of(new FormError(field, "emailInvalid", "example", "name@example.org"));
        };
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
