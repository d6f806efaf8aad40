package openseat.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimesTest {

    private static final Instant START = Instant.parse("2026-12-18T18:15:00Z");
    private static final Instant END = Instant.parse("2026-12-18T19:15:00Z");

    private final DateTimes english = in("en");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 2026-12-18 | Friday, 18 December 2026",
                "ar | 2026-12-18 | الجمعة، 18 كانون الأول/ديسمبر 2026",
                "es | 2026-12-18 | viernes, 18 de diciembre de 2026",
                "fr | 2026-12-18 | vendredi 18 décembre 2026",
                "fr | 2026-05-01 | vendredi 1er mai 2026",
                "ru | 2026-12-18 | пятница, 18 декабря 2026\u00A0г.",
                "zh | 2026-12-18 | 2026年12月18日星期五",
            })
    void datesFollowTheLanguagesPattern(String tag, LocalDate date, String expected) {
        Language.of(tag)
                .ifPresent(language ->
                        assertThat(DateTimes.in(language).date(date)).isEqualTo(expected));
    }

    /// The three slots of a side event in New York on 18 May 2022, as other cities saw them.
    @ParameterizedTest
    @CsvSource({
        "2022-05-18T12:00:00Z, Europe/Zurich,  'Wednesday, 18 May 2022', 14:00",
        "2022-05-18T12:00:00Z, Africa/Nairobi, 'Wednesday, 18 May 2022', 15:00",
        "2022-05-18T12:00:00Z, Asia/Kathmandu, 'Wednesday, 18 May 2022', 17:45",
        "2022-05-18T12:00:00Z, Asia/Jakarta,   'Wednesday, 18 May 2022', 19:00",
        "2022-05-18T12:00:00Z, Asia/Manila,    'Wednesday, 18 May 2022', 20:00",
        "2022-05-18T17:15:00Z, Europe/Zurich,  'Wednesday, 18 May 2022', 19:15",
        "2022-05-18T17:15:00Z, Africa/Nairobi, 'Wednesday, 18 May 2022', 20:15",
        "2022-05-18T17:15:00Z, Asia/Kathmandu, 'Wednesday, 18 May 2022', 23:00",
        "2022-05-18T17:15:00Z, Asia/Jakarta,   'Thursday, 19 May 2022',  00:15",
        "2022-05-18T17:15:00Z, Asia/Manila,    'Thursday, 19 May 2022',  01:15",
        "2022-05-18T22:15:00Z, Europe/Zurich,  'Thursday, 19 May 2022',  00:15",
        "2022-05-18T22:15:00Z, Africa/Nairobi, 'Thursday, 19 May 2022',  01:15",
        "2022-05-18T22:15:00Z, Asia/Kathmandu, 'Thursday, 19 May 2022',  04:00",
        "2022-05-18T22:15:00Z, Asia/Jakarta,   'Thursday, 19 May 2022',  05:15",
        "2022-05-18T22:15:00Z, Asia/Manila,    'Thursday, 19 May 2022',  06:15",
    })
    void everyCityHasItsOwnDayAndHour(Instant start, ZoneId zone, String date, String time) {
        var clock = english.clock(start, start.plusSeconds(60), zone);
        assertThat(clock.date()).isEqualTo(date);
        assertThat(clock.hours()).startsWith("from " + time + " to ");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T06:59:00Z, 'New York: Sunday, 8 March 2026, 01:59; UTC: 06:59'",
        "2026-03-08T07:00:00Z, 'New York: Sunday, 8 March 2026, 03:00; UTC: 07:00'",
        "2026-11-01T04:59:00Z, 'New York: Sunday, 1 November 2026, 00:59; UTC: 04:59'",
        "2026-11-01T05:30:00Z, 'New York: Sunday, 1 November 2026, 01:30 (before the clocks go back); UTC: 05:30'",
        "2026-11-01T06:00:00Z, 'New York: Sunday, 1 November 2026, 01:00 (after the clocks go back); UTC: 06:00'",
        "2026-11-01T06:30:00Z, 'New York: Sunday, 1 November 2026, 01:30 (after the clocks go back); UTC: 06:30'",
        "2026-11-01T07:00:00Z, 'New York: Sunday, 1 November 2026, 02:00; UTC: 07:00'",
        "2026-11-02T03:30:00Z, 'New York: Sunday, 1 November 2026, 22:30; UTC: Monday, 2 November 2026, 03:30'",
    })
    void aChangeOfClocksIsToldApartByUtc(Instant moment, String expected) {
        assertThat(english.point(moment, ZoneId.of("America/New_York"))).isEqualTo(expected);
    }

    @Test
    void anHourAfterMidnightNamesItsNight() {
        assertThat(english.clock(START, END, ZoneId.of("Asia/Kathmandu")).line())
                .isEqualTo("Saturday, 19 December 2026, from 00:00 to 01:00 (the night after Friday)");
        assertThat(english.clock(START, END, ZoneId.of("Africa/Nairobi")).night())
                .isEmpty();
    }

    @Test
    void anEndOnAnotherDaySaysWhichDay() {
        assertThat(english.clock(START, Instant.parse("2026-12-19T02:00:00Z"), ZoneId.of("Africa/Dakar"))
                        .hours())
                .isEqualTo("from 18:15 to 02:00 (ends on Saturday, 19 December)");
    }

    /// In Auckland, clocks went back from 3:00 to 2:00 on 4 April 2027, at 14:00 UTC the day before; in Lord Howe
    /// by half an hour.
    @ParameterizedTest
    @CsvSource({
        "13:30, 14:15, Pacific/Auckland, from 02:30 to 02:15 (the clocks go back in between)",
        "13:30, 14:30, Pacific/Auckland, from 02:30 to 02:30 (the clocks go back in between)",
        "13:00, 14:45, Pacific/Auckland, from 02:00 to 02:45 (the clocks go back in between)",
        "12:30, 14:15, Pacific/Auckland, from 01:30 to 02:15 (the clocks go back in between)",
        "13:30, 15:30, Pacific/Auckland, from 02:30 to 03:30 (the clocks go back in between)",
        "13:30, 14:00, Pacific/Auckland, from 02:30 to 02:00 (the clocks go back in between)",
        "13:00, 13:45, Pacific/Auckland, from 02:00 to 02:45 (before the clocks go back)",
        "12:00, 13:15, Pacific/Auckland, from 01:00 to 02:15 (before the clocks go back)",
        "14:00, 14:45, Pacific/Auckland, from 02:00 to 02:45 (after the clocks go back)",
        "14:30, 15:30, Pacific/Auckland, from 02:30 to 03:30 (after the clocks go back)",
        "12:00, 12:59, Pacific/Auckland, from 01:00 to 01:59",
        "12:30, 15:00, Pacific/Auckland, from 01:30 to 03:00",
        "15:00, 16:00, Pacific/Auckland, from 03:00 to 04:00",
        "14:45, 15:10, Australia/Lord_Howe, from 01:45 to 01:40 (the clocks go back in between)",
    })
    void whatTheClockShowsTwiceIsToldApartInWords(LocalTime from, LocalTime to, ZoneId zone, String hours) {
        var day = LocalDate.parse("2027-04-03");
        var clock = english.clock(
                day.atTime(from).toInstant(ZoneOffset.UTC), day.atTime(to).toInstant(ZoneOffset.UTC), zone);
        assertThat(clock.hours()).isEqualTo(hours);
        assertThat(clock.line()).contains(hours);
    }

    @Test
    void anEndOnAnotherDayIsToldApartToo() {
        assertThat(english.clock(
                                Instant.parse("2027-04-03T10:00:00Z"),
                                Instant.parse("2027-04-03T14:15:00Z"),
                                ZoneId.of("Pacific/Auckland"))
                        .hours())
                .isEqualTo("from 23:00 to 02:15 (ends on Sunday, 4 April) (the clocks go back in between)");
    }

    @Test
    void everyLanguageTellsApartWhatTheClockShowsTwice() {
        var zone = ZoneId.of("Pacific/Auckland");
        var change = Instant.parse("2027-04-03T14:00:00Z");
        for (var language : Language.all()) {
            var dateTimes = DateTimes.in(language);
            assertThat(List.of(
                            dateTimes
                                    .clock(change.minusSeconds(1800), change.minusSeconds(900), zone)
                                    .hours(),
                            dateTimes
                                    .clock(change.minusSeconds(1800), change.plusSeconds(2700), zone)
                                    .hours(),
                            dateTimes
                                    .clock(change.plusSeconds(1800), change.plusSeconds(2700), zone)
                                    .hours()))
                    .doesNotHaveDuplicates();
            assertThat(dateTimes.dateAndTime(change.minusSeconds(1800), zone))
                    .isNotEqualTo(dateTimes.dateAndTime(change.plusSeconds(1800), zone));
        }
    }

    @Test
    void citiesAreGroupedByTheirOwnDay() {
        var days = english.clocks(START, END, Zones.shown());
        assertThat(days)
                .extracting(DateTimes.Day::date)
                .containsExactly("Friday, 18 December", "Saturday, 19 December");
        assertThat(days.getLast().clocks())
                .extracting(DateTimes.Clock::city)
                .containsExactly("Kathmandu", "Jakarta", "Manila");
    }

    @ParameterizedTest
    @CsvSource({
        "America/Argentina/Buenos_Aires, Buenos Aires",
        "Africa/Nairobi, Nairobi",
        "Asia/Calcutta, 'Delhi, Kolkata'",
        "Europe/Kiev, Kyiv",
        "UTC, UTC",
        "Etc/UTC, UTC",
        "+05:30, UTC+05:30",
        "Etc/GMT+5, UTC-05:00",
    })
    void aZoneIsCalledByACity(ZoneId zone, String city) {
        assertThat(english.city(zone)).isEqualTo(city);
    }

    @Test
    void aLatinCityInArabicKeepsItsDirectionToItself() {
        assertThat(in("ar").city(ZoneId.of("America/Argentina/Ushuaia"))).isEqualTo("\u2068Ushuaia\u2069");
        assertThat(in("ar").city(ZoneId.of("Asia/Manila"))).isEqualTo("مانيلا");
    }

    @Test
    void arabicHasWesternDigitsAndAWordBetweenTimes() {
        assertThat(in("ar").clock(START, END, ZoneId.of("America/New_York")).line())
                .isEqualTo("الجمعة، 18 كانون الأول/ديسمبر 2026، من 13:15 إلى 14:15");
    }

    @Test
    void noLanguageEverPrintsAnAbbreviationOfAZone() {
        var forbidden = List.of("PST", "EST", "EDT", "GMT", "CET", "AM", "PM");
        for (var language : Language.all()) {
            var said = Stream.concat(Zones.offered().stream(), Stream.of(ZoneId.of("UTC")))
                    .map(zone -> DateTimes.in(language).point(START, zone)
                            + DateTimes.in(language).clock(START, END, zone).line())
                    .toList();
            assertThat(said).noneMatch(text -> forbidden.stream().anyMatch(text::contains));
        }
    }

    @Test
    void everyLanguageNamesEveryCityOffered() {
        assertThat(Language.all())
                .allSatisfy(language -> assertThat(Zones.offered())
                        .allSatisfy(zone -> assertThat(Words.in(language).has("city." + zone.getId()))
                                .isTrue()));
        assertThat(Zones.offered()).doesNotHaveDuplicates().containsAll(Zones.shown());
    }

    private static DateTimes in(String tag) {
        return DateTimes.in(Language.of(tag).orElseThrow());
    }
}
