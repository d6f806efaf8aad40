package openseat.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import openseat.text.Frame;
import openseat.text.Language;
import openseat.text.Words;

/// All that the list of events shows: what is to come, the next one first and those without a date last; then what is past.
public record ListView(Frame frame, Words words, Sharing sharing, List<Item> coming, List<Item> past) {

    private static final Comparator<Event> BY_START = Comparator.comparing(event -> event.schedule().date().map(Schedule.Confirmed::startsAt).orElse(Instant.MAX));

    /// @param doors why one cannot register, or blank
    public record Item(String path, Optional<Passage> kind, Passage title, String when, String doors, boolean sample) {

        static Item of(Event event, Language language, Instant now) {
            var when = When.line(event, language);
            return new Item(
                    EventView.path(event),
                    event.kind().map(kind -> Passage.of(kind, language)),
                    Passage.of(event.title(), language),
                    when,
                    Refusal.of(event, now, language).map(Refusal::detail).filter(why -> !why.equals(when)).orElse(""),
                    event.sample());
        }
    }

    static ListView of(List<Event> events, Language language, String origin, Instant now) {
        var words = Words.in(language);
        var title = words.get("list.title");
        var byPast = events.stream().sorted(BY_START).collect(Collectors.partitioningBy(event -> event.doors(now).areShutForGood()));
        return new ListView(
                Frame.of(language, title, "/events"),
                words,
                Sharing.ofList(title, words.get("page.foot"), language, origin),
                items(byPast, false, language, now),
                items(byPast, true, language, now));
    }

    private static List<Item> items(Map<Boolean, List<Event>> byPast, boolean past, Language language, Instant now) {
        return byPast.get(past).stream().map(event -> Item.of(event, language, now)).toList();
    }
}
