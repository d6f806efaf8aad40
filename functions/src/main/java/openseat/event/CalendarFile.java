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

/// The calendar file of an event whose date is known (RFC 5545): read by programs, so in it stand no marks of
/// direction.
///
/// Times are in UTC: a zoned start comes out of ical4j without the VTIMEZONE that it would need, and 200 ms later.
public final class CalendarFile {

    /// How mails and answers name its type.
    public static final String TYPE = "text/calendar; charset=utf-8; method=PUBLISH";

    private static final int LINE_OCTETS = 75;

    private CalendarFile() {}

    /// The file, or empty where no date is or was set. A later revision takes the place of an earlier one, because
    /// its UID is the same and its SEQUENCE higher; an event that is called off stays, marked as cancelled.
    ///
    /// @param revision of the event's document
    /// @param page     the event's public page, never a private one
    /// @param written  the moment of writing
    public static Optional<byte[]> file(Event event, long revision, Language language, URI page, Instant written) {
        return event.schedule().date().map(date -> {
            var entry = new VEvent(false);
            entry.add(new Uid(event.id() + "@openseat"));
            entry.add(new DtStamp(written));
            entry.add(new Sequence(Math.toIntExact(revision)));
            entry.add(new DtStart<>(date.startsAt()));
            entry.add(new DtEnd<>(date.endsAt()));
            add(entry, new Summary(), event.title().in(language.lang()));
            var words = Words.in(language);
            if (event.sample()) {
                var lead = words.get("page.sample");
                add(entry, new Description(), ours(language, lead + Words.blankAfter(lead) + words.get("page.sampleMeans")));
            } else {
                event.description().kind().ifPresent(kind -> add(entry, new Description(), kind.in(language.lang())));
            }
            event.place().ifPresent(place -> add(entry, new Location(), place.address()
                    .map(address -> address.in(language.lang()))
                    .orElseGet(() -> ours(language, words.get("event.mode." + place.mode().word)))));
            entry.add(new Url(page));
            entry.add(event.schedule() instanceof Schedule.Cancelled
                    ? ImmutableStatus.VEVENT_CANCELLED
                    : ImmutableStatus.VEVENT_CONFIRMED);
            return fold(written(entry)).getBytes(StandardCharsets.UTF_8);
        });
    }

    private static LocalizedText ours(Language language, String text) {
        return new LocalizedText(language.lang(), text);
    }

    private static void add(VEvent entry, Property property, LocalizedText said) {
        property.setValue(plain(said.text()));
        property.add(new net.fortuna.ical4j.model.parameter.Language(said.lang()));
        entry.add(property);
    }

    private static String written(VEvent entry) {
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

    /// Folds lines at 75 octets between characters: ical4j counts characters, so its Chinese lines are three times
    /// too long.
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

    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !Characters.isDirectionMark(point) && !Characters.isDirectionOverride(point))
                .map(point -> Characters.isControlOrLineBreak(point) ? ' ' : point)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
