package openseat.team;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.input.EmailAddress;

/// The address and the language of somebody whom an organizer adds. Pure.
final class TypedPerson {

    static final String EMAIL = "email";
    static final String LANGUAGE = "language";

    private TypedPerson() {}

    /// An address that is not on the list yet; otherwise empty, and what is wrong is among the errors.
    ///
    /// @param listed the addresses on the list, which holds `most` at most
    static Optional<String> address(
            FormFields fields, Stream<String> listed, int most, Words words, Map<String, String> errors) {
        var typed = fields.single(EMAIL).orElse("");
        if (typed.isBlank()) {
            errors.put(EMAIL, words.get("error.emailMissing"));
            return Optional.empty();
        }
        return switch (EmailAddress.read(typed)) {
            case EmailAddress.Deliverable(var address) -> {
                var known = listed.toList();
                if (known.stream().anyMatch(other -> isSame(other, address))) {
                    errors.put(EMAIL, words.get("desk.team.error.twice"));
                } else if (known.size() >= most) {
                    errors.put(EMAIL, words.get("desk.team.error.many", "most", most));
                }
                yield Optional.of(address.toString());
            }
            case EmailAddress.NotWritable(var characters) -> {
                errors.put(EMAIL, new FormError(EMAIL, "emailLetters", "characters", characters).in(words));
                yield Optional.empty();
            }
            case EmailAddress.TooLong _ -> {
                errors.put(EMAIL, words.get("error.emailTooLong"));
                yield Optional.empty();
            }
            case EmailAddress.Malformed _ -> {
                errors.put(EMAIL, new FormError(EMAIL, "emailInvalid", "example", "name@example.org").in(words));
                yield Optional.empty();
            }
        };
    }

    private static boolean isSame(String other, EmailAddress address) {
        return EmailAddress.read(other) instanceof EmailAddress.Deliverable(var known)
                && known.canonical().equals(address.canonical());
    }

    static Optional<String> language(FormFields fields, Words words, Map<String, String> errors) {
        var language = Language.of(fields.single(LANGUAGE).orElse("")).map(Language::tag);
        if (language.isEmpty()) {
            errors.put(LANGUAGE, words.get("error.choice"));
        }
        return language;
    }
}
