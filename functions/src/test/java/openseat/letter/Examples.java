package openseat.letter;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import openseat.announcement.Announcement;
import openseat.calendar.RegistrantEntry;
import openseat.digest.DigestExamples;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.event.Offers;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.event.Seating;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.mail.Mail;
import openseat.mail.Recipient;
import openseat.mail.Sender;
import openseat.registration.Cause;
import openseat.registration.Reminder;
import openseat.registration.Status;

/// Letters of every kind, for tests and to look at.
public final class Examples {

    public static final String SEED_TITLE =
            "By Migrants, For Migrants: Advocating for migrants’ meaningful participation in IMRF and the GCM processes";
    public static final Schedule.Confirmed FRIDAY = new Schedule.Confirmed(
            LocalDateTime.parse("2026-12-18T13:15"),
            LocalDateTime.parse("2026-12-18T14:15"),
            ZoneId.of("America/New_York"));
    public static final Schedule.Confirmed THURSDAY = new Schedule.Confirmed(
            LocalDateTime.parse("2026-12-17T13:15"),
            LocalDateTime.parse("2026-12-17T14:15"),
            ZoneId.of("America/New_York"));
    public static final Schedule OPEN = new Schedule.ToBeConfirmed(Optional.empty());
    public static final Schedule WINDOW = new Schedule.ToBeConfirmed(
            Optional.of(new Schedule.Window(LocalDate.parse("2026-12-14"), LocalDate.parse("2026-12-18"))));
    public static final Optional<Event.Place> ONLINE =
            Optional.of(new Event.Place(Event.Mode.ONLINE, Optional.empty()));
    public static final Optional<Event.Place> GENEVA =
            Optional.of(new Event.Place(Event.Mode.IN_PERSON, Optional.of(said("Palais Wilson, Geneva"))));
    public static final Instant NOW = Instant.parse("2026-12-01T09:40:00Z");
    public static final Instant UNTIL = Instant.parse("2026-12-08T09:40:00Z");

    static final Optional<URI> JOIN = Optional.of(
            URI.create(
                    "https://openseat.example.org/events/sample-migrants-day/join/Qm7Zk0aXw3vYt2bR7mJcQ5sLd9eHfGu1iPoKxVyBzA4"));

    private static final RegistrantEntry NOTHING_TOLD =
            new RegistrantEntry(Samples.CALENDAR, Optional.empty(), Optional.empty(), false);

    private Examples() {}

