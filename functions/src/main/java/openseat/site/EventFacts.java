package openseat.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.seats.SeatsLeft;

/// The facts in an event's document, as its pages show them; what the document leaves out is not shown.
public final class EventFacts {

    private EventFacts() {}

    static List<Fact> of(Event event, SeatsLeft left, Language page) {
        var facts = new ArrayList<Fact>();
        add(facts, EventAnchor.WHERE, place(event, page).stream().toList());
        add(facts, EventAnchor.OFFERED, offered(event, page));
        add(facts, EventAnchor.ABOUT, about(event, page));
        add(facts, EventAnchor.SEATS, seats(event, left, page));
        return facts;
    }

    /// Where the event takes place; the pages of those who registered show it too.
    public static Optional<Fact> place(Event event, Language page) {
        var words = Words.in(page);
        return event.place().map(place -> {
            var lines = new ArrayList<LocalizedText>();
            lines.add(LocalizedText.plain(words.get("event.mode." + place.mode().word)));
            place.address().ifPresent(address -> lines.add(LocalizedText.of(address, page)));
            return new Fact(words.get("event.place"), lines);
        });
    }

    /// Interpretation and access; the pages of those who registered show them too.
    public static List<Fact> offered(Event event, Language page) {
        var words = Words.in(page);
        var facts = new ArrayList<Fact>();
        var languages = event.offers().interpretation();
        if (!languages.isEmpty()) {
            var names = languages.stream()
                    .map(tag -> page.nameOf(tag).orElse(tag))
                    .collect(Collectors.joining(words.get("page.comma")));
            facts.add(Fact.of(words.get("event.interpretation"), names));
        }
        if (!event.offers().access().isEmpty()) {
            var measures = event.offers().access().stream()
                    .map(access -> LocalizedText.plain(words.get("form.access." + access.word)))
                    .toList();
            facts.add(new Fact(words.get("event.access"), measures));
        }
        return facts;
    }

    private static List<Fact> about(Event event, Language page) {
        var words = Words.in(page);
        var facts = new ArrayList<Fact>();
        addText(facts, words.get("event.audience"), event.description().audience(), page);
        addText(facts, words.get("event.geographicScope"), event.compact().geographicScope(), page);
        addText(facts, words.get("event.workstreamOutput"), event.compact().workstreamOutput(), page);
        addText(facts, words.get("event.regionalReviewProcess"), event.compact().regionalReviewProcess(), page);
        if (!event.compact().objectives().isEmpty()) {
            var objectives = event.compact().objectives().stream()
                    .map(number -> LocalizedText.plain(number + " " + words.get("objective." + number)))
                    .toList();
            facts.add(new Fact(words.get("event.objectives"), objectives));
        }
        return facts;
    }

    private static List<Fact> seats(Event event, SeatsLeft left, Language page) {
        var words = Words.in(page);
        var facts = new ArrayList<Fact>();
        event.seating()
                .capacity()
                .ifPresent(seats -> facts.add(Fact.of(words.get("event.seats"), Integer.toString(seats))));
        if (left != SeatsLeft.UNLIMITED) {
            facts.add(Fact.of(words.get("event.seatsLeft"), words.get("event.seatsLeft." + left)));
        }
        return facts;
    }

    private static void add(List<Fact> facts, EventAnchor anchor, List<Fact> group) {
        group.stream().limit(1).map(first -> first.withId(anchor.id)).forEach(facts::add);
        group.stream().skip(1).forEach(facts::add);
    }

    private static void addText(List<Fact> facts, String label, Optional<LanguageMap> text, Language page) {
        text.ifPresent(map -> facts.add(new Fact(label, List.of(LocalizedText.of(map, page)))));
    }
}
