package openseat.letter;

import static openseat.letter.Examples.FRIDAY;
import static openseat.letter.Examples.OPEN;
import static openseat.letter.Examples.UNTIL;
import static openseat.letter.Examples.mail;
import static openseat.letter.Examples.mailAfter;
import static openseat.letter.Examples.sample;
import static openseat.letter.Examples.was;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.mail.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which letter brings a calendar file, and what the file says.
class CalendarLetterTest {

    private static final Language EN = Language.DEFAULT;
    private static final Letter TICKET = new Letter.Ticket(1);
    private static final Letter WAITING = new Letter.Waiting(1, 2);
    private static final Letter CANCELLED = new Letter.Cancelled(1);
    private static final Schedule CALLED_OFF = new Schedule.Cancelled(Optional.of(FRIDAY));
    private static final Schedule CALLED_OFF_UNDATED = new Schedule.Cancelled(Optional.empty());

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(TICKET, CALLED_OFF, "Cancelled: "),
                Arguments.of(WAITING, CALLED_OFF, "Cancelled: "),
                Arguments.of(CANCELLED, CALLED_OFF, "Cancelled: "),
                Arguments.of(TICKET, CALLED_OFF_UNDATED, "Cancelled: "),
                Arguments.of(WAITING, CALLED_OFF_UNDATED, "Cancelled: "),
                Arguments.of(TICKET, OPEN, "Postponed, no date yet: "),
                Arguments.of(WAITING, OPEN, "Postponed, no date yet: "),
                Arguments.of(new Letter.Keep(1, false, UNTIL), OPEN, "Postponed, no date yet: "),
                Arguments.of(CANCELLED, OPEN, "Registration cancelled: "),
                Arguments.of(CANCELLED, FRIDAY, "Registration cancelled: "),
                Arguments.of(new Letter.Cancelled(50), FRIDAY, "Registration cancelled: "),
                Arguments.of(WAITING, FRIDAY, "On the waiting list: "));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void everyEndingBringsAFileThatSaysItFirst(Letter letter, Schedule schedule, String start) {
        var mail = mailAfter(FRIDAY, letter, was(FRIDAY), sample(schedule), EN);
        assertThat(file(mail))
                .contains(
                        "METHOD:PUBLISH\r\n",
                        "SUMMARY;LANGUAGE=en:" + start.replace(",", "\\,"),
                        "DTSTART:20261218T181500Z\r\n",
                        "STATUS:CANCELLED\r\n",
                        "TRANSP:TRANSPARENT\r\n")
                .doesNotContain("registrations/");
        assertThat(mail.text()).contains("the attached file event.ics marks the entry as cancelled.");
    }

    @Test
    void aTicketForADateBringsAnEntryThatHolds() {
        assertThat(file(mailAfter(FRIDAY, TICKET, was(CALLED_OFF), sample(FRIDAY), EN)))
                .contains("SUMMARY;LANGUAGE=en:Bring a Chair", "STATUS:CONFIRMED\r\n", "TRANSP:OPAQUE\r\n");
    }

    @Test
    void whoCanHaveNoEntryGetsNoFile() {
        var undated = Stream.of(OPEN, CALLED_OFF_UNDATED)
                .flatMap(schedule -> Stream.of(TICKET, WAITING, CANCELLED)
                        .map(letter -> mail(letter, EventChange.NONE, sample(schedule), EN, Optional.empty())));
        var waiting = mail(WAITING, EventChange.NONE, sample(FRIDAY), EN, Optional.empty());
        var confirm = mailAfter(FRIDAY, new Letter.Confirm(UNTIL), EventChange.NONE, sample(FRIDAY), EN);
        assertThat(Stream.concat(undated, Stream.of(waiting, confirm))).allSatisfy(mail -> {
            assertThat(mail.attachments()).isEmpty();
            assertThat(mail.text()).doesNotContain("event.ics");
        });
    }

    private static String file(Mail mail) {
        assertThat(mail.attachments()).hasSize(1);
        return new String(mail.attachments().getFirst().content(), StandardCharsets.UTF_8);
    }
}
