package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens when SES reports that a registrant's letter bounced, or that its reader complained.
class FeedbackTest extends FeedbackFixture {

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void seatGoesToFirstInLine(String type) {
        var link = stack.takeSeat(ROOM, ADA, "places", "2");
        var waiter = stack.takeSeat(ROOM, NOOR);
        assertThat(status(waiter)).isEqualTo("waiting");

        assertThat(stack.report(stack.mailTo(ADA), type, "Permanent")).isEqualTo(List.of("MailFeedbackFunction"));
        stack.upkeep();

        assertThat(status(link)).isEqualTo("cancelled");
        assertThat(status(waiter)).isEqualTo("confirmed");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        assertThat(stack.count(ROOM, "seated")).isEqualTo(1);
        assertThat(stack.count(ROOM, "room")).isEqualTo(1);
        assertThat(stack.mailCount(ROOM, type.equals("bounce") ? "bounced" : "complained"))
                .isEqualTo(1);
        assertThat(stack.mailsTo(ADA))
                .as("no further letter: it would not arrive")
                .hasSize(2);
        assertSettled();
    }

    @Test
    void waitingPersonLeavesTheList() {
        stack.takeSeat(ROOM, NOOR, "places", "2");
        var link = stack.takeSeat(ROOM, ADA);
        stack.bounce(stack.mailTo(ADA));
        assertThat(status(link)).isEqualTo("cancelled");
        assertThat(stack.count(ROOM, "waiting")).isZero();
        assertThat(stack.items()).noneMatch(item -> item.get("pk").s().equals("W#" + ROOM));
        assertSettled();
    }

    @Test
    void unconfirmedRequestIsMarkedAndExpires() {
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        stack.bounce(stack.mailTo(ADA));
        assertThat(row(ADA)).containsKey("bounced");
        assertSettled();
        stack.pass(Duration.ofDays(7));
        stack.upkeep();
        assertThat(stack.rows(ROOM)).isEmpty();
        assertThat(stack.mailsTo(ADA)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void repeatedRequestDoesNotKeepTheSeat(String type) {
        var link = stack.takeSeat(ROOM, ADA);
        stack.pass(Duration.ofSeconds(10));
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        stack.report(stack.mailTo(ADA), type, "Permanent");
        assertThat(status(link)).isEqualTo("cancelled");
        assertSettled();
    }

    @Test
    void repeatedRequestSendsNothingAfterAComplaint() {
        stack.takeSeat(ROOM, ADA);
        stack.complain(stack.mailTo(ADA));
        stack.pass(Duration.ofHours(2));
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        assertSettled();
    }

    @Test
    void requestADayAfterAComplaintBringsOneLetterADay() {
        stack.takeSeat(ROOM, ADA);
        stack.complain(stack.mailTo(ADA));
        for (var letters = 3; letters < 6; letters++) {
            stack.pass(Duration.ofDays(1));
            for (var n = 0; n < 3; n++) {
                stack.register(ROOM, ADA, "name", "N" + n);
                stack.local.stream().drain();
                stack.upkeep();
            }
            assertThat(stack.mailsTo(ADA)).hasSize(letters);
            assertThat(stack.mailTo(ADA).subject()).startsWith("Your registration is cancelled");
        }
    }

    @Test
    void linkStillWorksAfterAComplaint() {
        var link = stack.takeSeat(ROOM, ADA);
        stack.complain(stack.mailTo(ADA));
        assertThat(status(link)).isEqualTo("cancelled");
        stack.pass(Duration.ofMinutes(1));
        stack.press(link, "confirm");
        stack.local.stream().drain();
        assertThat(status(link)).isEqualTo("confirmed");
        assertThat(stack.mailsTo(ADA)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transient", "Undetermined"})
    void temporaryBounceIsOnlyCounted(String bounce) {
        var link = stack.takeSeat(ROOM, ADA);
        stack.report(stack.mailTo(ADA), "bounce", bounce);
        assertThat(status(link)).isEqualTo("confirmed");
        assertThat(row(ADA)).doesNotContainKey("bounced");
        assertThat(stack.mailCount(ROOM, "bounced")).isEqualTo(1);
    }

    @Test
    void deliveryIsNotReported() {
        stack.takeSeat(ROOM, ADA);
        assertThat(stack.report(stack.mailTo(ADA), "delivery", "Permanent")).isEqualTo(List.of());
    }

    @Test
    void logDoesNotIdentifyThePerson() {
        stack.takeSeat(ROOM, ADA);
        var id = row(ADA).get("sk").s();
        stack.bounce(stack.mailTo(ADA));
        var log = stack.local.log().stream()
                .filter(line -> line.function().equals("MailFeedbackFunction"))
                .toList()
                .toString();
        assertThat(log).contains("bounced", ROOM).doesNotContain(ADA, "ada", id);
    }
}
