package openseat.desk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.content.ClockRows;
import openseat.digest.ActionItemText;
import openseat.digest.Labels;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.report.Report;
import openseat.site.EventListView;

/// An event as the desk shows it: what it is, how it stands, and what it needs.
///
/// @param path  of its page at the desk
/// @param marks what sets it apart, such as that it is not listed
/// @param facts seats, who waits, days to go
public record EventCard(
        String path, LocalizedText title, String when, List<String> marks, List<Fact> facts, List<Need> needs) {

    /// What only the organizers can decide or correct.
    ///
    /// @param mend where; empty if nothing on the page is wrong
    public record Need(String headline, String text, Optional<String> mend) {}

    static EventCard of(EventSummary summary, Language language) {
        var event = summary.event();
        var words = Words.in(language);
        var path = "/desk/events/" + event.id();
        var marks = new ArrayList<String>();
        if (event.sample()) marks.add(words.get("page.sample"));
        if (!event.listed()) marks.add(words.get("desk.event.unlisted"));
        return new EventCard(
                path,
                LocalizedText.of(event.title(), language),
                EventListView.Item.when(event, language),
                List.copyOf(marks),
                facts(summary, words),
                needs(summary, language, path));
    }

    private static List<Fact> facts(EventSummary summary, Words words) {
        var seats = summary.seats();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(
                words.get("desk.event.taken"),
                summary.event()
                        .seating()
                        .capacity()
                        .map(all -> words.get("desk.event.of", "taken", seats.taken(), "all", all))
                        .orElseGet(() -> Long.toString(seats.taken()))));
        facts.add(Fact.of(words.get("desk.event.registrations"), Long.toString(seats.seated())));
        if (summary.event().seating().waitingList() || seats.waiting() > 0) {
            facts.add(Fact.of(words.get("desk.event.waiting"), Long.toString(seats.waiting())));
        }
        summary.daysToGo().ifPresent(days -> facts.add(Fact.of(words.get("desk.event.days"), Long.toString(days))));
        return List.copyOf(facts);
    }

    private static List<Need> needs(EventSummary summary, Language language, String path) {
        var labels = Labels.in(language);
        var clocks = new ClockRows(language, Optional.of(EventSummaries.zone(summary.published())));
        var page = URI.create(path);
        var links = new Report.Links(page, page, Optional.of(URI.create(path + "/edit")));
        return summary.needs().stream()
                .map(item -> ActionItemText.of(item, labels, clocks, links))
                .map(text -> new Need(
                        text.headline(), text.subtitle(), text.place().map(place -> inLanguage(place, language))))
                .toList();
    }

    private static String inLanguage(URI place, Language language) {
        return place.toString().replace("?", "?lang=" + language.tag() + "&");
    }
}
