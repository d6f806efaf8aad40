package openseat.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.input.Characters;

/// Writes the calendar file (RFC 5545) with the entry of an event.
///
/// Times are in UTC: for a start with a zone, ical4j leaves out the VTIMEZONE that is required, and takes 200 ms
/// more.
public final class CalendarFile {

    /// Its media type, in mails and in HTTP.
    public static final String TYPE = "text/calendar; charset=utf-8; method=PUBLISH";

    private static final int LINE_OCTETS = 75;

    private CalendarFile() {}

    /// The file. Its METHOD is always PUBLISH: a CANCEL needs an ORGANIZER, whom we do not name. An entry that does
    /// not hold any more is marked as cancelled, takes no time, and says first in its title why.
    ///
    /// @param page  the event's public page, never a private one
    /// @param stamp when this was written (DTSTAMP)
    public static byte[] of(CalendarEntry entry, Event event, Language language, URI page, Instant stamp) {
        var words = Words.in(language);
        var file = new VEvent(false);
        file.add(new Uid(entry.uid()));
        file.add(new DtStamp(stamp));
        file.add(new Sequence(entry.sequence()));
        addDate(file, entry.date());
        add(file, new Summary(), summary(entry, event, language));
        description(entry, event, language).ifPresent(text -> add(file, new Description(), text));
        event.place()
                .ifPresent(place -> add(
                        file,
                        new Location(),
                        place.address()
                                .map(address -> address.in(language.lang()))
                                .orElseGet(() -> inLanguage(language, words.get("event.mode." + place.mode().word)))));
        file.add(new Url(page));
        file.add(entry.ending().isPresent() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        file.add(entry.ending().isPresent() ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        return fold(calendar(file)).getBytes(StandardCharsets.UTF_8);
    }

    /// Whole days are dates, which no program moves to another zone, up to the day after the last (sections 3.6.1
    /// and 3.8.2.2).
    private static void addDate(VEvent file, Schedule.Confirmed date) {
        date.days()
                .ifPresentOrElse(
                        days -> {
                            file.add(new DtStart<>(days.first()));
                            file.add(new DtEnd<>(days.last().plusDays(1)));
                        },
                        () -> {
                            file.add(new DtStart<>(date.startsAt()));
                            file.add(new DtEnd<>(date.endsAt()));
                        });
    }

    private static LocalizedText summary(CalendarEntry entry, Event event, Language language) {
        var words = Words.in(language);
        var title = event.letters().discreet()
                ? inLanguage(language, words.get("discreet.summary"))
                : event.title().in(language.lang());
        return entry.ending()
                .map(ending -> inLanguage(
                        language, words.get("calendar.ended", "what", words.get(ending.key), "title", title.text())))
                .orElse(title);
    }

    /// What the event is, and how its reader joins. There, because every program shows it and makes its links work.
    private static Optional<LocalizedText> description(CalendarEntry entry, Event event, Language language) {
        var words = Words.in(language);
        var lead = words.get("page.sample");
        var about = event.sample()
                ? Optional.of(inLanguage(language, lead + Words.blankAfter(lead) + words.get("page.sampleMeans")))
                : event.description().kind().map(kind -> kind.in(language.lang()));
        var join = entry.join().map(link -> inLanguage(language, words.get("calendar.join", "link", link)));
        return join.map(way -> about.map(text -> new LocalizedText(text.lang(), text.text() + " – " + way.text()))
                        .orElse(way))
                .or(() -> about);
    }

    private static LocalizedText inLanguage(Language language, String text) {
        return new LocalizedText(language.lang(), text);
    }

    private static void add(VEvent entry, Property property, LocalizedText text) {
        property.setValue(plain(text.text()));
        property.add(new net.fortuna.ical4j.model.parameter.Language(text.lang()));
        entry.add(property);
    }

    private static String calendar(VEvent entry) {
        var calendar = new net.fortuna.ical4j.model.Calendar();
        calendar.add(new ProdId("-//Openseat//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(entry);
        var out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// Folds lines at 75 octets without cutting characters or escapes: programs that look for escapes before they
    /// unfold would lose an event whose line is folded after a backslash. ical4j counts characters instead, so its
    /// Chinese lines are three times too long.
    private static String fold(String calendar) {
        var unfolded = calendar.replace("\r\n ", "");
        var folded = new StringBuilder(unfolded.length() + unfolded.length() / 32);
        var octets = 0;
        for (var i = 0; i < unfolded.length(); ) {
            var end = unfolded.offsetByCodePoints(i, unfolded.charAt(i) == '\\' ? 2 : 1);
            var piece = unfolded.substring(i, end);
            var size = piece.getBytes(StandardCharsets.UTF_8).length;
            if (piece.equals("\r") || piece.equals("\n")) {
                octets = 0;
            } else if (octets + size > LINE_OCTETS) {
                folded.append("\r\n ");
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.append(piece);
            i = end;
        }
        return folded.toString();
    }

    /// The file is read by programs, which need no help with directions.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !Characters.isDirectionMark(point) && !Characters.isDirectionOverride(point))
                .map(point -> Characters.isControlOrLineBreak(point) ? ' ' : point)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
