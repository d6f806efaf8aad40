package openseat.input;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// What a person typed, made safe to store and to show: NFC, no controls, no direction overrides, no lone surrogates.
public final class CleanText {

    private static final Pattern SPACES = Pattern.compile("[\\h\\s]+");

    /// More than twice the marks on one character that any language writes (30: UAX #15, section 13).
    private static final Pattern TOO_MANY_MARKS = Pattern.compile("\\p{M}{65}");

    /// A text without this character or a later one is in NFC already.
    private static final char FIRST_MARK = 0x300;

    private CleanText() {}

    /// As one line: line breaks and runs of spaces become one space.
    public static String line(String typed) {
        return SPACES.matcher(clean(typed, ' ')).replaceAll(" ").strip();
    }

    /// With its line breaks, as `\n`.
    public static String lines(String typed) {
        return shown(typed).strip();
    }

    /// As it was typed, spaces and all, but without what could change the page around it.
    public static String shown(String typed) {
        return clean(typed.replace("\r\n", "\n"), '\n');
    }

    /// Without what a reader cannot see at its ends, such as the spaces of no width that are copied along with a
    /// text. Not for free text: some emoji end in invisible characters.
    public static String trimmed(String typed) {
        var start = 0;
        while (start < typed.length() && Characters.isInvisible(typed.codePointAt(start))) {
            start += Character.charCount(typed.codePointAt(start));
        }
        var end = typed.length();
        while (end > start && Characters.isInvisible(typed.codePointBefore(end))) {
            end -= Character.charCount(typed.codePointBefore(end));
        }
        return typed.substring(start, end);
    }

    /// Length in code points: nearly what people count as characters.
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String clean(String typed, int lineBreak) {
        var clean = new StringBuilder(typed.length());
        for (var i = 0; i < typed.length(); ) {
            var point = typed.codePointAt(i);
            i += Character.charCount(point);
            if (Characters.isLineBreak(point)) {
                clean.appendCodePoint(lineBreak);
            } else if (point == '\t') {
                clean.append(' ');
            } else if (!Characters.isRemovedFromInput(point)) {
                clean.appendCodePoint(point);
            }
        }
        return isInvisible(clean) ? "" : composed(clean.toString());
    }

    /// In NFC. A text with too many marks on one character stays as it is, because sorting them takes quadratic
    /// time.
    public static String composed(String text) {
        if (Characters.areAllBelow(FIRST_MARK, text)
                || TOO_MANY_MARKS.matcher(text).find()) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Whether a reader would see nothing at all.
    public static boolean isInvisible(CharSequence text) {
        for (var i = 0; i < text.length(); ) {
            var point = Character.codePointAt(text, i);
            if (!Characters.isInvisible(point)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }
}
