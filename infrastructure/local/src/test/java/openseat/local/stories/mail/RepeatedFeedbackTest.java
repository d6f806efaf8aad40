package openseat.local.stories.mail;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import openseat.local.aws.FaultEffect;
import openseat.local.lambda.FunctionFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reports that come again, come late, or come while something else changes.
class RepeatedFeedbackTest extends FeedbackFixture {

    @Test
    void secondReportChangesNothing() {
        stack.takeSeat(ROOM, ADA);
        stack.takeSeat(ROOM, NOOR);
        stack.bounce(stack.mailTo(ADA));
        var before = eventItems();
        stack.bounce(stack.mailTo(ADA));
        stack.bounce(stack.mailsTo(ADA).getFirst());
        stack.complain(stack.mailTo(ADA));
        assertThat(eventItems()).isEqualTo(before);
        assertThat(stack.mailCount(ROOM, "bounced")).isEqualTo(1);
        assertThat(stack.mailCount(ROOM, "complained")).isZero();
    }

    @Test
    void reportAboutAnAnsweredLetterIsIgnored() {
        var first = firstLetter();
        stack.pass(Duration.ofMinutes(5));
        var link = linkIn(first);
        stack.press(link, "confirm");
        stack.bounce(first);
        stack.complain(first);
        assertThat(status(link)).isEqualTo("confirmed");
        assertThat(row(ADA)).doesNotContainKey("bounced");
    }

    @Test
    void repeatedReportDoesNotBlockTheNextLetter() {
        var first = firstLetter();
        stack.bounce(first);
        stack.pass(Duration.ofHours(2));
        stack.register(ROOM, ADA);
        stack.bounce(first);
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(1);
        stack.pass(Duration.ofHours(22).plusSeconds(1));
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).as("a letter a day").hasSize(2);
        stack.bounce(stack.mailTo(ADA));
        assertThat(row(ADA)).containsKey("bounced");
        assertThat(stack.mailCount(ROOM, "bounced")).isEqualTo(2);
    }

    @Test
    void letterReportedTenTimesIsCountedOnce() {
        var first = firstLetter();
        for (var n = 0; n < 10; n++) {
            stack.bounce(first);
        }
        var mail = stack.items().stream()
                .filter(item -> item.get("pk").s().startsWith("Q#")
                        && item.get("sk").s().equals("MAIL"))
                .toList();
        assertThat(mail)
                .singleElement()
                .satisfies(day -> assertThat(day.get("bounced").n()).isEqualTo("1"));
    }

    @Test
    void reportAboutADeletedRegistrationDoesNothing() {
        var link = stack.takeSeat(ROOM, ADA);
        stack.press(link, "forget", "sure", "yes");
        var before = eventItems();
        stack.bounce(stack.mailTo(ADA));
        stack.complain(stack.mailTo(ADA));
        stack.report(stack.mailTo(ADA), "bounce", "Transient");
        assertThat(stack.rows(ROOM)).isEmpty();
        assertThat(eventItems()).isEqualTo(before);
    }

    @Test
    void concurrentChangeIsReadAgain() {
        var link = stack.takeSeat(ROOM, ADA, "places", "2");
        var changed = new AtomicBoolean();
        stack.local.aws().inject(call -> {
            if (call.function().equals("MailFeedbackFunction")
                    && call.operation().equals("TransactWriteItems")
                    && changed.compareAndSet(false, true)) {
                stack.press(link, "change", "places", "1");
            }
            return new FaultEffect.None();
        });
        stack.bounce(stack.mailTo(ADA));
        assertThat(changed).isTrue();
        assertThat(status(link)).isEqualTo("cancelled");
        assertThat(stack.count(ROOM, "taken")).isZero();
        assertThat(stack.count(ROOM, "room")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(FaultEffect.When.class)
    void killedRunIsCompletedOnceByTheNext(FaultEffect.When when) {
        var link = stack.takeSeat(ROOM, ADA);
        var mail = stack.mailTo(ADA);
        var n = 1;
        for (var happened = true; happened && n < 20; n++) {
            var kill = stack.kill("MailFeedbackFunction", n, when);
            try {
                stack.local.invoke("MailFeedbackFunction", """
                        {"type": "Bounce", "bounce": "Permanent", "event": "%s", "kind": "ticket", "row": "%s", "sent": "%s"}""".formatted(
                                ROOM, row(ADA).get("sk").s(), mail.at()));
            } catch (FunctionFailed e) {
                assertThat(kill.happened()).isTrue();
            }
            happened = kill.happened();
        }
        stack.local.stream().drain();
        assertThat(n).isBetween(4, 19);
        assertThat(status(link)).isEqualTo("cancelled");
        assertThat(stack.count(ROOM, "taken")).isZero();
        assertThat(stack.count(ROOM, "room")).isEqualTo(2);
        assertThat(stack.count(ROOM, "cancelled")).isEqualTo(1);
        assertThat(stack.mailCount(ROOM, "bounced")).isEqualTo(1);
        assertSettled();
    }
}
