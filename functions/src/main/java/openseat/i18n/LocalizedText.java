package openseat.i18n;

/// A text and the language it is in.
///
/// @param lang its BCP 47 tag; null if it is the language of the page around it, or is unknown, so that a
///             template leaves the attribute out
public record LocalizedText(String lang, String text) {

    /// A text that somebody else wrote, for a page in this language.
    public static LocalizedText of(LanguageMap map, Language page) {
        var found = map.in(page.tag());
        var isPages = Language.primarySubtag(found.lang).equals(Language.primarySubtag(page.lang()));
        return isPages ? plain(found.text) : found;
    }

    /// Our own words, or an answer in an unknown language.
    public static LocalizedText plain(String text) {
        return new LocalizedText(null, text);
    }

    /// `ltr` or `rtl`; null if the language is.
    public String dir() {
        return lang == null ? null : Language.directionOf(lang);
    }
}
