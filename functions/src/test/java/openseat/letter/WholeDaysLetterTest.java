package openseat.letter;

import static openseat.letter.Examples.FRIDAY;
import static openseat.letter.Examples.mail;
import static openseat.letter.Examples.sample;
import static openseat.letter.Examples.was;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.mail.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Letters about an event of whole days: its days, whatever the reader's zone, and no hour that it does not have.
class WholeDaysLetterTest {

    private static final Language EN = Language.DEFAULT;
    private static final Optional<ZoneId> AUCKLAND = Optional.of(ZoneId.of("Pacific/Auckland"));
    private static final Schedule.Confirmed ONE = days("2026-12-18", "2026-12-18");
    private static final Schedule.Confirmed TWO = days("2026-12-18", "2026-12-19");
    private static final String ALL_TWO = "New York: Friday, 18 December 2026 to Saturday, 19 December 2026, all day";

    static List<Language> languages() {
        return Language.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aTicketShowsTheDaysAlone(Language language) {
        var mail = mail(new Letter.Ticket(1), EventChange.NONE, inPerson(TWO), language, AUCKLAND);
        assertThat(text(mail))
                .contains(Words.in(language).get("time.allDay"), "2026")
                .doesNotContainPattern("\\d\\d:\\d\\d")
                .doesNotContain("UTC");
        assertThat(mail.html().replace('\u00A0', ' '))
                .contains(Words.in(language).get("time.allDay"));
    }

    @Test
    void aTicketSaysWhenTheWayInOpens() {
        var mail = mail(new Letter.Ticket(1), EventChange.NONE, sample(TWO), EN, AUCKLAND);
        assertThat(text(mail))
                .contains(ALL_TWO)
                .contains("opens 30 minutes before the start: Auckland: Friday, 18 December 2026, 17:30; UTC: 04:30");
    }

    @Test
    void theLinkToConfirmEndsWithTheLastDay() {
        var mail = mail(new Letter.Confirm(TWO.endsAt()), EventChange.NONE, sample(TWO), EN, AUCKLAND);
        assertThat(text(mail))
                .contains("The link works until the event ends: Saturday, 19 December 2026 (New York).")
                .doesNotContain("20 December");
    }

    @Test
    void fromTimesToDaysTheTimeHasChanged() {
        assertChange(FRIDAY, ONE, "The time has changed", "If the new time suits you");
        assertChange(ONE, FRIDAY, "The time has changed", "If the new time suits you");
        assertChange(FRIDAY, TWO, "The date has changed", ALL_TWO);
        assertChange(ONE, TWO, "Only the end has changed", "The start is the same.", ALL_TWO);
        assertChange(days("2026-12-17", "2026-12-19"), TWO, "The date has changed", ALL_TWO);
    }

    @Test
    void aCancelledEventWasOnItsDays() {
        var mail = mail(new Letter.Ticket(1), was(TWO), sample(new Schedule.Cancelled(Optional.of(TWO))), EN, AUCKLAND);
        assertThat(text(mail)).contains(ALL_TWO).doesNotContainPattern("\\d\\d:\\d\\d");
    }

    private static void assertChange(Schedule then, Schedule now, String headline, String... texts) {
        var mail = mail(new Letter.Ticket(1), was(then), sample(now), EN, AUCKLAND);
        assertThat(mail.subject()).startsWith(headline);
        assertThat(text(mail)).contains(texts).doesNotContain("00:00");
    }

    private static String text(Mail mail) {
        return mail.text().replace('\u00A0', ' ');
    }

    private static Event inPerson(Schedule schedule) {
        return sample(schedule, Examples.GENEVA);
    }

    private static Schedule.Confirmed days(String first, String last) {
        return Samples.wholeDays(first, last, "America/New_York");
    }
}
