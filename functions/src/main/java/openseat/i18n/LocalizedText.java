package openseat.i18n;

import java.util.Objects;

/// A text that somebody else wrote, with its own language and direction where these are not the page's.
///
/// @param lang null where it is the page's, so that a template leaves the attribute out
/// @param dir  likewise
public record LocalizedText(String lang, String dir, String text) {

    public static LocalizedText of(LanguageMap map, Language page) {
        var said = map.in(page.tag());
        return of(said.language(), said.text(), page);
    }

    /// Our own words, or an answer whose language nobody knows.
    public static LocalizedText plain(String text) {
        return new LocalizedText(null, null, text);
    }

    static LocalizedText of(String tag, String text, Language page) {
        var own = primary(tag).equals(primary(page.lang()));
        return new LocalizedText(own ? null : tag, own ? null : Language.directionOf(tag), text);
    }

    /// Whether the two may stand in one block.
    boolean sharesLanguageWith(LocalizedText other) {
        return Objects.equals(lang, other.lang);
    }

    /// The language without its script and country: what a reader would call it.
    public static String primary(String tag) {
        return tag.split("-", 2)[0];
    }
}
