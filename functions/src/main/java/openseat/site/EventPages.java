package openseat.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.SeatRow;
import openseat.page.Templates;
import openseat.seats.SeatsLeft;

/// The public pages about events, as HTML. Pure: everything a page needs is passed in.
///
/// `origin` is scheme and host, such as `https://openseat.example.org`.
public final class EventPages {

    private EventPages() {}

    /// The list of events.
    public static String list(List<Event> events, Language language, String origin, Instant now) {
        return Templates.render("site/list", EventListView.of(events, language, origin, now));
    }

    /// An event's page with its form, or with the reason why there is none.
    ///
    /// @param reader the reader's own zone, if known
    /// @param input  what was sent and must be corrected, or `FormInput.EMPTY`
    public static String event(
            Event event,
            SeatsLeft left,
            Language language,
            Optional<ZoneId> reader,
            Instant now,
            String origin,
            FormInput input) {
        return Templates.render("site/event", EventView.of(event, left, language, reader, now, origin, input, ""));
    }

    /// The event's page when a request could not be stored: the form still has the input, to be sent again.
    public static String busy(
            Event event, SeatsLeft left, Language language, Instant now, String origin, FormInput input) {
        var notice = Words.in(language).get("error.busy");
        return Templates.render(
                "site/event", EventView.of(event, left, language, Optional.empty(), now, origin, input, notice));
    }

    /// The page after registering: the same for everybody.
    public static String checkMail(Event event, Language language) {
        return Templates.render("site/check-mail", textPage(event, language, "check.title", "/check-mail"));
    }

    /// The page after everything about somebody was deleted.
    public static String deleted(Event event, Language language) {
        return Templates.render("site/deleted", textPage(event, language, "deleted.title", "/deleted"));
    }

    /// A page of plain text about one event.
    ///
    /// @param eventPath the path of the event's own page
    public record TextPage(PageFrame frame, Words words, String eventPath, Optional<String> contact) {}

    private static TextPage textPage(Event event, Language language, String titleKey, String subpath) {
        var words = Words.in(language);
        var path = EventView.path(event);
        var header = new PageFrame.Header(event.sample(), SeatRow.OPEN, PageFrame.SkipLink.CONTENT, false);
        var frame = PageFrame.privatePage(language, words.get(titleKey), path + subpath, header);
        return new TextPage(frame, words, path, event.contact());
    }
}
