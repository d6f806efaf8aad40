package openseat.site;

import java.util.List;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// What search engines and share previews are told of a page.
///
/// @param address where the page is for good, in its language
/// @param locale  the language as Open Graph writes it (https://ogp.me/#optional): with a country, which means
///                nothing here
public record SocialMetadata(String title, String description, String address, List<Version> versions, String standard, String locale) {

    /// The same page in another language.
    public record Version(String lang, String address) {}

    static SocialMetadata of(Event event, Language language, String origin) {
        var here = base(event, origin) + EventView.path(event);
        var title = Title.of(event.title(), language).whole();
        return new SocialMetadata(title, ScheduleText.line(event, language), in(here, language), versions(here), here, locale(language));
    }

    static SocialMetadata ofList(String title, String description, Language language, String origin) {
        var here = origin + "/events";
        return new SocialMetadata(title, description, in(here, language), versions(here), here, locale(language));
    }

    private static String locale(Language language) {
        return Words.in(language).get("language.locale");
    }

    private static List<Version> versions(String address) {
        return Language.all().stream().map(language -> new Version(language.lang(), in(address, language))).toList();
    }

    private static String in(String address, Language language) {
        return address + "?lang=" + language.tag();
    }

    /// An event that is reached at an address of its own says so; else the address of the request will do.
    private static String base(Event event, String origin) {
        var base = event.home().map(Object::toString).orElse(origin);
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
