package openseat.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.RegistrationClosed;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;
import openseat.form.FormView;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.SeatRow;
import openseat.seats.SeatsLeft;

/// Everything an event's page shows, in one language.
///
/// @param isPast         whether the event is over or cancelled
/// @param structuredData JSON-LD, escaped to stand in a script element
public record EventView(
        PageFrame frame,
        Words words,
        Event event,
        boolean isPast,
        SocialMetadata metadata,
        String structuredData,
        Heading heading,
        EventText text,
        List<Fact> facts,
        List<LocalizedText> organizers,
        RegistrationSection registration) {

    /// The top of the page.
    public record Heading(Optional<LocalizedText> kind, Title title, ScheduleText when) {

        static Heading of(Event event, Language language, Optional<ZoneId> reader, Instant now) {
            return new Heading(
                    event.description().kind().map(kind -> LocalizedText.of(kind, language)),
                    Title.of(event.title(), language),
                    ScheduleText.of(event, language, reader, now));
        }
    }

    /// The form, or why there is none.
    ///
    /// @param whyClosed paragraphs; empty while registration is open
    /// @param closes    until when it is or will be open, if it closes before the event is over
    /// @param notice    a message above the form, or blank
    public record RegistrationSection(List<String> whyClosed, Optional<String> closes, String notice, FormView form) {

        public boolean isOpen() {
            return whyClosed.isEmpty();
        }
    }

    static EventView of(
            Event event,
            SeatsLeft left,
            Language language,
            Optional<ZoneId> reader,
            Instant now,
            String origin,
            FormInput input,
            String notice) {
        var words = Words.in(language);
        var metadata = SocialMetadata.of(event, language, origin);
        var isPast = event.registrationStatus(now).isFinal();
        var heading = Heading.of(event, language, reader, now);
        var registration = new RegistrationSection(
                whyClosed(event, language, now),
                closes(event, language, reader, now),
                notice.isEmpty() && left.isNone() ? words.get("event.none." + left) : notice,
                input.isEmpty()
                        ? FormView.of(event.seating().mostPlaces(), language, input)
                        : FormView.shownAgain(event.seating().mostPlaces(), language, input));
        var seats = left.isNone() || !registration.isOpen() ? SeatRow.FULL : SeatRow.OPEN;
        var header =
                new PageFrame.Header(event.sample(), seats, PageFrame.SkipLink.REGISTRATION, registration.isOpen());
        return new EventView(
                new PageFrame(
                        language, tabTitle(heading.title(), registration, words), path(event), header, !event.listed()),
                words,
                event,
                isPast,
                metadata,
                StructuredData.of(event, language, metadata.canonicalUrl()),
                heading,
                EventText.of(event, language),
                EventFacts.of(event, isPast ? SeatsLeft.UNLIMITED : left, language),
                event.description().organizers().stream()
                        .map(name -> LocalizedText.of(name, language))
                        .toList(),
                registration);
    }

    /// The path of an event's page.
    public static String path(Event event) {
        return "/events/" + event.id();
    }

    /// Whether the form is shown again after it was sent: the page then starts with it, without the description.
    public boolean isFormShownAgain() {
        return registration.form().isShownAgain();
    }

    /// What the document does not state: links to it lead to the list of facts.
    public List<EventAnchor> unstated() {
        return Stream.of(EventAnchor.values())
                .filter(anchor -> switch (anchor) {
                    case WHEN -> false;
                    case WHO -> organizers.isEmpty();
                    case WHERE, OFFERED, ABOUT, SEATS -> facts.stream().noneMatch(fact -> anchor.id.equals(fact.id()));
                })
                .toList();
    }

    /// Who is responsible for the data, if the event's document says so.
    public Optional<LocalizedText> dataController() {
        return event.privacy().map(privacy -> LocalizedText.of(privacy.keeper(), frame.language()));
    }

    private static String tabTitle(Title title, RegistrationSection registration, Words words) {
        if (registration.form().input().hasErrors()) {
            return words.get("error.tab", "title", title.brief());
        }
        return words.get(registration.isOpen() ? "event.tab" : "event.tabClosed", "title", title.brief());
    }

    private static Optional<String> closes(Event event, Language language, Optional<ZoneId> reader, Instant now) {
        var date = event.schedule().date();
        var zone = reader.or(() -> date.map(Schedule.Confirmed::zone)).orElse(ZoneId.of("UTC"));
        return switch (event.registrationStatus(now)) {
            case RegistrationStatus.Open _, RegistrationStatus.NotYetOpen _ ->
                event.registration()
                        .closes()
                        .filter(closes -> date.map(Schedule.Confirmed::endsAt)
                                .map(closes::isBefore)
                                .orElse(true))
                        .map(closes -> Words.in(language)
                                .get(
                                        "event.closes",
                                        "date",
                                        DateTimes.in(language).point(closes, zone)));
            case RegistrationStatus.Closed _, RegistrationStatus.Over _, RegistrationStatus.EventCancelled _ ->
                Optional.empty();
        };
    }

    private static List<String> whyClosed(Event event, Language language, Instant now) {
        var reason = RegistrationClosed.of(event, now, language).map(RegistrationClosed::detail).stream();
        var linksStillWork = event.registrationStatus(now) instanceof RegistrationStatus.Closed
                ? Stream.of(Words.in(language).get("event.closedKeeps"))
                : Stream.<String>empty();
        return Stream.concat(reason, linksStillWork).toList();
    }
}
