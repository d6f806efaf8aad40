package openseat.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.text.Frame;
import openseat.text.Language;
import openseat.text.Views;
import openseat.text.Words;

/// The public pages, from what is known to HTML. Pure: no page asks for anything itself.
///
/// `origin` is scheme and host, such as `https://openseat.example.org`.
public final class EventPages {

    private EventPages() {}

    /// The list of events.
    public static String list(List<Event> events, Language language, String origin, Instant now) {
        return Views.render("event/list", ListView.of(events, language, origin, now));
    }

    /// An event's page with its form, or with the reason why there is none.
    ///
    /// @param reader the reader's own zone, if known
    /// @param typed  `Typed.NOTHING`, or what was sent and must be put right
    public static String event(
            Event event, SeatsLeft left, Language language, Optional<ZoneId> reader, Instant now, String origin, Typed typed) {
        return Views.render("event/page", EventView.of(event, left, language, reader, now, origin, typed, ""));
    }

    /// The event's page when there was no getting through: with everything typed still in the form, to be sent again.
    public static String busy(Event event, SeatsLeft left, Language language, Instant now, String origin, Typed typed) {
        var notice = Words.in(language).get("error.busy");
        return Views.render("event/page", EventView.of(event, left, language, Optional.empty(), now, origin, typed, notice));
    }

    /// What is shown when there was no getting through, and no form to show again: what was typed is sent again by its button.
    public static String busy(Language language, String path, Typed typed) {
        return halt(language, path, "busy.", Words.in(language).get("busy.body"), typed);
    }

    /// What is shown when a form could not be read at all: damaged (400), too large (413), or of another kind (415).
    public static String unread(Language language, String path, int status) {
        var words = Words.in(language);
        var why = words.get("unread." + status);
        return halt(language, path, "unread.", why + Words.blankAfter(why) + words.get("unread.body"), Typed.NOTHING);
    }

    /// What is shown to a browser that was made to ask for something that is never done here.
    public static String notAllowed(Language language, String path) {
        return halt(language, path, "notAllowed.", Words.in(language).get("notAllowed.body"), Typed.NOTHING);
    }

    /// After registering: the same for everybody.
    public static String checkMail(Event event, Language language) {
        return Views.render("page/check-mail", about(event, language, "check.title", "/check-mail"));
    }

    /// After everything about somebody was deleted.
    public static String deleted(Event event, Language language) {
        return Views.render("page/deleted", about(event, language, "deleted.title", "/deleted"));
    }

    /// Where there is nothing, or nothing any more: the same in all cases.
    public static String notFound(Language language) {
        var words = Words.in(language);
        return Views.render("page/not-found", new Plain(Frame.of(language, words.get("error.notFound"), "/events").asPrivate(), words));
    }

    /// A page of words alone.
    public record Plain(Frame frame, Words words) {}

    /// Why nothing was done, and the label of the way back to where the frame's path leads.
    ///
    /// @param typed what goes back there with it
    public record Halt(Frame frame, String kind, String body, String again, Typed typed) {}

    private static String halt(Language language, String path, String why, String body, Typed typed) {
        var words = Words.in(language);
        var frame = Frame.of(language, words.get(why + "title"), Path.plain(path))
                .switchingBy(typed.isEmpty() ? Optional.empty() : Optional.of("form"))
                .asPrivate();
        return Views.render("page/halt", new Halt(frame, words.get(why + "kind"), body, words.get(why + "again"), typed));
    }

    /// A page of words about one event.
    public record About(Frame frame, Words words, String path, Passage title, Optional<String> contact) {}

    private static About about(Event event, Language language, String title, String under) {
        var words = Words.in(language);
        var path = EventView.path(event);
        var frame = Frame.of(language, words.get(title), path + under).sample(event.sample()).asPrivate();
        return new About(frame, words, path, Passage.of(event.title(), language), event.contact());
    }
}
