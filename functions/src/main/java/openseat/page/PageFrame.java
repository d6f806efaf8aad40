package openseat.page;

import openseat.i18n.Language;
import openseat.i18n.Words;

/// What every page has around its content.
///
/// @param title     plain text, for the browser's tab
/// @param path      of the page, the same in every language
/// @param isPrivate whether search engines must not index it
public record PageFrame(Language language, String title, String path, Header header, boolean isPrivate) {

    /// The top of a page.
    ///
    /// @param isSample   whether the event is made up, which every page about it says
    /// @param keepsInput whether the languages are buttons of the page's form, so that switching loses nothing
    ///                   typed
    public record Header(boolean isSample, SeatRow seats, SkipLink skipLink, boolean keepsInput) {

        public static final Header DEFAULT = new Header(false, SeatRow.OPEN, SkipLink.CONTENT, false);
    }

    /// What keyboards and screen readers may jump to; `id` is the target's, `key` the link's words.
    public enum SkipLink {
        CONTENT("main", "page.skip"),
        REGISTRATION("register", "event.skip");

        public final String id;
        public final String key;

        SkipLink(String id, String key) {
            this.id = id;
            this.key = key;
        }
    }

    public static PageFrame publicPage(Language language, String title, String path, Header header) {
        return new PageFrame(language, title, path, header, false);
    }

    public static PageFrame privatePage(Language language, String title, String path, Header header) {
        return new PageFrame(language, title, path, header, true);
    }

    /// The URL of another page of this site, in the same language.
    public String to(String path) {
        return path + "?lang=" + language.tag();
    }

    /// What a path ends in to show a page again in a language that was chosen on it, at the list of languages. A
    /// browser would else go to the part of the page that the form's address names.
    public static String inLanguage(Language language) {
        return "?lang=" + language.tag() + "#lang";
    }

    public Words words() {
        return Words.in(language);
    }
}
