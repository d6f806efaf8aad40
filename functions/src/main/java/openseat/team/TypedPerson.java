package openseat.team;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.input.EmailAddress;

/// The address of somebody whom an organizer adds, and the language of their digest. Pure.
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
        var read = EmailAddress.read(typed);
        FormError.ofAddress(EMAIL, read).ifPresent(error -> errors.put(EMAIL, error.in(words)));
        if (!(read instanceof EmailAddress.Deliverable(var address))) {
            return Optional.empty();
        }
        var known = listed.toList();
        if (known.stream().anyMatch(other -> isSame(other, typed))) {
            errors.put(EMAIL, words.get("desk.team.error.twice"));
        } else if (known.size() >= most) {
            errors.put(EMAIL, words.get("desk.team.error.many", "most", most));
        }
        return Optional.of(address.toString());
    }

    /// Whether both addresses lead to the same mailbox.
    static boolean isSame(String one, String other) {
        return EmailAddress.read(one) instanceof EmailAddress.Deliverable(var known)
                && EmailAddress.read(other) instanceof EmailAddress.Deliverable(var address)
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
