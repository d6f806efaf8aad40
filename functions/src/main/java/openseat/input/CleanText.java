package openseat.input;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// What a person typed, made safe to keep and to show: NFC, no controls, no direction overrides, no halves of
/// characters.
public final class CleanText {

    /// More than twice the marks on one character that any language writes (30: UAX #15, section 13).
    private static final Pattern HEAP_OF_MARKS = Pattern.compile("\\p{M}{65}");

    private CleanText() {}

    /// One line: breaks and runs of blanks become one blank.
    public static String line(String typed) {
        return clean(typed, false).replaceAll("[\\h\\s]+", " ").strip();
    }

    /// Lines: breaks stay, as `\n`.
    public static String lines(String typed) {
        return shown(typed).strip();
    }

    /// As it was typed, blanks and all, less what could bend a page around it.
    public static String shown(String typed) {
        return clean(typed.replace("\r\n", "\n"), true);
    }

    /// Length in characters as people count them nearly: code points.
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String clean(String typed, boolean keepBreaks) {
        var clean = new StringBuilder(typed.length());
        typed.codePoints()
                .map(point -> isBreak(point) ? keepBreaks ? '\n' : ' ' : point == '\t' ? ' ' : point)
                .filter(point -> isFit(point) || keepBreaks && point == '\n')
                .forEach(clean::appendCodePoint);
        return isInvisible(clean) ? "" : composed(clean);
    }

    /// In NFC; but a text with a heap of marks stays as it is, since putting those in order takes the square of their
    /// number.
    public static String composed(CharSequence text) {
        return HEAP_OF_MARKS.matcher(text).find() ? text.toString() : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Whether a reader would see nothing at all.
    public static boolean isInvisible(CharSequence text) {
        return text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT || Character.getType(point) == Character.CONTROL);
    }

    /// What ends a line by Unicode's newline guidelines (section 5.8 of the standard).
    private static boolean isBreak(int point) {
        return point >= '\n' && point <= '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /// Joiners (U+200C, U+200D) and direction marks (U+200E, U+200F, U+061C) stay: Persian, Indic scripts and emoji
    /// need them.
    private static boolean isFit(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> point == 0x200C || point == 0x200D || point == 0x200E || point == 0x200F || point == 0x061C
                    || point >= 0xE0020 && point <= 0xE007F;
            default -> true;
        };
    }
}
