package openseat.event;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import openseat.i18n.LanguageMap;

/// Events for tests: one without a date, as small teams publish them, and one with every member.
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    public static final String ORIGIN = "https://openseat.example.org";

    /// First published an hour before its date or place last changed.
    public static final CalendarIdentity CALENDAR =
            new CalendarIdentity("0b0f4a52-6f1c-4d3e-9a57-3f0d3b1c2a10", NOW.minusSeconds(3_600), NOW);

    private Samples() {}

    public static Event undated() {
        var about = new EventDescription(
                text(
                        "en",
                        "By Migrants, For Migrants: Advocating for migrants’ meaningful participation in IMRF and the GCM processes"),
                Optional.of(text("en", "IMRF side event")),
                List.of(
                        text("en", "An approach to migration policy[^4]. More."),
                        text("en", "“Nothing without migrants.”[^5] - To make it <so>.")),
                List.of(
                        new EventDescription.Note("4", Optional.empty()),
                        new EventDescription.Note("5", Optional.empty())),
                List.of(
                        text("en", "Asia Pacific Forum on Women, Law and Development"),
                        text("en", "International Migrants Alliance")),
                Optional.empty());
        return new Event(
                "undated",
                false,
                true,
                about,
                new Schedule.ToBeConfirmed(Optional.empty()),
                Optional.empty(),
                Offers.NONE,
                noCompact(),
                new Seating(Optional.empty(), false, 1),
                open(),
                Event.Letters.STANDARD,
                Optional.empty(),
                30,
                Optional.empty());
    }

    /// A revision whose entries in calendars are those of an old event.
    public static PublishedEvent published(
            Event event, long revision, long material, Instant scheduledAt, String document, Instant at) {
        return new PublishedEvent(
                event, revision, material, scheduledAt, document, at, CALENDAR, PublishedEvent.Joining.NONE);
    }

    /// The same, for events that people join by a link.
    public static PublishedEvent published(Event event, PublishedEvent.Joining joining) {
        return new PublishedEvent(event, 4, 1, NOW, "{}", NOW, CALENDAR, joining);
    }

    public static Event dated() {
        var about = new EventDescription(
                text("en", "Bring a Chair: An open meeting"), Optional.of(text("en", "Open meeting")),
                List.of(text("en", "It is made up[^a].")),
                        List.of(new EventDescription.Note("a", Optional.of(text("en", "A note with a text.")))),
                List.of(text("en", "Sample Team")), Optional.of(text("en", "Everybody")));
        return new Event(
                "dated",
                true,
                true,
                about,
                date(),
                Optional.of(new Event.Place(Event.Mode.BOTH, Optional.of(text("en", "Room 8")))),
                new Offers(List.of("ar", "es"), List.of(Access.CAPTIONS)),
                new Event.GlobalCompact(
                        Optional.of(text("en", "Global")), Optional.empty(), Optional.empty(), List.of(3, 23)),
                new Seating(Optional.of(40), true, 10),
                open(),
                Event.Letters.withContact("team@example.org"),
                Optional.of(new Event.Privacy(
                        text("en", "Sample Team"), Optional.of(URI.create("https://example.org/privacy")))),
                14,
                Optional.empty());
    }

    public static Schedule.Confirmed date() {
        return new Schedule.Confirmed(
                LocalDateTime.parse("2026-12-18T13:15"),
                LocalDateTime.parse("2026-12-18T14:15"),
                ZoneId.of("America/New_York"));
    }

    public static Schedule.Confirmed wholeDays(String first, String last, String zone) {
        var days = new Schedule.Days(LocalDate.parse(first), LocalDate.parse(last));
        return Schedule.Confirmed.wholeDays(days, ZoneId.of(zone));
    }

    public static Event with(Event e, Schedule schedule, Event.RegistrationWindow registration) {
        return with(e, schedule, registration, e.letters(), e.offers(), e.privacy());
    }

    public static Event with(Event e, Event.Letters letters, Offers offers) {
        return with(e, e.schedule(), e.registration(), letters, offers, e.privacy());
    }

    /// The same, saying who keeps the data.
    public static Event withPrivacy(Event e) {
        return with(e, e.schedule(), e.registration(), e.letters(), e.offers(), dated().privacy());
    }

    private static Event with(
            Event e,
            Schedule schedule,
            Event.RegistrationWindow registration,
            Event.Letters letters,
            Offers offers,
            Optional<Event.Privacy> privacy) {
        return new Event(
                e.id(),
                e.sample(),
                e.listed(),
                e.description(),
                schedule,
                e.place(),
                offers,
                e.compact(),
                e.seating(),
                registration,
                letters,
                privacy,
                e.keepDays(),
                e.home());
    }

    public static LanguageMap text(String tag, String text) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(tag, text);
        return new LanguageMap(texts);
    }

    public static Event.GlobalCompact noCompact() {
        return new Event.GlobalCompact(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public static Event.RegistrationWindow open() {
        return Event.RegistrationWindow.UNLIMITED;
    }
}
