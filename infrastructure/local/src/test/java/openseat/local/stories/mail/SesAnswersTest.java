package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.ses.SentMail;
import openseat.local.ses.SesService.Mode;
import org.junit.jupiter.api.Test;

/// Answers of SES that its documentation does not list.
class SesAnswersTest extends FeedbackFixture {

    /// The load balancers in front of SES answer without an error code.
    @Test
    void errorWithoutACodeIsTriedAgainSoon() {
        stack.local.mailbox().mode(Mode.UNNAMED_ERROR, 1);
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).isEmpty();
        stack.pass(Duration.ofMinutes(2));
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).as("long before the lease ends").hasSize(1);
    }

    @Test
    void calendarFileGoesOutWithABareTypeIfSesWantsOne() {
        var link = stack.takeSeat(ROOM, ADA);
        assertThat(calendarType(stack.mailTo(ADA))).isEqualTo("text/calendar; charset=utf-8; method=PUBLISH");
        stack.press(link, "cancel");
        stack.local.stream().drain();
        stack.local.mailbox().mode(Mode.BARE_TYPES, 10);
        stack.press(link, "confirm");
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(4);
        assertThat(calendarType(stack.mailTo(ADA))).isEqualTo("text/calendar");
        assertThat(stack.mailCount(ROOM, "rejected")).isZero();
    }

    private static String calendarType(SentMail mail) {
        return mail.attachments().getFirst().type();
    }
}
