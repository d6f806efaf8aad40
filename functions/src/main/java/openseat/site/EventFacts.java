package openseat.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        var words = Words.in(page);
        var facts = new ArrayList<Fact>();
        place(event, page).ifPresent(facts::add);
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
        event.seating()
                .capacity()
                .ifPresent(seats -> facts.add(Fact.of(words.get("event.seats"), Integer.toString(seats))));
        if (left != SeatsLeft.UNLIMITED) {
            facts.add(Fact.of(words.get("event.seatsLeft"), words.get("event.seatsLeft." + left)));
        }
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

    private static void addText(List<Fact> facts, String label, Optional<LanguageMap> text, Language page) {
        text.ifPresent(map -> facts.add(new Fact(label, List.of(LocalizedText.of(map, page)))));
    }
}
