package openseat.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import openseat.calendar.CalendarEntry.Ending;
import openseat.event.Event;
import openseat.event.EventDescription;
import openseat.event.Offers;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.event.Seating;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import openseat.i18n.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The calendar file, read back by two libraries.
class CalendarFileTest {

    private static final String SEED_TITLE =
            "By Migrants, For Migrants: Advocating for migrants’ meaningful participation in IMRF and the GCM processes";
    private static final String UID = Samples.CALENDAR.uid();
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final URI PAGE = URI.create("https://openseat.example.org/events/an-event?lang=en");
    /// An odd number of backslashes before a fold.
    private static final String HALF_AN_ESCAPE = "(?<!\\\\)(?:\\\\\\\\)*\\\\\r\n";

    private static final Schedule.Confirmed DATE = new Schedule.Confirmed(
            LocalDateTime.parse("2026-12-18T13:15"),
            LocalDateTime.parse("2026-12-18T14:15"),
            ZoneId.of("America/New_York"));

    @Test
    void theSeedTitleIsFoldedBetweenCharactersAndReadBack() throws Exception {
        var file = file(event(SEED_TITLE, DATE));
        var lines = lines(file);
        assertThat(lines).anyMatch(line -> line.startsWith("SUMMARY;LANGUAGE=en:By Migrants\\, For Migrants: "));
        assertThat(lines).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(ical4j(file, Property.SUMMARY)).isEqualTo(SEED_TITLE);
        assertThat(biweekly(file).getSummary().getValue()).isEqualTo(SEED_TITLE);
    }

