package openseat.form;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import openseat.input.Characters;

/// Recognizes what may be the number of an identity document: letters and digits in one run, with six digits or more.
///
/// Documents also group their numbers by spaces, dots, hyphens or slashes, with at most one letter beside each.
/// Dates, years and times have that shape too and are allowed, and so is a telephone number that starts with +, since
/// an organizer may need to call somebody. Otherwise a false alarm is accepted: it costs the writer a moment, while a
/// stored passport number could harm them.
final class IdDocumentNumber {

    private static final int MIN_DIGITS = 6;

    /// The longest telephone number (ITU-T E.164), in digits.
    private static final int MAX_PHONE_DIGITS = 15;

    private IdDocumentNumber() {}

    static boolean isIn(String text) {
        var plain = plain(text);
        return digits(plain) >= MIN_DIGITS && Shape.isIn(plain);
    }

    private static int digits(String text) {
        var digits = 0;
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            if (Character.isDigit(point)) {
                digits++;
            }
            i += Character.charCount(point);
        }
        return digits;
    }

    /// Digits of every script as 0 to 9, full-width characters as ordinary ones, no invisible characters.
    private static String plain(String text) {
        if (Characters.areAscii(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> !Characters.isFormat(point))
                .mapToObj(point -> Character.isDigit(point)
                        ? Integer.toString(Character.digit(point, 10))
                        : Character.toString(point))
                .collect(Collectors.joining());
    }

    /// Apart, because most texts have too few digits, and these patterns take time to compile.
    private static final class Shape {

        private static final String SEPARATOR = "[\\p{Zs}\\p{Pd}\u2212./·_:()]{1,3}";

        /// Without the scripts that do not separate words by spaces: there, a whole sentence would be one run.
        private static final String LETTER = "[\\p{L}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}"
                + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

        private static final Pattern RUN = Pattern.compile(
                LETTER + "*\\d(?:(?:" + LETTER + "*|" + LETTER + "?" + SEPARATOR + LETTER + "?)\\d)*" + LETTER + "*");

        private static final String YEAR = "(?:19|20)\\d\\d";
        private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
        private static final String DATE =
                YEAR + "[./-]" + DAY + "[./-]" + DAY + "|" + DAY + "[./-]" + DAY + "[./-](?:" + YEAR + "|\\d\\d)";
        private static final String HOUR = "(?:[01]?\\d|2[0-4])[.:h][0-5]\\d";
        private static final String TIME = "(?:" + DATE + "|" + HOUR + "|" + YEAR + ")";
        private static final Pattern DATES_AND_TIMES = Pattern.compile(TIME + "(?:" + SEPARATOR + TIME + ")*");

        static boolean isIn(String text) {
            return RUN.matcher(text)
                    .results()
                    .anyMatch(run -> digits(run.group()) >= MIN_DIGITS
                            && !DATES_AND_TIMES.matcher(run.group()).matches()
                            && !isTelephone(run, text));
        }

        private static boolean isTelephone(MatchResult run, String text) {
            return run.start() > 0
                    && text.charAt(run.start() - 1) == '+'
                    && digits(run.group()) <= MAX_PHONE_DIGITS
                    && run.group().codePoints().noneMatch(Character::isLetter);
        }
    }
}
