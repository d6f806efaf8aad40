package openseat.form;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import openseat.input.Characters;

/// Finds what looks like the number of somebody's document: letters and digits in one run, with six digits or more.
///
/// Papers also part their numbers by blanks, dots, hyphens or slashes, with at most one letter beside each. Days,
/// years and hours look like that too and are let through, and so is a telephone number that begins with its +: it is
/// no document's, and somebody may need to be called. For the rest, a false alarm costs its writer a moment, and a
/// passport's number more.
final class IdDocumentNumber {

    private static final int DIGITS = 6;

    /// The longest telephone number (ITU-T E.164), in digits.
    private static final int TELEPHONE = 15;

    private static final String BETWEEN = "[\\p{Zs}\\p{Pd}\u2212./·_:()]{1,3}";

    /// Not those of scripts that put no blanks between words: there, a whole sentence would be one run.
    private static final String LETTER = "[\\p{L}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

    private static final Pattern RUN = Pattern.compile(
            LETTER + "*\\d(?:(?:" + LETTER + "*|" + LETTER + "?" + BETWEEN + LETTER + "?)\\d)*" + LETTER + "*");

    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String DATE = YEAR + "[./-]" + DAY + "[./-]" + DAY + "|" + DAY + "[./-]" + DAY + "[./-](?:" + YEAR + "|\\d\\d)";
    private static final String HOUR = "(?:[01]?\\d|2[0-4])[.:h][0-5]\\d";
    private static final String TIME = "(?:" + DATE + "|" + HOUR + "|" + YEAR + ")";
    private static final Pattern TIMES = Pattern.compile(TIME + "(?:" + BETWEEN + TIME + ")*");

    private IdDocumentNumber() {}

    static boolean isIn(String text) {
        var plain = plain(text);
        return RUN.matcher(plain).results()
                .anyMatch(run -> digits(run.group()) >= DIGITS && !TIMES.matcher(run.group()).matches() && !isTelephone(run, plain));
    }

    private static boolean isTelephone(MatchResult run, String text) {
        return run.start() > 0 && text.charAt(run.start() - 1) == '+' && digits(run.group()) <= TELEPHONE
                && run.group().codePoints().noneMatch(Character::isLetter);
    }

    private static long digits(String text) {
        return text.codePoints().filter(Character::isDigit).count();
    }

    /// Every script's digits as 0 to 9, wide forms as plain ones, and nothing invisible in between.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints()
                .filter(point -> !Characters.isFormat(point))
                .mapToObj(point -> Character.isDigit(point) ? Integer.toString(Character.digit(point, 10)) : Character.toString(point))
                .collect(Collectors.joining());
    }
}
