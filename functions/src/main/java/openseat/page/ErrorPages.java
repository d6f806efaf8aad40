package openseat.page;

import java.util.Optional;
import openseat.http.Request;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// The pages that say why a request was not answered as hoped, each with a way back. Pure.
///
/// `path` is where the way back leads; one that could lead to another site is replaced by the list of events.
public final class ErrorPages {

    private static final String EVENTS = "/events";

    private ErrorPages() {}

    /// Why nothing was done, and the label of the way back to where the frame's path leads.
    ///
    /// @param typed what is sent back with it
    public record ErrorPage(PageFrame frame, String kind, String body, String again, FormInput typed) {}

    /// A page without any values of its own.
    public record NotFoundPage(PageFrame frame, Words words) {}

    /// 404: there is nothing here, or not any more. The same in all cases.
    public static String notFound(Language language) {
        var words = Words.in(language);
        var frame = PageFrame.of(language, words.get("error.notFound"), EVENTS).asPrivate();
        return Templates.render("page/not-found", new NotFoundPage(frame, words));
    }

    /// 503 where there is no form to show again: the page's button sends what was typed once more.
    public static String busy(Language language, String path, FormInput typed) {
        return page(language, path, "busy.", Words.in(language).get("busy.body"), typed);
    }

    /// A form that could not be read: damaged (400), too large (413), or of another type (415).
    public static String unreadable(Language language, String path, int status) {
        var words = Words.in(language);
        var why = words.get("unread." + status);
        var body = why + Words.blankAfter(why) + words.get("unread.body");
        return page(language, path, "unread.", body, FormInput.NOTHING);
    }

    /// 405: a method that is never answered here.
    public static String notAllowed(Language language, String path) {
        return page(language, path, "notAllowed.", Words.in(language).get("notAllowed.body"), FormInput.NOTHING);
    }

    private static String page(Language language, String path, String key, String body, FormInput typed) {
        var words = Words.in(language);
        var frame = PageFrame.of(language, words.get(key + "title"), Request.isLocalPath(path) ? path : EVENTS)
                .switchingBy(typed.isEmpty() ? Optional.empty() : Optional.of("form"))
                .asPrivate();
        return Templates.render("page/error", new ErrorPage(frame, words.get(key + "kind"), body, words.get(key + "again"), typed));
    }
}
