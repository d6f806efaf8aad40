package openseat.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.Templates;
import openseat.seats.SeatsLeft;

/// The public pages, from what is known to HTML. Pure: no page asks for anything itself.
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
    /// @param typed  `FormInput.NOTHING`, or what was sent and must be put right
    public static String event(
            Event event, SeatsLeft left, Language language, Optional<ZoneId> reader, Instant now, String origin, FormInput typed) {
        return Templates.render("site/page", EventView.of(event, left, language, reader, now, origin, typed, ""));
    }

    /// The event's page when there was no getting through: with everything typed still in the form, to be sent again.
    public static String busy(Event event, SeatsLeft left, Language language, Instant now, String origin, FormInput typed) {
        var notice = Words.in(language).get("error.busy");
        return Templates.render("site/page", EventView.of(event, left, language, Optional.empty(), now, origin, typed, notice));
    }

    /// After registering: the same for everybody.
    public static String checkMail(Event event, Language language) {
        return Templates.render("site/check-mail", about(event, language, "check.title", "/check-mail"));
    }

    /// After everything about somebody was deleted.
    public static String deleted(Event event, Language language) {
        return Templates.render("site/deleted", about(event, language, "deleted.title", "/deleted"));
    }

    /// A page of words about one event.
    public record About(PageFrame frame, Words words, String path, LocalizedText title, Optional<String> contact) {}

    private static About about(Event event, Language language, String title, String under) {
        var words = Words.in(language);
        var path = EventView.path(event);
        var frame = PageFrame.of(language, words.get(title), path + under).sample(event.sample()).asPrivate();
        return new About(frame, words, path, LocalizedText.of(event.title(), language), event.contact());
    }
}
