package openseat.local.stories.message;

import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import openseat.local.ses.SentMail;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody stops reminders and optional announcements, and keeps their seat.
class StopTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final Instant START = Instant.parse("2026-12-20T09:00:00Z");
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String MULTIPART = """
            --b7\r
            Content-Disposition: form-data; name="List-Unsubscribe"\r
            \r
            One-Click\r
            --b7--\r
            """;

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));
    private String link;

    @BeforeEach
    void takeSeat() {
        stack.publish(ROOM, 5);
        link = stack.takeSeat(ROOM, ADA);
        stack.pass(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @ParameterizedTest
    @CsvSource({"application/x-www-form-urlencoded, false", "multipart/form-data; boundary=b7, true"})
    void aMailboxStopsThemWithOnePost(String type, boolean multipart) {
        announce(true);
        var answer = stack.post(unsubscribe(stack.mailTo(ADA)), type, multipart ? MULTIPART : ONE_CLICK);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(row()).contains("confirmed");
        announce(true);
        remind();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.open(link).body()).contains("You get no reminders and no optional messages.");
    }

    @Test
    void whatTheOrganizersMustSayAndNewsStillCome() {
        announce(true);
        stack.post(unsubscribe(stack.mailTo(ADA)), FORM, ONE_CLICK);
        announce(false);
        assertThat(stack.mailsTo(ADA)).hasSize(4);
        assertThat(stack.mailTo(ADA).headers()).doesNotContainKey("List-Unsubscribe");
        assertThat(stack.mailTo(ADA).text()).doesNotContain("You can stop them");
        stack.republish(ROOM, 5, 1);
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).hasSize(4);
    }

    @Test
    void aButtonOnThePrivatePageStopsThemAndAnotherSendsThemAgain() {
        assertThat(stack.press(link, "stop").statusCode()).isEqualTo(303);
        assertThat(stack.get(link + "?done=stopped", "accept", PAGE).body()).contains("Done: you get no reminders");
        announce(true);
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        assertThat(Web.json(stack.get(link, "accept", "application/json"))).containsEntry("noReminders", true);
        assertThat(stack.press(link, "resume").statusCode()).isEqualTo(303);
        announce(true);
        remind();
        assertThat(stack.mailsTo(ADA)).hasSize(4);
        assertThat(stack.mailTo(ADA).subject()).startsWith("One day to go: ");
        assertThat(stack.mailTo(ADA).headers()).containsEntry("List-Unsubscribe-Post", ONE_CLICK);
    }

    @Test
    void openingTheLinkStopsNothing() {
        announce(true);
        var before = stack.items();
        stack.open(unsubscribe(stack.mailTo(ADA)));
        stack.head(unsubscribe(stack.mailTo(ADA)));
        assertThat(stack.items()).isEqualTo(before);
    }

    /// The button is against what strangers cause.
    @Test
    void whoWantsNoLettersBecauseOfStrangersIsStillReminded() {
        assertThat(stack.press(link, "block").statusCode()).isEqualTo(303);
        remind();
        assertThat(stack.mailTo(ADA).subject()).startsWith("One day to go: ");
    }

    @Test
    void theyCanBeStoppedAfterTheEventToo() {
        stack.pass(Duration.between(stack.local.clock().instant(), START.plus(Duration.ofDays(1))));
        stack.upkeep();
        announce(true);
        assertThat(stack.open(link).body()).contains("<h2 id=\"messages\">", "value=\"stop\"");
        assertThat(stack.press(link, "stop").statusCode()).isEqualTo(303);
        announce(true);
        assertThat(stack.mailsTo(ADA)).hasSize(3);
    }

    /// A spam report about something that they can do without.
    @Test
    void aComplaintStopsThemAndKeepsTheSeat() {
        announce(true);
        stack.complain(stack.mailTo(ADA));
        stack.upkeep();
        assertThat(row()).contains("confirmed");
        assertThat(stack.count(ROOM, "seated")).isEqualTo(1);
        announce(true);
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.open(link).body()).contains("You get no reminders and no optional messages.");
        assertThat(stack.press(link, "resume").statusCode()).isEqualTo(303);
        remind();
        assertThat(stack.mailsTo(ADA)).hasSize(4);
    }

    private String row() {
        return stack.rows(ROOM).getFirst().get("status").s();
    }

    /// The path, because the address in the mail is the deployed one.
    private static String unsubscribe(SentMail mail) {
        var header = mail.headers().get("List-Unsubscribe");
        assertThat(header).startsWith("<http").endsWith(">");
        return URI.create(header.substring(1, header.length() - 1)).getPath();
    }

    private void announce(boolean optional) {
        var answer = stack.local.invoke(
                "AnnounceFunction",
                "{\"event\": \"%s\", \"text\": {\"en\": \"At %s.\"}, \"optional\": %b}"
                        .formatted(ROOM, stack.local.clock().instant(), optional));
        assertThat(answer).contains("201");
        stack.upkeep();
        stack.local.stream().drain();
        stack.pass(Duration.ofMinutes(5));
    }

    private void remind() {
        stack.pass(Duration.between(stack.local.clock().instant(), START.minus(Duration.ofHours(22))));
        stack.upkeep();
        stack.upkeep();
    }
}
