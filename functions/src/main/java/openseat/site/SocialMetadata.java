package openseat.site;

import java.util.List;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// What a page tells search engines and share previews.
///
/// @param canonicalUrl   the page's permanent URL, in its language
/// @param alternates     the page in each language, itself included, as `hreflang` wants it
/// @param defaultUrl     without a language: for `hreflang="x-default"`
/// @param locale         the language as Open Graph writes it (https://ogp.me/#optional): with a country, which has
///                       no meaning here
public record SocialMetadata(
        String title,
        String description,
        String canonicalUrl,
        List<Alternate> alternates,
        String defaultUrl,
        String locale) {

    /// The same page in one language.
    public record Alternate(String lang, String url) {}

    static SocialMetadata of(Event event, Language language, String origin) {
        var title = Title.of(event.title(), language).whole();
        var url = home(event, origin) + EventView.path(event);
        return of(title, ScheduleText.line(event, language), url, language);
    }

    static SocialMetadata ofList(String title, String description, Language language, String origin) {
        return of(title, description, origin + "/events", language);
    }

    private static SocialMetadata of(String title, String description, String url, Language language) {
        var alternates = Language.all().stream()
                .map(other -> new Alternate(other.lang(), in(other, url)))
                .toList();
        var locale = Words.in(language).get("language.locale");
        return new SocialMetadata(title, description, in(language, url), alternates, url, locale);
    }

    private static String in(Language language, String url) {
        return url + "?lang=" + language.tag();
    }

    /// The event's own origin if its document names one, else the request's.
    private static String home(Event event, String origin) {
        var home = event.home().map(Object::toString).orElse(origin);
        return home.endsWith("/") ? home.substring(0, home.length() - 1) : home;
    }
}
