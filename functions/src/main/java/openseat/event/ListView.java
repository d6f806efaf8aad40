package openseat.event;

import java.util.List;
import java.util.Optional;
import openseat.text.Frame;
import openseat.text.Language;
import openseat.text.Words;

/// All that the list of events shows.
public record ListView(Frame frame, Words words, Sharing sharing, List<Item> events) {

    public record Item(String path, Optional<Passage> kind, Passage title, String when, boolean sample) {

        static Item of(Event event, Language language) {
            return new Item(
                    EventView.path(event),
                    event.kind().map(kind -> Passage.of(kind, language)),
                    Passage.of(event.title(), language),
                    When.line(event, language),
                    event.sample());
        }
    }
}
