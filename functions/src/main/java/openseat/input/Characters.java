package openseat.input;

/// Which code points are refused, removed or replaced: each question about a single code point is answered here.
///
/// Three of them look alike and differ on purpose. [#isRemovedFromInput] applies to what people type: everything that
/// no text needs is removed. [#isRefusedInDocument] rejects a whole published document, so it names only what could
/// change the text around it or is no character at all. [#isHiddenInName] applies to domain names, where two names
/// that look the same must not be two domains.
public final class Characters {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Characters() {}

    /// Whether a text has only characters before this one.
    public static boolean areAllBelow(char limit, String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= limit) {
                return false;
            }
        }
        return true;
    }

    /// Whether all characters of a text are in ASCII.
    public static boolean areAscii(String text) {
        return areAllBelow('\u0080', text);
    }

    /// Whether it is removed from what a person typed. Joiners, direction marks and tags stay: Persian, Indic
    /// scripts and emoji need them.
    static boolean isRemovedFromInput(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> !isJoiner(point) && !isDirectionMark(point) && !isTag(point);
            default -> false;
        };
    }

    /// Whether a published document that holds it is refused. Private-use and unassigned characters are allowed:
    /// they change nothing around them.
    public static boolean isRefusedInDocument(int point) {
        return isControlOrLineBreak(point)
                || isDirectionOverride(point)
                || isNoncharacter(point)
                || Character.getType(point) == Character.SURROGATE;
    }

    /// Whether two domain names that differ in it look the same: a reader cannot see it, or it is no character.
    /// Besides the categories, these are fillers, variation selectors, vowels without a shape, and the two
    /// replacement characters.
    static boolean isHiddenInName(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                point == 0x034F
                        || point == 0x115F
                        || point == 0x1160
                        || point == 0x17B4
                        || point == 0x17B5
                        || point >= 0x180B && point <= 0x180F
                        || point == 0x3164
                        || point >= 0xFE00 && point <= 0xFE0F
                        || point == 0xFFA0
                        || point == 0xFFFC
                        || point == 0xFFFD
                        || point >= 0xE0100 && point <= 0xE01EF;
        };
    }

    /// Whether a reader sees nothing of it.
    static boolean isInvisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || isFormat(point)
                || Character.getType(point) == Character.CONTROL;
    }

    /// Whether it ends a line by Unicode's newline guidelines (section 5.8 of the standard).
    static boolean isLineBreak(int point) {
        return point >= '\n' && point <= '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /// Whether it could end the line that it is in, or is another control: no mail header and no line of a calendar
    /// file may hold it.
    public static boolean isControlOrLineBreak(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
    }

    /// Whether it is an embedding, an override or an isolate (UAX #9, section 2): left open, it reorders the text
    /// that follows.
    public static boolean isDirectionOverride(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }

    /// Whether it is one of the three marks that only give their neighbours a direction (UAX #9, section 2.6).
    public static boolean isDirectionMark(int point) {
        return point == 0x200E || point == 0x200F || point == 0x061C;
    }

    /// Whether it only formats and has no shape of its own.
    public static boolean isFormat(int point) {
        return Character.getType(point) == Character.FORMAT;
    }

    static boolean isJoiner(int point) {
        return isNonJoiner(point) || point == ZERO_WIDTH_JOINER;
    }

    static boolean isNonJoiner(int point) {
        return point == ZERO_WIDTH_NON_JOINER;
    }

    /// Tags, which spell the flags of England, Scotland and Wales in emoji.
    private static boolean isTag(int point) {
        return point >= 0xE0020 && point <= 0xE007F;
    }

    private static boolean isNoncharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
    }
}
