package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.ses.SesEvent;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// Addresses on the list of the SES account, to which SES sends nothing whatever it is asked to send.
class SuppressionListTest extends FeedbackFixture {

    @Test
    void whoComplainedAndConfirmsAgainKeepsTheSeat() {
        var link = stack.takeSeat(ROOM, ADA);
        stack.complain(stack.mailTo(ADA));
        stack.local.mailbox().suppress(ADA, SesEvent.COMPLAINT);
        stack.pass(Duration.ofMinutes(1));
        stack.press(link, "confirm");
        stack.local.stream().drain();
        assertThat(stack.local.deliverReports())
                .as("SES took the ticket and reports that it did not send it")
                .containsExactly("MailFeedbackFunction");
        assertThat(status(link)).isEqualTo("confirmed");
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        assertThat(stack.mailCount(ROOM, "complained")).isEqualTo(1);
        assertSettled();
    }

    @Test
    void whatWasNotSentDoesNotCount() {
        var link = stack.takeSeat(ROOM, ADA);
        stack.local.mailbox().suppress(ADA, SesEvent.BOUNCE);
        stack.press(link, "change", "places", "2");
        stack.press(link, "cancel");
        stack.local.stream().drain();
        stack.press(link, "confirm");
        stack.local.stream().drain();
        assertThat(stack.local.deliverReports()).isNotEmpty();
        assertThat(status(link)).isEqualTo("confirmed");
        assertThat(row(ADA)).doesNotContainKeys("bounced", "reportedAt");
        assertThat(stack.mailCount(ROOM, "bounced")).isZero();
        assertThat(stack.local.log().toString())
                .contains("\"what\":\"suppressed\"")
                .doesNotContain(ADA);
    }

    /// SES has seen the address bounce with its other customers.
    @Test
    void globalListIsARealBounce() {
        var link = stack.takeSeat(ROOM, ADA);
        stack.local
                .mailbox()
                .report(SesEvent.BOUNCE, stack.mailTo(ADA), new SesEvent.Reason("Permanent", "Suppressed"));
        stack.local.deliverReports();
        assertThat(status(link)).isEqualTo("cancelled");
        assertThat(stack.mailCount(ROOM, "bounced")).isEqualTo(1);
    }

    /// If the template let SES keep a list, nobody whose address bounced once would ever get a letter again.
    @Test
    void ourLettersPutNobodyOnTheList() {
        var first = firstLetter();
        stack.bounce(first);
        stack.pass(Duration.ofHours(25));
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        assertThat(stack.local.deliverReports()).isEmpty();
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        stack.press(Web.linkIn(stack.mailTo(ADA)), "confirm");
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
    }
}
