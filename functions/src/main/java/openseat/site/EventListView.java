package openseat.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import openseat.event.Event;
import openseat.event.RegistrationClosed;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.PageFrame;

/// All that the list of events shows: what is to come, the next one first and those without a date last; then what is
/// past.
public record EventListView(PageFrame frame, Words words, SocialMetadata sharing, List<Item> coming, List<Item> past) {

    private static final Comparator<Event> BY_START = Comparator.comparing(event -> event.schedule().date().map(Schedule.Confirmed::startsAt).orElse(Instant.MAX));

    /// @param closed why nobody can register, or blank
    public record Item(String path, Optional<LocalizedText> kind, LocalizedText title, String when, String closed, boolean sample) {

        static Item of(Event event, Language language, Instant now) {
            var when = ScheduleText.line(event, language);
            return new Item(
                    EventView.path(event),
                    event.description().kind().map(kind -> LocalizedText.of(kind, language)),
                    LocalizedText.of(event.title(), language),
                    when,
                    RegistrationClosed.of(event, now, language).map(RegistrationClosed::detail).filter(why -> !why.equals(when)).orElse(""),
                    event.sample());
        }
    }

    static EventListView of(List<Event> events, Language language, String origin, Instant now) {
        var words = Words.in(language);
        var title = words.get("list.title");
        var byPast = events.stream().sorted(BY_START).collect(Collectors.partitioningBy(event -> event.registrationStatus(now).isFinal()));
        return new EventListView(
                PageFrame.of(language, title, "/events"),
                words,
                SocialMetadata.ofList(title, words.get("page.foot"), language, origin),
                items(byPast, false, language, now),
                items(byPast, true, language, now));
    }

    private static List<Item> items(Map<Boolean, List<Event>> byPast, boolean past, Language language, Instant now) {
        return byPast.get(past).stream().map(event -> Item.of(event, language, now)).toList();
    }
}
