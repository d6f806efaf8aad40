package openseat.document;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import openseat.i18n.Language;
import openseat.input.Characters;
import openseat.input.CleanText;

/// What a text of a document may be.
public final class DocumentText {

    private DocumentText() {}

    /// A text on one line, stripped and composed.
    ///
    /// @param most  characters (code points)
    /// @param error told why it is none
    static Optional<String> line(Object value, int most, Consumer<String> error) {
        return clean(
                value,
                most,
                UnaryOperator.identity(),
                Characters::isRefusedInDocument,
                "control characters, line breaks or direction overrides",
                error);
    }

    /// The same with line breaks, as `\n`.
    static Optional<String> lines(Object value, int most, Consumer<String> error) {
        return clean(
                value,
                most,
                text -> text.replaceAll("\\R", "\n"),
                point -> point != '\n' && Characters.isRefusedInDocument(point),
                "control characters or direction overrides",
                error);
    }

    private static Optional<String> clean(
            Object value,
            int most,
            UnaryOperator<String> normalized,
            IntPredicate isRefused,
            String whatIsRefused,
            Consumer<String> error) {
        if (!(value instanceof String text) || CleanText.isInvisible(text)) {
            error.accept("must be text");
            return Optional.empty();
        }
        var clean = CleanText.composed(normalized.apply(text).strip());
        if (clean.codePointCount(0, clean.length()) > most) {
            error.accept("must have at most " + most + " characters");
            return Optional.empty();
        }
        if (clean.codePoints().anyMatch(isRefused)) {
            error.accept("must have no " + whatIsRefused);
            return Optional.empty();
        }
        return Optional.of(clean);
    }

    /// Whether this can name a language: in lower case, and short enough for any program.
    public static boolean isLanguageTag(String text) {
        return text.length() <= Language.MAX_TAG && text.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    }

    /// The tag in the usual case (RFC 5646, section 2.1.1).
    ///
    /// @throws IllegalArgumentException if it is not well-formed
    static String languageTag(String text) {
        if (!isLanguageTag(text)) {
            throw new IllegalArgumentException(text);
        }
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
