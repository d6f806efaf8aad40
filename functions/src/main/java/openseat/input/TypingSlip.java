package openseat.input;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// An address whose domain is one slip of a finger from that of a provider with very many mailboxes: its letter would
/// reach nobody, or a stranger. Whoever typed it can be asked once; only they know.
///
/// One slip is one character too many, missing or wrong, or two neighbours swapped: the Damerau-Levenshtein distance 1
/// (in its restricted form, <https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance>).
public final class TypingSlip {

    /// Large providers of the regions where our languages are spoken. Only names of five letters or more: near
    /// shorter ones, such as live.com or qq.com, there are too many other names.
    private static final SortedSet<String> COMMON = new TreeSet<>(List.of(
            "gmail.com",
            "googlemail.com",
            "yahoo.com",
            "yahoo.fr",
            "yahoo.es",
            "yahoo.co.uk",
            "yahoo.co.in",
            "hotmail.com",
            "hotmail.fr",
            "hotmail.es",
            "hotmail.co.uk",
            "outlook.com",
            "outlook.fr",
            "outlook.es",
            "icloud.com",
            "proton.me",
            "protonmail.com",
            "yandex.ru",
            "yandex.com",
            "rambler.ru",
            "orange.fr",
            "wanadoo.fr",
            "laposte.net",
            "foxmail.com"));

    /// Real domains with mailboxes that are one slip from a common one.
    private static final Set<String> REAL = Set.of("mail.com", "email.com", "ymail.com", "cloud.com");

    private TypingSlip() {}

    /// The address that was probably meant; empty if there is no doubt.
    public static Optional<EmailAddress> suggestion(EmailAddress address) {
        var domain = address.domain();
        if (COMMON.contains(domain) || REAL.contains(domain)) {
            return Optional.empty();
        }
        for (var common : COMMON) {
            if (isOneSlip(domain, common) && !isOtherCountry(domain, common)) {
                return Optional.of(new EmailAddress(address.local(), common));
            }
        }
        return Optional.empty();
    }

    /// Every two letters are a country, and providers have the same name in several: yahoo.es and yahoo.se.
    private static boolean isOtherCountry(String one, String other) {
        var country = lastLabel(one);
        return country.length() == 2 && lastLabel(other).length() == 2 && !country.equals(lastLabel(other));
    }

    private static String lastLabel(String domain) {
        return domain.substring(domain.lastIndexOf('.') + 1);
    }

    private static boolean isOneSlip(String one, String other) {
        var start = 0;
        var shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var restOfOne = one.substring(start);
        var restOfOther = other.substring(start);
        return switch (one.length() - other.length()) {
            case 1 -> restOfOne.substring(1).equals(restOfOther);
            case -1 -> restOfOther.substring(1).equals(restOfOne);
            case 0 ->
                !restOfOne.isEmpty()
                        && (restOfOne.substring(1).equals(restOfOther.substring(1))
                                || isSwapped(restOfOne, restOfOther));
            default -> false;
        };
    }

    private static boolean isSwapped(String one, String other) {
        return one.length() > 1
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && one.substring(2).equals(other.substring(2));
    }
}
