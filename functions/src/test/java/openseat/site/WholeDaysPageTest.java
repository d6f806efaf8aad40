package openseat.site;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.RegistrationClosed;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The page of an event of whole days shows the days, and no hour.
class WholeDaysPageTest {

    private static final Schedule.Confirmed ONE = Samples.wholeDays("2027-05-08", "2027-05-08", "America/New_York");
    private static final Schedule.Confirmed TWO = Samples.wholeDays("2027-05-08", "2027-05-09", "America/New_York");
    private static final Map<String, String> DAYS = Map.of(
            "ar", "من السبت، 8 أيار/مايو 2027 إلى الأحد، 9 أيار/مايو 2027",
            "en", "Saturday, 8 May 2027 to Sunday, 9 May 2027",
            "es", "del sábado, 8 de mayo de 2027 al domingo, 9 de mayo de 2027",
            "fr", "du samedi 8 mai 2027 au dimanche 9 mai 2027",
            "ru", "суббота, 8 мая 2027\u00A0г.\u00A0— воскресенье, 9 мая 2027\u00A0г.",
            "zh", "2027年5月8日星期六至2027年5月9日星期日");

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theDaysAreTheSameForEveryReader(Language language) {
        for (var reader : List.of("Pacific/Auckland", "Pacific/Honolulu")) {
            var html = page(TWO, language, Optional.of(ZoneId.of(reader)));
            assertThat(html)
                    .contains(
                            DAYS.get(language.tag()),
                            "event.ics",
                            "<meta itemprop=\"startDate\" content=\"2027-05-08\">",
                            "<meta itemprop=\"endDate\" content=\"2027-05-09\">",
                            "\"startDate\":\"2027-05-08\",\"endDate\":\"2027-05-09\"")
                    .doesNotContain("00:00", "04:00", "10 May", "#times", "class=\"clock\"");
            assertThat(Response.page(200, html).weight()).isLessThanOrEqualTo(14 * 1024);
        }
    }

    @Test
    void oneDayStandsOnce() {
        assertThat(page(ONE, Language.DEFAULT, Optional.empty()))
                .contains("<p class=\"big\">Saturday, 8 May 2027</p>", "<p class=\"big\">New York: all day</p>");
        assertThat(ScheduleText.line(event(ONE), Language.DEFAULT))
                .isEqualTo("New York: Saturday, 8 May 2027, all day");
        assertThat(ScheduleText.line(event(TWO), Language.DEFAULT))
                .isEqualTo("New York: Saturday, 8 May 2027 to Sunday, 9 May 2027, all day");
    }

    @Test
    void aCancelledEventKeepsItsDays() {
        var html = page(new Schedule.Cancelled(Optional.of(TWO)), Language.DEFAULT, Optional.empty());
        assertThat(html)
                .contains("It was to be: Saturday, 8 May 2027 to Sunday, 9 May 2027", "New York: all day")
                .doesNotContain("00:00", "event.ics");
    }

    @Test
    void whenItIsOverNoOtherDayIsNamed() {
        var closed = RegistrationClosed.of(event(TWO), TWO.endsAt(), Language.DEFAULT);
        assertThat(closed.orElseThrow().detail()).isEqualTo("This event is over");
        assertThat(closed.orElseThrow().at()).contains(TWO.endsAt());
        assertThat(RegistrationClosed.of(event(TWO), TWO.endsAt().minusNanos(1), Language.DEFAULT))
                .isEmpty();
    }

    private static String page(Schedule schedule, Language language, Optional<ZoneId> reader) {
        return EventPages.event(event(schedule), SeatsLeft.FEW, language, reader, NOW, ORIGIN, FormInput.EMPTY);
    }

    private static Event event(Schedule schedule) {
        return Samples.with(Samples.dated(), schedule, Samples.open());
    }
}
