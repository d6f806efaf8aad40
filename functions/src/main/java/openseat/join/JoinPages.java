package openseat.join;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.http.Request;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.PageFrame;
import openseat.page.SeatRow;
import openseat.page.Templates;

/// The pages that say why a link to join does not lead to the meeting at this moment. Pure.
///
/// None reloads itself, because that takes the reader's place away from whoever reads slowly or by ear: they press a
/// button (https://www.w3.org/WAI/WCAG22/Techniques/failures/F41).
public final class JoinPages {

    private JoinPages() {}

    /// @param about the event; empty where the key is not valid, because it may be anybody's
    /// @param again whether it helps to open the link once more
    /// @param next  how to get a new link, where nothing else is known
    public record JoinPage(
            PageFrame frame, Words words, String body, Optional<About> about, boolean again, boolean next) {}

    /// @param opens when the link opens, on the clocks of several cities; none if that is not what matters
    public record About(LocalizedText title, List<Fact> opens, Optional<String> contact) {}

    static String of(JoinVisit visit, JoinAnswer answer) {
        var language = visit.language();
        var event = visit.published().event();
        var opens = answer == JoinAnswer.EARLY ? opens(visit, language) : List.<Fact>of();
        var about = new About(event.title().in(language.lang()), opens, event.contact());
        var again = answer == JoinAnswer.EARLY || answer == JoinAnswer.NO_LINK;
        return page(language, visit.request().path(), answer, Optional.of(about), again, header(event, answer));
    }

    /// The same page for every key that is not valid.
    static String notValid(Language language, String path) {
        return page(language, path, JoinAnswer.NOT_VALID, Optional.empty(), false, PageFrame.Header.DEFAULT);
    }

    private static String page(
            Language language,
            String path,
            JoinAnswer answer,
            Optional<About> about,
            boolean again,
            PageFrame.Header header) {
        var words = Words.in(language);
        var safePath = Request.isLocalPath(path) ? path : "/events";
        var frame = PageFrame.privatePage(language, words.get(answer.title), safePath, header);
        var body = words.get("join." + answer.word + ".body");
        return Templates.render("join/page", new JoinPage(frame, words, body, about, again, about.isEmpty()));
    }

    private static PageFrame.Header header(Event event, JoinAnswer answer) {
        var seats = answer == JoinAnswer.EARLY || answer == JoinAnswer.NO_LINK ? SeatRow.TAKEN : SeatRow.OPEN;
        return new PageFrame.Header(event.sample(), seats, PageFrame.SkipLink.CONTENT, false);
    }

    /// In the reader's city if it is known, the event's and UTC; each city once.
    private static List<Fact> opens(JoinVisit visit, Language language) {
        var words = Words.in(language);
        var dateTimes = DateTimes.in(language);
        var opens = visit.opens().orElseThrow();
        var facts = new LinkedHashMap<String, Fact>();
        visit.zone().ifPresent(zone -> {
            var city = dateTimes.city(zone);
            facts.put(city, Fact.of(words.get("mine.yourCity", "city", city), dateTimes.dateAndTime(opens, zone)));
        });
        var ofEvent = visit.published().event().schedule().date().map(Schedule.Confirmed::zone);
        for (var zone : List.of(ofEvent.orElseThrow(), ZoneId.of("UTC"))) {
            var city = dateTimes.city(zone);
            facts.putIfAbsent(city, Fact.of(city, dateTimes.dateAndTime(opens, zone)));
        }
        return List.copyOf(facts.values());
    }
}