    public static Event seed() {
        return event(
                "imrf-2022-by-migrants-for-migrants",
                false,
                SEED_TITLE,
                OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Event sample(Schedule schedule) {
        return sample(schedule, ONLINE);
    }

    public static Event sample(Schedule schedule, Optional<Event.Place> place) {
        return event(
                "sample-migrants-day",
                true,
                "Bring a Chair: An open meeting on taking part in the talks about us",
                schedule,
                place,
                Optional.of(40),
                Optional.of("team@openseat.example.org"));
    }

    /// The change for whoever last read that the event would be then, and online.
    /// What organizers wrote, in two languages.
    public static Announcement announcement(boolean optional) {
        var text = new LinkedHashMap<String, String>();
        text.put("en", "Please bring a chair.\n\nThe room has <none> & the doors open at 12:30.");
        text.put("ar", "يرجى إحضار كرسي.\nتفتح الأبواب الساعة 12:30.");
        return new Announcement(1, NOW, Set.of(Status.CONFIRMED, Status.WAITING), new LanguageMap(text), optional);
    }

    public static EventChange was(Schedule schedule) {
        return was(schedule, ONLINE);
    }

    public static EventChange was(Schedule schedule, Optional<Event.Place> place) {
        return new EventChange(true, Optional.of(new Event.WhenAndWhere(schedule, place)), false, false, List.of());
    }

    public static Event event(
            String id,
            boolean sample,
            String title,
            Schedule schedule,
            Optional<Event.Place> place,
            Optional<Integer> capacity,
            Optional<String> contact) {
        var about = new EventDescription(
                said(title),
                Optional.empty(),
                List.of(said("A text.")),
                List.of(),
                List.of(said("An organizer")),
                Optional.of(said("Everybody")));
        return new Event(
                id,
                sample,
                true,
                about,
                schedule,
                place,
                Offers.NONE,
                Samples.noCompact(),
                new Seating(capacity, capacity.isPresent(), 10),
                Samples.open(),
                new Event.Letters(contact, Optional.empty(), false, Event.Reminders.STANDARD),
                Optional.empty(),
                30,
                Optional.empty());
    }

    public static LanguageMap said(String text) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("en", text);
        return new LanguageMap(texts);
    }

    public static Mail mail(Letter letter, EventChange change, Event event, Language language, Optional<ZoneId> zone) {
        return LetterMail.compose(letter, change, context(event), recipient(language, zone));
    }

    static LetterDraft draft(Letter letter, EventChange change, Event event, Language language, Optional<ZoneId> zone) {
        return LetterDraft.of(letter, change, context(event), recipient(language, zone));
    }

    /// A letter to somebody whom an earlier one has told of this date, and that they have a seat.
    public static Mail mailAfter(
            Schedule.Confirmed told, Letter letter, EventChange change, Event event, Language language) {
        var calendar = new RegistrantEntry(Samples.CALENDAR, Optional.empty(), Optional.of(told), true);
        return LetterMail.compose(
                letter, change, context(event, Cause.CHANGE, calendar), recipient(language, Optional.empty()));
    }

    /// A letter that only a request caused: its link is sure to work for a week.
    public static Mail requestedMail(Letter letter, Event event, Language language) {
        var context = context(event, Cause.REQUEST);
        return LetterMail.compose(letter, EventChange.NONE, context, recipient(language, Optional.empty()));
    }

    private static LetterContext context(Event event) {
        return context(event, Cause.CHANGE);
    }

    private static LetterContext context(Event event, Cause cause) {
        return context(event, cause, NOTHING_TOLD);
    }

    private static LetterContext context(Event event, Cause cause, RegistrantEntry calendar) {
        return context(event, cause, false, calendar);
    }

    /// A letter that a request with other answers than the accepted ones caused.
    public static Mail askedAnew(Letter letter, Event event, Language language) {
        return LetterMail.compose(
                letter,
                EventChange.NONE,
                context(event, Cause.REQUEST, true, NOTHING_TOLD),
                recipient(language, Optional.empty()));
    }

    private static LetterContext context(Event event, Cause cause, boolean isAskedAnew, RegistrantEntry calendar) {
        var page = "https://openseat.example.org/events/" + event.id();
        var link = URI.create(page + "/registrations/4nq8Zk0aXw3vYt2bR7mJcQ5sLd9eHfGu1iPoKxVyBzA");
        return new LetterContext(
                event,
                calendar,
                URI.create(page),
                link,
                JOIN.filter(_ -> event.isOnline() && event.schedule() instanceof Schedule.Confirmed),
                cause,
                isAskedAnew,
                Instant.parse("2027-01-17T19:15:00Z"),
                new Sender("events@openseat.example", "", "APWLD and others, 1 Example Street"),
                NOW);
    }

    private static Recipient recipient(Language language, Optional<ZoneId> zone) {
        return new Recipient("0".repeat(32), "ana@example.org", language, zone);
    }

    /// One of each, in one language.
    public static SequencedMap<String, Mail> letters(Language language) {
        var kathmandu = Optional.of(ZoneId.of("Asia/Kathmandu"));
        var ticket = new Letter.Ticket(3);
        var waiting = new Letter.Waiting(2, 4);
        var moved = was(THURSDAY);
        var mails = new LinkedHashMap<String, Mail>();
        mails.put("confirm-seed", mail(new Letter.Confirm(UNTIL), EventChange.NONE, seed(), language, kathmandu));
        mails.put("confirm", mail(new Letter.Confirm(UNTIL), EventChange.NONE, sample(FRIDAY), language, kathmandu));
        mails.put("ticket-seed", mail(new Letter.Ticket(1), EventChange.NONE, seed(), language, kathmandu));
        mails.put("ticket", mail(ticket, EventChange.NONE, sample(FRIDAY), language, kathmandu));
        mails.put("ticket-window", mail(ticket, EventChange.NONE, sample(WINDOW), language, Optional.empty()));
        mails.put("promoted", mail(ticket, EventChange.NONE.withPromotion(), sample(FRIDAY), language, kathmandu));
        mails.put("waiting", mail(waiting, EventChange.NONE, sample(FRIDAY), language, kathmandu));
        mails.put("cancelled", mail(new Letter.Cancelled(2), EventChange.NONE, sample(FRIDAY), language, kathmandu));
        mails.put("removed", mail(new Letter.Removed(2), EventChange.NONE, sample(FRIDAY), language, kathmandu));
        mails.put("removed-seed", mail(new Letter.Removed(2), EventChange.NONE, seed(), language, kathmandu));
        mails.put("cancelled-seed", mail(new Letter.Cancelled(2), EventChange.NONE, seed(), language, kathmandu));
        mails.put(
                "cancelled-too-many",
                mail(new Letter.Cancelled(50), EventChange.NONE, sample(FRIDAY), language, kathmandu));
        mails.put("keep", mail(new Letter.Keep(3, false, UNTIL), EventChange.NONE, sample(OPEN), language, kathmandu));
        for (var reminder : Reminder.values()) {
            var name = "reminded-" + reminder.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var reminded = new Letter.Reminded(reminder, 3, false);
            mails.put(name, mail(reminded, EventChange.NONE, sample(FRIDAY), language, kathmandu));
        }
        var noSeat = new Letter.Reminded(Reminder.DAY_BEFORE, 2, true);
        mails.put("no-seat", mail(noSeat, EventChange.NONE, sample(FRIDAY, GENEVA), language, kathmandu));
        for (var optional : List.of(true, false)) {
            var announced = EventChange.NONE.with(List.of(announcement(optional)));
            var name = optional ? "message-optional" : "message";
            mails.put(name, mail(new Letter.Message(3, false), announced, sample(FRIDAY), language, kathmandu));
            mails.put("ticket-with-" + name, mail(ticket, announced, sample(FRIDAY, GENEVA), language, kathmandu));
        }
        mails.put("ticket-requested", requestedMail(ticket, sample(FRIDAY), language));
        mails.put("ticket-anew", askedAnew(ticket, sample(FRIDAY), language));
        mails.put("cancelled-anew", askedAnew(new Letter.Cancelled(2), sample(FRIDAY), language));
        mails.put("cancelled-requested", requestedMail(new Letter.Cancelled(2), sample(FRIDAY), language));
        mails.put("moved", mail(ticket, moved, sample(FRIDAY), language, kathmandu));
        mails.put("moved-waiting", mail(waiting, moved, sample(FRIDAY), language, kathmandu));
        mails.put("moved-requested", mail(new Letter.Confirm(UNTIL), moved, sample(FRIDAY), language, kathmandu));
        mails.put("date-set", mail(ticket, was(OPEN), sample(FRIDAY), language, kathmandu));
        mails.put("date-open", mail(ticket, moved, sample(OPEN), language, kathmandu));
        mails.put(
                "called-off",
                mail(ticket, was(FRIDAY), sample(new Schedule.Cancelled(Optional.of(FRIDAY))), language, kathmandu));
        mails.put(
                "on-again",
                mail(ticket, was(new Schedule.Cancelled(Optional.of(FRIDAY))), sample(FRIDAY), language, kathmandu));
        mails.put("elsewhere", mail(ticket, was(FRIDAY), sample(FRIDAY, GENEVA), language, kathmandu));
        mails.put("elsewhere-waiting", mail(waiting, was(FRIDAY, GENEVA), sample(FRIDAY), language, kathmandu));
        mails.put("moved-elsewhere", mail(ticket, moved, sample(FRIDAY, GENEVA), language, kathmandu));
        return mails;
    }

    /// Writes them all to `target/mails`, to look at.
    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of("target/mails"));
        for (var language : Language.all()) {
            var all = new LinkedHashMap<>(letters(language));
            all.putAll(DigestExamples.all(language));
            for (var entry : all.entrySet()) {
                var name = entry.getKey() + "-" + language.tag();
                Files.writeString(
                        folder.resolve(name + ".html"), entry.getValue().html());
                Files.writeString(
                        folder.resolve(name + ".txt"),
                        entry.getValue().subject() + "\n\n" + entry.getValue().text());
            }
        }
    }
}