    @Test
    void everyFactIsReadBackByBothReaders() throws Exception {
        var file = file(event("Bring a Chair", DATE));
        assertThat(ical4j(file, Property.UID)).isEqualTo(UID);
        assertThat(ical4j(file, Property.SEQUENCE)).isEqualTo("3600");
        assertThat(ical4j(file, Property.DTSTART)).isEqualTo("20261218T181500Z");
        assertThat(ical4j(file, Property.DTEND)).isEqualTo("20261218T191500Z");
        assertThat(ical4j(file, Property.DTSTAMP)).isEqualTo("20261201T090000Z");
        assertThat(ical4j(file, Property.URL)).isEqualTo(PAGE.toString());
        assertThat(ical4j(file, Property.LOCATION)).isEqualTo("Conference Room 7; UN Headquarters, New York");
        assertThat(ical4j(file, Property.STATUS)).isEqualTo("CONFIRMED");

        var entry = biweekly(file);
        assertThat(entry.getUid().getValue()).isEqualTo(UID);
        assertThat(entry.getSequence().getValue()).isEqualTo(3_600);
        assertThat(entry.getDateStart().getValue()).isEqualTo(Date.from(DATE.startsAt()));
        assertThat(entry.getDateEnd().getValue()).isEqualTo(Date.from(DATE.endsAt()));
        assertThat(entry.getUrl().getValue()).isEqualTo(PAGE.toString());
        assertThat(entry.getLocation().getValue()).isEqualTo("Conference Room 7; UN Headquarters, New York");
        assertThat(Biweekly.parse(text(file)).first().getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(Biweekly.parse(text(file)).first().validate(ICalVersion.V2_0))
                .isEmpty();
    }

    /// In any zone, also where midnight is skipped; the end is the day after (RFC 5545, 3.6.1 and 3.8.2.2).
    @ParameterizedTest
    @ValueSource(strings = {"America/Santiago", "Pacific/Auckland", "Pacific/Honolulu", "Asia/Beirut", "UTC"})
    void wholeDaysAreDatesThatNoZoneShifts(String zone) throws Exception {
        var file = file(event("Bring a Chair", Samples.wholeDays("2026-09-06", "2026-09-07", zone)));
        assertThat(lines(file)).contains("DTSTART;VALUE=DATE:20260906", "DTEND;VALUE=DATE:20260908");
        assertThat(ical4j(file, Property.DTSTART)).isEqualTo("20260906");
        assertThat(ical4j(file, Property.DTEND)).isEqualTo("20260908");
        var entry = biweekly(file);
        assertThat(entry.getDateStart().getValue().hasTime()).isFalse();
        assertThat(entry.getDateStart().getValue().getRawComponents().toString(false, false))
                .isEqualTo("20260906");
        assertThat(entry.getDateEnd().getValue().hasTime()).isFalse();
        assertThat(entry.getDateEnd().getValue().getRawComponents().toString(false, false))
                .isEqualTo("20260908");
    }

    @Test
    void scriptsOfThreeAndFourOctetsACharacterFoldAsWell() throws Exception {
        var title = "国际移民问题审查论坛会外活动😀".repeat(12) + " " + "أُلغيت هذه الفعالية".repeat(5);
        var file = file(event(title, DATE));
        assertThat(lines(file)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(text(file)).doesNotContain("\uFFFD");
        assertThat(ical4j(file, Property.SUMMARY)).isEqualTo(title);
        assertThat(biweekly(file).getSummary().getValue()).isEqualTo(title);
    }

    @Test
    void whatATitleHoldsCannotBecomeAPropertyOfItsOwn() throws Exception {
        var hostile =
                "Talk\r\nATTACH:https://evil.example\nEND:VEVENT\rBEGIN:VALARM;x,y\\n\u2028\u0085\u0000 \u202Eright\u2066\u2069\u200F";
        var file = file(event(hostile, DATE));
        assertThat(lines(file)).noneMatch(line -> line.startsWith("ATTACH") || line.startsWith("BEGIN:VALARM"));
        assertThat(lines(file)).filteredOn(line -> line.equals("END:VEVENT")).hasSize(1);
        assertThat(text(file)).doesNotContainPattern("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u061C]");
        var inert = "Talk  ATTACH:https://evil.example END:VEVENT BEGIN:VALARM;x,y\\n    right";
        assertThat(ical4j(file, Property.SUMMARY)).isEqualTo(inert);
        assertThat(biweekly(file).getSummary().getValue()).isEqualTo(inert);
    }

    @Test
    void noFoldFallsBetweenABackslashAndWhatItEscapes() throws Exception {
        for (var letters = 1; letters < 80; letters++) {
            var title = "A".repeat(letters) + ", b; c\\d, \u00E9,,;;".repeat(8);
            var file = file(event(title, DATE));
            assertThat(text(file)).doesNotContainPattern(HALF_AN_ESCAPE);
            assertThat(lines(file)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
            assertThat(ical4j(file, Property.SUMMARY)).isEqualTo(title);
            assertThat(biweekly(file).getSummary().getValue()).isEqualTo(title);
        }
    }

    @Test
    void anEventWithoutADateHasNoFile() {
        var event = event("Bring a Chair", new Schedule.ToBeConfirmed(Optional.empty()));
        assertThat(CalendarEntry.forAnybody(published(event))).isEmpty();
        var neverSet = event("Bring a Chair", new Schedule.Cancelled(Optional.empty()));
        assertThat(CalendarEntry.forAnybody(published(neverSet))).isEmpty();
    }

    @Test
    void aCancelledEventKeepsItsEntryMarkedAsCancelled() throws Exception {
        var file = file(event("Bring a Chair", new Schedule.Cancelled(Optional.of(DATE))));
        assertThat(ical4j(file, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(ical4j(file, Property.TRANSP)).isEqualTo("TRANSPARENT");
        assertThat(ical4j(file, Property.SUMMARY)).isEqualTo("Cancelled: Bring a Chair");
        assertThat(ical4j(file, Property.UID)).isEqualTo(UID);
        assertThat(biweekly(file).getStatus().isCancelled()).isTrue();
        assertThat(biweekly(file).getTransparency().isTransparent()).isTrue();
        assertThat(biweekly(file).getSummary().getValue()).isEqualTo("Cancelled: Bring a Chair");
        assertThat(Biweekly.parse(text(file)).first().getMethod().getValue()).isEqualTo("PUBLISH");
    }

    @Test
    void everyEndingSaysItFirstInEveryLanguage() throws Exception {
        for (var language : Language.all()) {
            for (var ending : Ending.values()) {
                var entry = new CalendarEntry(UID, 7, DATE, Optional.of(ending));
                var file = CalendarFile.of(entry, event("Bring a Chair", DATE), language, PAGE, NOW);
                var what = Words.in(language).get(ending.key);
                assertThat(ical4j(file, Property.SUMMARY)).startsWith(what).endsWith("Bring a Chair");
                assertThat(biweekly(file).getSummary().getValue())
                        .isEqualTo(ical4j(file, Property.SUMMARY))
                        .doesNotContain("{");
                assertThat(biweekly(file).getSummary().getLanguage()).isEqualTo(language.lang());
                assertThat(ical4j(file, Property.STATUS)).isEqualTo("CANCELLED");
            }
        }
    }

    @Test
    void aDiscreetEventIsNotNamedInAnyEntry() throws Exception {
        for (var ending :
                Stream.concat(Stream.of(""), Stream.of(Ending.values())).toList()) {
            var why = ending instanceof Ending known ? Optional.of(known) : Optional.<Ending>empty();
            var event = event(
                    "Bring a Chair",
                    DATE,
                    new Event.Letters(Optional.empty(), Optional.empty(), true, Event.Reminders.STANDARD));
            var file = CalendarFile.of(new CalendarEntry(UID, 7, DATE, why), event, Language.DEFAULT, PAGE, NOW);
            assertThat(text(file)).doesNotContain("Chair");
            assertThat(ical4j(file, Property.SUMMARY)).endsWith("Appointment");
        }
    }

    private static byte[] file(Event event) {
        var entry = CalendarEntry.forAnybody(published(event)).orElseThrow();
        return CalendarFile.of(entry, event, Language.DEFAULT, PAGE, NOW);
    }

    private static PublishedEvent published(Event event) {
        return Samples.published(event, 7, 7, NOW, "{}", NOW);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static List<String> lines(byte[] file) {
        return List.of(text(file).split("\r\n"));
    }

    private static String ical4j(byte[] file, String name) throws Exception {
        var calendar = new CalendarBuilder().build(new ByteArrayInputStream(file));
        return calendar.getComponents()
                .getFirst()
                .<Property>getProperty(name)
                .orElseThrow()
                .getValue();
    }

    private static biweekly.component.VEvent biweekly(byte[] file) {
        return Biweekly.parse(text(file)).first().getEvents().getFirst();
    }

    private static Event event(String title, Schedule schedule) {
        return event(title, schedule, Event.Letters.STANDARD);
    }

    private static Event event(String title, Schedule schedule, Event.Letters letters) {
        var about = new EventDescription(
                said(title), Optional.of(said("A side event")), List.of(), List.of(), List.of(), Optional.empty());
        return new Event(
                "an-event",
                false,
                true,
                about,
                schedule,
                Optional.of(new Event.Place(
                        Event.Mode.BOTH, Optional.of(said("Conference Room 7; UN Headquarters, New York")))),
                Offers.NONE,
                Samples.noCompact(),
                new Seating(Optional.empty(), false, 1),
                Samples.open(),
                letters,
                Optional.empty(),
                30,
                Optional.empty());
    }

    private static LanguageMap said(String text) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("en", text);
        return new LanguageMap(texts);
    }
}
