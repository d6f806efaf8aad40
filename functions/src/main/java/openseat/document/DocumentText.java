package openseat.document;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import openseat.i18n.Language;
import openseat.input.Characters;
import openseat.input.CleanText;

/// What a text of a document may be.
public enum DocumentText {

    /// A text on one line.
    LINE("control characters, line breaks or direction overrides"),

    /// A text with line breaks, as `\n`.
    LINES("control characters or direction overrides");

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /// The languages for which Java writes a newer code.
    private static final Set<String> REPLACED = Set.of("in", "iw", "ji");

    private final String refused;

    DocumentText(String refused) {
        this.refused = refused;
    }

    /// The text, stripped and composed; an error if it is none.
    ///
    /// @param most characters (code points)
    Optional<String> read(DocumentReader at, int most) {
        var text = at.text();
        if (CleanText.isInvisible(text)) {
            at.addError("must be text");
            return Optional.empty();
        }
        var clean = CleanText.composed((this == LINES ? text.replaceAll("\\R", "\n") : text).strip());
        if (CleanText.length(clean) > most) {
            at.addError("must have at most " + most + " characters");
            return Optional.empty();
        }
        if (hasRefused(this == LINES ? clean.replace("\n", "") : clean)) {
            at.addError("must have no " + refused);
            return Optional.empty();
        }
        return Optional.of(clean);
    }

    /// Whether it has a character that no document may have.
    static boolean hasRefused(String text) {
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Characters.isRefusedInDocument(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether this can name a language: in lower case, and short enough for any program.
    public static boolean isLanguageTag(String text) {
        return text.length() <= Language.MAX_TAG && LANGUAGE_TAG.matcher(text).matches();
    }

    /// The tag in the usual case (RFC 5646, section 2.1.1); empty if it is not well-formed.
    static Optional<String> languageTag(String text) {
        if (!isLanguageTag(text)) {
            return Optional.empty();
        }
        if (text.indexOf('-') < 0 && !REPLACED.contains(text)) {
            // Java loads classes to take a tag apart, which most events do not need.
            return Optional.of(text);
        }
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(text).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
