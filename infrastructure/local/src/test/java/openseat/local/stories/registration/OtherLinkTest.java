package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import openseat.local.ses.SentMail;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// Another link to join ends those in letters, so that everybody with a seat gets a new one.
class OtherLinkTest extends JoinFixture {

    private static final String WAITER = "waiter@example.org";

    @Test
    void whoeverHasASeatIsToldOfAnotherLink() {
        publishWithLink(MEETING);
        var old = seat(ADA);
        seat(BO);
        stack.takeSeat(EVENT, WAITER);
        stack.pass(Duration.ofSeconds(5));
        publishWithLink(OTHER_MEETING);
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.mailTo(ADA).subject()).startsWith("A new link to join: ");
        assertThat(stack.mailTo(ADA).text())
                .contains("not with an older one", "because you confirmed your registration")
                .doesNotContain(OTHER_MEETING);
        assertThat(sequence(stack.mailTo(ADA)))
                .isGreaterThan(sequence(stack.mailsTo(ADA).get(1)));
        assertThat(stack.mailsTo(BO)).hasSize(3);
        assertThat(stack.mailsTo(WAITER)).hasSize(2);
        at(OPENS);
        assertThat(stack.open(old).statusCode()).isEqualTo(410);
        assertLeadsTo(OTHER_MEETING, Web.joinLinkIn(stack.mailTo(ADA)));
    }

    @Test
    void aNewDateInTheSameRevisionSaysBoth() {
        publishWithLink(MEETING);
        seat(ADA);
        publish(on("19"), ", \"link\": \"" + OTHER_MEETING + "\"");
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.mailTo(ADA).subject()).startsWith("The date has changed: ");
        assertThat(stack.mailTo(ADA).text()).contains("not with an older one");
    }

    @Test
    void aLinkThatWasTakenAwayMeanwhileIsAnotherOneToo() {
        publishWithLink(MEETING);
        var old = seat(ADA);
        publish(ON_18, ", \"link\": null");
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        publishWithLink(OTHER_MEETING);
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        at(OPENS);
        assertThat(stack.open(old).statusCode()).isEqualTo(410);
        assertLeadsTo(OTHER_MEETING, Web.joinLinkIn(stack.mailTo(ADA)));
    }

    @Test
    void theFirstLinkAndTheSameLinkAreNoNews() {
        publish(ON_18);
        seat(ADA);
        publishWithLink(MEETING);
        publishWithLink(MEETING);
        assertThat(stack.mailsTo(ADA)).hasSize(2);
    }

    @Test
    void theAnswerToThePublicationSaysWhoIsTold() {
        publishWithLink(MEETING);
        seat(ADA);
        seat(BO);
        stack.takeSeat(EVENT, WAITER);
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A call"}, "place": {"mode": "online"}, "schedule": %s,
                  "capacity": 2, "waitingList": true}, "link": "%s", "ifMatch": 1, "dryRun": true}""".formatted(EVENT, ON_18, OTHER_MEETING)))
                .contains("\"changed\":[\"link\"]", "\"letters\":2");
    }

    /// Of two files with one UID, programs keep the one with the higher number.
    private static int sequence(SentMail mail) {
        var file = new String(
                Base64.getDecoder().decode(mail.attachments().getFirst().content()), StandardCharsets.UTF_8);
        return Integer.parseInt(file.replaceAll("(?s).*\nSEQUENCE:(\\d+).*", "$1"));
    }
}
