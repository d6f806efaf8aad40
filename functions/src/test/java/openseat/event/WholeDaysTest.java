package openseat.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.document.EventDocument;
import openseat.event.Difference.OfDate;
import openseat.http.Json;
import openseat.http.Problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events with days and no times: how they are read, when they begin and end, and what is a change of them.
class WholeDaysTest {

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "cancelled"})
    void twoDatesAreWholeDays(String state) {
        var date = valid(state, "2026-05-08", "2026-05-09", "Europe/Zurich");
        assertThat(date.wholeDays()).isTrue();
        assertThat(date.days()).contains(days("2026-05-08", "2026-05-09"));
        assertThat(valid(state, "2026-05-08T00:00", "2026-05-09T00:00", "Europe/Zurich")
                        .days())
                .as("times are times, even at midnight")
                .isEmpty();
    }

    /// Where midnight is skipped, a day begins at 01:00; where it comes twice, at the first.
    @ParameterizedTest
    @CsvSource({
        "2026-05-08, 2026-05-08, Europe/Zurich, 2026-05-07T22:00:00Z, 2026-05-08T22:00:00Z",
        "2026-05-08, 2026-05-09, America/New_York, 2026-05-08T04:00:00Z, 2026-05-10T04:00:00Z",
        "2026-09-06, 2026-09-06, America/Santiago, 2026-09-06T04:00:00Z, 2026-09-07T03:00:00Z",
        "2026-09-05, 2026-09-05, America/Santiago, 2026-09-05T04:00:00Z, 2026-09-06T04:00:00Z",
        "2026-04-24, 2026-04-24, Africa/Cairo, 2026-04-23T22:00:00Z, 2026-04-24T21:00:00Z",
        "2026-03-28, 2026-03-29, Asia/Beirut, 2026-03-27T22:00:00Z, 2026-03-29T21:00:00Z",
        "2026-11-01, 2026-11-01, America/Havana, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        "2199-12-31, 2199-12-31, UTC, 2199-12-31T00:00:00Z, 2200-01-01T00:00:00Z",
    })
    void theyLastFromTheFirstMomentToThatAfterTheLast(
            String first, String last, String zone, Instant start, Instant end) {
        var date = valid("confirmed", first, last, zone);
        assertThat(date.startsAt()).isEqualTo(start);
        assertThat(date.endsAt()).isEqualTo(end);
        assertThat(date.days()).contains(days(first, last));
        assertThat(date.daysIn(ZoneId.of("Pacific/Auckland")))
                .as("the same on every clock")
                .isEqualTo(days(first, last));
    }

    @Test
    void aDateBesideATimeIsAnErrorThatSaysHowToMendIt() {
        var mend = ": give both a time such as 2026-12-18T13:15, or neither, for whole days";
        assertThat(errors("2026-05-08", "2026-05-09T18:00", "UTC"))
                .containsExactly(new FieldError("/schedule/end", "has a time, but start has none" + mend));
        assertThat(errors("2026-05-08T10:00", "2026-05-09", "UTC"))
                .containsExactly(new FieldError("/schedule/end", "has no time, but start has one" + mend));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-09, 2026-05-08, UTC, /schedule/end",
        "2026-05-01, 2026-06-01, UTC, /schedule/end",
        "2026-02-30, 2026-03-01, UTC, /schedule/start",
        "1999-12-31, 2000-01-01, UTC, /schedule/start",
        "2199-12-31, 2200-01-01, UTC, /schedule/end",
        "20260508, 2026-05-08, UTC, /schedule/start",
        "2011-12-29, 2011-12-30, Pacific/Apia, /schedule",
        "2011-12-30, 2011-12-31, Pacific/Apia, /schedule",
    })
    void otherErrorsAreNamedAsForTimes(String start, String end, String zone, String pointer) {
        assertThat(errors(start, end, zone)).extracting(FieldError::pointer).containsExactly(pointer);
    }

    @Test
    void thereAreAtMost31() {
        assertThat(valid("confirmed", "2026-05-01", "2026-05-31", "UTC").days()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-08 to 2026-05-09 Europe/Zurich, -",
        "2026-05-08 to 2026-05-09 Europe/Berlin, -",
        "2026-05-08 to 2026-05-10 Europe/Zurich, ONLY_END",
        "2026-05-08 to 2026-05-08 Europe/Zurich, ONLY_END",
        "2026-05-07 to 2026-05-09 Europe/Zurich, DAY",
        "2026-05-09 to 2026-05-10 Europe/Zurich, DAY",
        "2026-05-08 to 2026-05-09 Asia/Tokyo, START",
        "2026-05-08 to 2026-05-10 Asia/Tokyo, DAY",
        "2026-05-08T00:00 to 2026-05-10T00:00 Europe/Zurich, -",
        "2026-05-08T00:00 to 2026-05-09T18:00 Europe/Zurich, ONLY_END",
        "2026-05-08T10:00 to 2026-05-09T18:00 Europe/Zurich, START",
        "2026-05-08T10:00 to 2026-05-10T00:00 Europe/Zurich, START",
        "2026-05-08T10:00 to 2026-05-08T18:00 Europe/Zurich, DAY",
        "2026-05-09T10:00 to 2026-05-09T18:00 Europe/Zurich, DAY",
    })
    void aChangeIsNamedByWhatPeopleKnew(String other, String what) {
        var days = confirmed("2026-05-08 to 2026-05-09 Europe/Zurich");
        var expected = Optional.of(what).filter(name -> !name.equals("-")).map(OfDate::valueOf);
        assertThat(difference(days, confirmed(other))).isEqualTo(expected);
        assertThat(difference(confirmed(other), days)).isEqualTo(expected);
    }

    /// A day begins on Kiritimati at the moment at which it ends in Honolulu.
    @Test
    void otherDaysFromTheSameMomentAreOtherDays() {
        var honolulu = confirmed("2026-05-08 to 2026-05-08 Pacific/Honolulu");
        var kiritimati = confirmed("2026-05-09 to 2026-05-09 Pacific/Kiritimati");
        assertThat(honolulu.startsAt()).isEqualTo(kiritimati.startsAt());
        assertThat(difference(honolulu, kiritimati)).contains(OfDate.DAY);
    }

    private static Optional<OfDate> difference(Schedule then, Schedule now) {
        return Difference.between(
                        new Event.WhenAndWhere(then, Optional.empty()), new Event.WhenAndWhere(now, Optional.empty()))
                .date();
    }

    private static Schedule.Confirmed confirmed(String text) {
        var parts = text.split(" ");
        return parts[0].contains("T")
                ? new Schedule.Confirmed(
                        LocalDateTime.parse(parts[0]), LocalDateTime.parse(parts[2]), ZoneId.of(parts[3]))
                : Schedule.Confirmed.wholeDays(days(parts[0], parts[2]), ZoneId.of(parts[3]));
    }

    private static Schedule.Days days(String first, String last) {
        return new Schedule.Days(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Schedule.Confirmed valid(String state, String start, String end, String zone) {
        return ((EventDocument.Valid) read(state, start, end, zone))
                .event()
                .schedule()
                .date()
                .orElseThrow();
    }

    private static List<FieldError> errors(String start, String end, String zone) {
        return ((EventDocument.Invalid) read("confirmed", start, end, zone)).errors();
    }

    private static EventDocument.Read read(String state, String start, String end, String zone) {
        return EventDocument.read(Json.readOwn("""
                {"id": "days", "title": {"en": "T"},
                 "schedule": {"state": "%s", "start": "%s", "end": "%s", "zone": "%s"}}""".formatted(state, start, end, zone)));
    }
}
