package openseat.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import openseat.event.Event;
import openseat.event.RegistrationClosed;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.PageFrame;

/// Everything the list of events shows. Both parts are in order of start, events without a date last.
public record EventListView(
        PageFrame frame, Words words, SocialMetadata metadata, List<Item> upcoming, List<Item> past) {

    private static final Comparator<Event> BY_START = Comparator.comparing(
            event -> event.schedule().date().map(Schedule.Confirmed::startsAt).orElse(Instant.MAX));

    /// One event in the list.
    ///
    /// @param whyClosed why nobody can register, or blank
    public record Item(
            String path,
            Optional<LocalizedText> kind,
            LocalizedText title,
            String when,
            String whyClosed,
            boolean isSample) {

        static Item of(Event event, Language language, Instant now) {
            var when = when(event, language);
            return new Item(
                    EventView.path(event),
                    event.description().kind().map(kind -> LocalizedText.of(kind, language)),
                    LocalizedText.of(event.title(), language),
                    when,
                    RegistrationClosed.of(event, now, language)
                            .map(RegistrationClosed::detail)
                            .filter(reason -> !reason.equals(when))
                            .orElse(""),
                    event.sample());
        }

        /// When it is, on one line.
        public static String when(Event event, Language language) {
            return ScheduleText.line(event, language);
        }
    }

    static EventListView of(List<Event> events, Language language, String origin, Instant now) {
        var words = Words.in(language);
        var title = words.get("list.title");
        var byPast = events.stream()
                .sorted(BY_START)
                .collect(Collectors.partitioningBy(
                        event -> event.registrationStatus(now).isFinal(),
                        Collectors.mapping(event -> Item.of(event, language, now), Collectors.toList())));
        return new EventListView(
                PageFrame.publicPage(language, title, "/events", PageFrame.Header.DEFAULT),
                words,
                SocialMetadata.ofList(title, words.get("page.foot"), language, origin),
                byPast.get(false),
                byPast.get(true));
    }
}
