package openseat.page;

import openseat.http.Request;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// The pages that say why a request was not answered as wanted, each with a link or button to go on. Pure.
///
/// `path` is where that leads. A path that could lead to another site is replaced by the list of events.
public final class ErrorPages {

    private static final String EVENTS = "/events";

    private ErrorPages() {}

    /// Why nothing was done.
    ///
    /// @param button label of the link to the frame's path; with input, of the button that sends it there again
    public record ErrorPage(PageFrame frame, String kind, String body, String button, FormInput input) {}

    /// The same page for everything that is not found.
    public record NotFoundPage(PageFrame frame, Words words) {}

    /// 404: it never existed, or does not any more. The page does not say which.
    public static String notFound(Language language) {
        var words = Words.in(language);
        var frame = PageFrame.privatePage(language, words.get("error.notFound"), EVENTS, PageFrame.Header.DEFAULT);
        return Templates.render("page/not-found", new NotFoundPage(frame, words));
    }

    /// 503 where the form itself cannot be shown: the page's button sends the same input again.
    public static String busy(Language language, String path, FormInput input) {
        return page(language, path, "busy.", Words.in(language).get("busy.body"), input);
    }

    /// A form that could not be read: malformed (400), too large (413), or of an unsupported type (415).
    public static String unreadable(Language language, String path, int status) {
        var words = Words.in(language);
        var why = words.get("unread." + status);
        var body = why + Words.blankAfter(why) + words.get("unread.body");
        return page(language, path, "unread.", body, FormInput.EMPTY);
    }

    /// 403: another site's page has sent the form. The page's button sends the same input from here.
    public static String elsewhere(Language language, String path, FormInput input) {
        return page(language, path, "elsewhere.", Words.in(language).get("elsewhere.body"), input);
    }

    /// 405: this path does not support the method.
    public static String notAllowed(Language language, String path) {
        return page(language, path, "notAllowed.", Words.in(language).get("notAllowed.body"), FormInput.EMPTY);
    }

    private static String page(Language language, String path, String key, String body, FormInput input) {
        var words = Words.in(language);
        var header = new PageFrame.Header(false, SeatRow.OPEN, PageFrame.SkipLink.CONTENT, isKeptByLanguages(input));
        var safePath = Request.isLocalPath(path) ? path : EVENTS;
        var frame = PageFrame.privatePage(language, words.get(key + "title"), safePath, header);
        var page = new ErrorPage(frame, words.get(key + "kind"), body, words.get(key + "again"), input);
        return Templates.render("page/error", page);
    }

    /// Whether the languages can be buttons that send the input: not where it asks for an action without answers, such
    /// as to cancel, which would be done.
    private static boolean isKeptByLanguages(FormInput input) {
        var action = input.value("action");
        return !input.isEmpty() && (action.isEmpty() || action.equals("change"));
    }
}
