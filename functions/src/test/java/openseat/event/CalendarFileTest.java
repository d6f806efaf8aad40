package openseat.event;

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
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import org.junit.jupiter.api.Test;

/// The calendar file, read back by two libraries.
class CalendarFileTest {

    private static final String SEED_TITLE =
            "By Migrants, For Migrants: Advocating for migrants’ meaningful participation in IMRF and the GCM processes";
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final URI PAGE = URI.create("https://openseat.example.org/events/an-event?lang=en");
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
        assertThat(ical4j(file, Property.UID)).isEqualTo("an-event@openseat");
        assertThat(ical4j(file, Property.SEQUENCE)).isEqualTo("7");
        assertThat(ical4j(file, Property.DTSTART)).isEqualTo("20261218T181500Z");
        assertThat(ical4j(file, Property.DTEND)).isEqualTo("20261218T191500Z");
        assertThat(ical4j(file, Property.DTSTAMP)).isEqualTo("20261201T090000Z");
        assertThat(ical4j(file, Property.URL)).isEqualTo(PAGE.toString());
        assertThat(ical4j(file, Property.LOCATION)).isEqualTo("Conference Room 7; UN Headquarters, New York");
        assertThat(ical4j(file, Property.STATUS)).isEqualTo("CONFIRMED");

        var entry = biweekly(file);
        assertThat(entry.getUid().getValue()).isEqualTo("an-event@openseat");
        assertThat(entry.getSequence().getValue()).isEqualTo(7);
        assertThat(entry.getDateStart().getValue()).isEqualTo(Date.from(DATE.startsAt()));
        assertThat(entry.getDateEnd().getValue()).isEqualTo(Date.from(DATE.endsAt()));
        assertThat(entry.getUrl().getValue()).isEqualTo(PAGE.toString());
        assertThat(entry.getLocation().getValue()).isEqualTo("Conference Room 7; UN Headquarters, New York");
        assertThat(Biweekly.parse(text(file)).first().getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(Biweekly.parse(text(file)).first().validate(ICalVersion.V2_0))
                .isEmpty();
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
    void anEventWithoutADateHasNoFile() {
        var event = event("Bring a Chair", new Schedule.ToBeConfirmed(Optional.empty()));
        assertThat(CalendarFile.file(event, 7, Language.DEFAULT, PAGE, NOW)).isEmpty();
        var neverSet = event("Bring a Chair", new Schedule.Cancelled(Optional.empty()));
        assertThat(CalendarFile.file(neverSet, 7, Language.DEFAULT, PAGE, NOW)).isEmpty();
    }

    @Test
    void aCancelledEventKeepsItsEntryMarkedAsCancelled() throws Exception {
        var file = file(event("Bring a Chair", new Schedule.Cancelled(Optional.of(DATE))));
        assertThat(ical4j(file, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(ical4j(file, Property.UID)).isEqualTo("an-event@openseat");
        assertThat(biweekly(file).getStatus().isCancelled()).isTrue();
    }

    private static byte[] file(Event event) {
        return CalendarFile.file(event, 7, Language.DEFAULT, PAGE, NOW).orElseThrow();
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
        var about = new EventDescription(
                said(title), Optional.of(said("A side event")), List.of(), List.of(), List.of(), Optional.empty());
        return new Event(
                "an-event",
                false,
                about,
                schedule,
                Optional.of(new Event.Place(
                        Event.Mode.BOTH, Optional.of(said("Conference Room 7; UN Headquarters, New York")))),
                Samples.noCompact(),
                new Seating(Optional.empty(), false, 1),
                Samples.open(),
                Event.Letters.STANDARD,
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
