package openseat.event;

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
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.input.Characters;

/// Writes the calendar file (RFC 5545) of an event whose date is known.
///
/// Times are in UTC: for a start with a zone, ical4j leaves out the VTIMEZONE that is required, and takes 200 ms
/// more.
public final class CalendarFile {

    /// Its media type, in mails and in HTTP.
    public static final String TYPE = "text/calendar; charset=utf-8; method=PUBLISH";

    private static final int LINE_OCTETS = 75;

    private CalendarFile() {}

    /// The file; empty if no date is or was set. A later revision replaces an earlier one, because its UID is the
    /// same and its SEQUENCE higher. A cancelled event stays in the calendar, marked as cancelled.
    ///
    /// @param revision of the event's document
    /// @param page     the event's public page, never a private one
    /// @param stamp    when this was written (DTSTAMP)
    public static Optional<byte[]> file(Event event, long revision, Language language, URI page, Instant stamp) {
        return event.schedule().date().map(date -> {
            var entry = new VEvent(false);
            entry.add(new Uid(event.id() + "@openseat"));
            entry.add(new DtStamp(stamp));
            entry.add(new Sequence(Math.toIntExact(revision)));
            entry.add(new DtStart<>(date.startsAt()));
            entry.add(new DtEnd<>(date.endsAt()));
            var words = Words.in(language);
            var title = event.letters().discreet()
                    ? inLanguage(language, words.get("discreet.summary"))
                    : event.title().in(language.lang());
            add(entry, new Summary(), title);
            if (event.sample()) {
                var lead = words.get("page.sample");
                add(
                        entry,
                        new Description(),
                        inLanguage(language, lead + Words.blankAfter(lead) + words.get("page.sampleMeans")));
            } else {
                event.description().kind().ifPresent(kind -> add(entry, new Description(), kind.in(language.lang())));
            }
            event.place()
                    .ifPresent(place -> add(
                            entry,
                            new Location(),
                            place.address()
                                    .map(address -> address.in(language.lang()))
                                    .orElseGet(
                                            () -> inLanguage(language, words.get("event.mode." + place.mode().word)))));
            entry.add(new Url(page));
            entry.add(
                    event.schedule() instanceof Schedule.Cancelled
                            ? ImmutableStatus.VEVENT_CANCELLED
                            : ImmutableStatus.VEVENT_CONFIRMED);
            return fold(calendar(entry)).getBytes(StandardCharsets.UTF_8);
        });
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

    /// Folds lines at 75 octets without cutting characters. ical4j counts characters instead, so its Chinese lines
    /// are three times too long.
    private static String fold(String calendar) {
        var unfolded = calendar.replace("\r\n ", "");
        var folded = new StringBuilder(unfolded.length() + unfolded.length() / 32);
        var octets = 0;
        for (var i = 0; i < unfolded.length(); ) {
            var character = unfolded.codePointAt(i);
            var size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else if (octets + size > LINE_OCTETS) {
                folded.append("\r\n ");
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.appendCodePoint(character);
            i += Character.charCount(character);
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
