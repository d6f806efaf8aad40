package openseat.input;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a domain name into the one spelling that DNS knows: lower case, other scripts as A-labels (RFC 5890).
///
/// Labels are mapped as browsers map them (UTS 46, non-transitional): case and compatibility forms become the same,
/// and nothing else does. So ß, ς and joiners are kept. `java.net.IDN`, which implements the standard of 2003, maps
/// them to domains of somebody else, does not know later scripts, and accepts an `xn--` label that has no meaning.
final class DomainName {

    private static final String ACE = "xn--";

    /// The characters that UTS 46 treats as a dot.
    private static final Pattern DOT = Pattern.compile("[.\u3002\uFF0E\uFF61]");

    private static final Pattern LDH = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private DomainName() {}

    /// Empty if it cannot be a domain.
    static Optional<String> read(String typed) {
        var labels = new ArrayList<String>();
        for (var part : DOT.split(typed, -1)) {
            var label = label(part);
            if (label.isEmpty()) {
                return Optional.empty();
            }
            labels.add(label.get());
        }
        return Optional.of(String.join(".", labels));
    }

    private static Optional<String> label(String typed) {
        var label = mapped(typed);
        if (label.codePointCount(0, label.length()) > HostName.MAX_LABEL) {
            return Optional.empty();
        }
        if (label.startsWith(ACE)) {
            // Several spellings decode to the same name; only the one that it encodes to is a domain.
            return Punycode.decode(label.substring(ACE.length()))
                    .flatMap(DomainName::inAscii)
                    .filter(label::equals);
        }
        return inAscii(label);
    }

    private static Optional<String> inAscii(String label) {
        if (!mapped(label).equals(label)) {
            return Optional.empty();
        }
        if (Characters.areAscii(label)) {
            var isLabel =
                    LDH.matcher(label).matches() && label.length() <= HostName.MAX_LABEL && !label.startsWith(ACE);
            return isLabel ? Optional.of(label) : Optional.empty();
        }
        return Optional.of(label)
                .filter(DomainName::isName)
                .map(text -> ACE + Punycode.encode(text))
                .filter(text -> text.length() <= HostName.MAX_LABEL);
    }

    /// Maps case and compatibility forms; twice, because each can produce input for the other.
    private static String mapped(String text) {
        return mapOnce(mapOnce(text));
    }

    /// Each character by itself: at the end of a word, Java maps a capital sigma to ς, and DNS does not.
    private static String mapOnce(String text) {
        if (Characters.areAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        var lower = text.codePoints()
                .mapToObj(point -> Character.toString(point).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    private static boolean isName(String label) {
        var first = Character.getType(label.codePointAt(0));
        return label.codePoints().allMatch(point -> point >= 0x80 || point == '-' || Character.isLetterOrDigit(point))
                && first != Character.NON_SPACING_MARK
                && first != Character.COMBINING_SPACING_MARK
                && first != Character.ENCLOSING_MARK
                && !label.startsWith("-")
                && !label.endsWith("-")
                && !label.startsWith("--", 2)
                && withoutNeededJoiners(label).codePoints().noneMatch(Characters::isHiddenInName);
    }

    /// Sinhala and the scripts of India need joiners after a virama, Persian needs one between letters (RFC 5892,
    /// A.1 and A.2).
    private static String withoutNeededJoiners(String label) {
        var rest = new StringBuilder();
        for (var i = 0; i < label.length(); ) {
            var point = label.codePointAt(i);
            var joins = Characters.isJoiner(point)
                    && i > 0
                    && (isVirama(label.codePointBefore(i))
                            || Characters.isNonJoiner(point)
                                    && isArabic(label.codePointBefore(i))
                                    && i + 1 < label.length()
                                    && isArabic(label.codePointAt(i + 1)));
            if (!joins) {
                rest.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return rest.toString();
    }

    private static boolean isArabic(int point) {
        return Character.isLetter(point) && Character.UnicodeScript.of(point) == Character.UnicodeScript.ARABIC;
    }

    /// Viramas have the combining class 9. Java shows classes only by the order in which it sorts marks: after
    /// class 8, before class 10.
    private static boolean isVirama(int point) {
        var mark = Character.toString(point);
        return Normalizer.normalize("a" + mark + "\u3099", Normalizer.Form.NFD).equals("a\u3099" + mark)
                && Normalizer.normalize("a\u05B0" + mark, Normalizer.Form.NFD).equals("a" + mark + "\u05B0");
    }
}
