package openseat.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import openseat.text.Language;
import openseat.text.Words;

/// One stated fact about an event; what is not stated is no fact.
public record Fact(String label, List<Passage> said) {

    public static Fact of(String label, String said) {
        return new Fact(label, List.of(Passage.plain(said)));
    }

    static List<Fact> of(Event event, SeatsLeft left, Language page) {
        var words = Words.in(page);
        var facts = new ArrayList<Fact>();
        place(event, page).ifPresent(facts::add);
        quoted(facts, words.get("event.audience"), event.audience(), page);
        quoted(facts, words.get("event.geographicScope"), event.geographicScope(), page);
        quoted(facts, words.get("event.workstreamOutput"), event.workstreamOutput(), page);
        quoted(facts, words.get("event.regionalReviewProcess"), event.regionalReviewProcess(), page);
        if (!event.objectives().isEmpty()) {
            facts.add(new Fact(words.get("event.objectives"), event.objectives().stream()
                    .map(number -> Passage.plain(number + " " + words.get("objective." + number)))
                    .toList()));
        }
        event.capacity().ifPresent(seats -> facts.add(of(words.get("event.seats"), Integer.toString(seats))));
        if (left != SeatsLeft.UNLIMITED) {
            facts.add(of(words.get("event.seatsLeft"), words.get("event.seatsLeft." + left)));
        }
        return facts;
    }

    /// Where people meet, for the event's page and for those who take part.
    public static Optional<Fact> place(Event event, Language page) {
        var words = Words.in(page);
        return event.place().map(place -> {
            var said = new ArrayList<Passage>();
            said.add(Passage.plain(words.get("event.mode." + place.mode().word)));
            place.address().ifPresent(address -> said.add(Passage.of(address, page)));
            return new Fact(words.get("event.place"), said);
        });
    }

    private static void quoted(List<Fact> facts, String label, Optional<LanguageMap> text, Language page) {
        text.ifPresent(map -> facts.add(new Fact(label, List.of(Passage.of(map, page)))));
    }
}
