package openseat.local.stories.mail;

import static openseat.local.testkit.TestStack.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import openseat.local.aws.FaultEffect;
import openseat.local.lambda.FunctionFailed;
import openseat.local.ses.SentMail;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What follows when SES reports that registrants' letters come back, or are not wanted.
class FeedbackTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String NOOR = "noor@example.org";

    private final TestStack stack = TestStack.open();

    @BeforeEach
    void publish() {
        stack.publish(ROOM, 2);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void seatGoesToFirstInLine(String type) {
        var link = stack.takeSeat(ROOM, ADA, "places", "2");
        var waiter = stack.takeSeat(ROOM, NOOR);
        assertThat(standing(waiter)).isEqualTo("waiting");

        assertThat(stack.report(stack.mailTo(ADA), type, "Permanent")).isEqualTo(List.of("MailFeedbackFunction"));
        stack.upkeep();

        assertThat(standing(link)).isEqualTo("cancelled");
        assertThat(standing(waiter)).isEqualTo("confirmed");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        assertThat(stack.count(ROOM, "seated")).isEqualTo(1);
        assertThat(stack.count(ROOM, "room")).isEqualTo(1);
        assertThat(stack.countOfPost(ROOM, type.equals("bounce") ? "bounced" : "complained")).isEqualTo(1);
        assertThat(stack.mailsTo(ADA)).as("no letter says so: it would not arrive").hasSize(2);
        assertSettled();
    }

    @Test
    void waitingPersonLeavesTheList() {
        stack.takeSeat(ROOM, NOOR, "places", "2");
        var link = stack.takeSeat(ROOM, ADA);
        stack.bounce(stack.mailTo(ADA));
        assertThat(standing(link)).isEqualTo("cancelled");
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

    @Test
    void secondReportChangesNothing() {
        stack.takeSeat(ROOM, ADA);
        stack.takeSeat(ROOM, NOOR);
        stack.bounce(stack.mailTo(ADA));
        var before = shared();
        stack.bounce(stack.mailTo(ADA));
        stack.bounce(stack.mailsTo(ADA).getFirst());
        stack.complain(stack.mailTo(ADA));
        assertThat(shared()).isEqualTo(before);
        assertThat(stack.countOfPost(ROOM, "bounced")).isEqualTo(1);
        assertThat(stack.countOfPost(ROOM, "complained")).isZero();
    }

    @Test
    void reportAboutAnAnsweredLetterIsIgnored() {
        var first = first();
        stack.pass(Duration.ofMinutes(5));
        var link = linkIn(first);
        stack.press(link, "confirm");
        stack.bounce(first);
        stack.complain(first);
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(row(ADA)).doesNotContainKey("bounced");
    }

    @Test
    void repeatedReportDoesNotBlockTheNextLetter() {
        var first = first();
        stack.bounce(first);
        stack.pass(Duration.ofHours(2));
        stack.register(ROOM, ADA);
        stack.bounce(first);
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).as("SES's own list holds back what it must").hasSize(2);
        stack.bounce(stack.mailTo(ADA));
        assertThat(row(ADA)).containsKey("bounced");
        assertThat(stack.countOfPost(ROOM, "bounced")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void repeatedRequestDoesNotKeepTheSeat(String type) {
        var link = stack.takeSeat(ROOM, ADA);
        stack.pass(Duration.ofSeconds(10));
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        stack.report(stack.mailTo(ADA), type, "Permanent");
        assertThat(standing(link)).isEqualTo("cancelled");
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
    void letterReportedTenTimesIsCountedOnce() {
        var first = first();
        for (var n = 0; n < 10; n++) {
            stack.bounce(first);
        }
        var mail = stack.items().stream().filter(item -> item.get("pk").s().startsWith("Q#") && item.get("sk").s().equals("MAIL")).toList();
        assertThat(mail).singleElement().satisfies(day -> assertThat(day.get("bounced").n()).isEqualTo("1"));
    }

    @Test
    void linkStillWorksAfterAComplaint() {
        var link = stack.takeSeat(ROOM, ADA);
        stack.complain(stack.mailTo(ADA));
        assertThat(standing(link)).isEqualTo("cancelled");
        stack.pass(Duration.ofMinutes(1));
        stack.press(link, "confirm");
        stack.local.stream().drain();
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(stack.mailsTo(ADA)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transient", "Undetermined"})
    void temporaryBounceIsOnlyCounted(String bounce) {
        var link = stack.takeSeat(ROOM, ADA);
        stack.report(stack.mailTo(ADA), "bounce", bounce);
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(row(ADA)).doesNotContainKey("bounced");
        assertThat(stack.countOfPost(ROOM, "bounced")).isEqualTo(1);
    }

    @Test
    void reportAboutADeletedRegistrationDoesNothing() {
        var link = stack.takeSeat(ROOM, ADA);
        stack.press(link, "forget", "sure", "yes");
        var before = shared();
        stack.bounce(stack.mailTo(ADA));
        stack.complain(stack.mailTo(ADA));
        stack.report(stack.mailTo(ADA), "bounce", "Transient");
        assertThat(stack.rows(ROOM)).isEmpty();
        assertThat(shared()).isEqualTo(before);
    }

    @Test
    void deliveryIsNotReported() {
        stack.takeSeat(ROOM, ADA);
        assertThat(stack.report(stack.mailTo(ADA), "delivery", "Permanent")).isEqualTo(List.of());
    }

    @Test
    void concurrentChangeIsReadAgain() {
        var link = stack.takeSeat(ROOM, ADA, "places", "2");
        var moved = new AtomicBoolean();
        stack.local.aws().inject(call -> {
            if (call.function().equals("MailFeedbackFunction") && call.operation().equals("TransactWriteItems") && moved.compareAndSet(false, true)) {
                stack.press(link, "change", "places", "1");
            }
            return new FaultEffect.None();
        });
        stack.bounce(stack.mailTo(ADA));
        assertThat(moved).isTrue();
        assertThat(standing(link)).isEqualTo("cancelled");
        assertThat(stack.count(ROOM, "taken")).isZero();
        assertThat(stack.count(ROOM, "room")).isEqualTo(2);
    }

    @Test
    void logDoesNotIdentifyThePerson() {
        stack.takeSeat(ROOM, ADA);
        var id = row(ADA).get("sk").s();
        stack.bounce(stack.mailTo(ADA));
        var log = stack.local.log().stream().filter(line -> line.function().equals("MailFeedbackFunction")).toList().toString();
        assertThat(log).contains("bounced", ROOM).doesNotContain(ADA, "ada", id);
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
                        {"type": "Bounce", "bounce": "Permanent", "event": "%s", "kind": "ticket", "row": "%s", "sent": "%s"}"""
                        .formatted(ROOM, row(ADA).get("sk").s(), mail.at()));
            } catch (FunctionFailed died) {
                assertThat(kill.happened()).isTrue();
            }
            happened = kill.happened();
        }
        stack.local.stream().drain();
        assertThat(n).isBetween(4, 19);
        assertThat(standing(link)).isEqualTo("cancelled");
        assertThat(stack.count(ROOM, "taken")).isZero();
        assertThat(stack.count(ROOM, "room")).isEqualTo(2);
        assertThat(stack.count(ROOM, "cancelled")).isEqualTo(1);
        assertThat(stack.countOfPost(ROOM, "bounced")).isEqualTo(1);
        assertSettled();
    }

    /// Nobody is owed a letter that will never go, and nothing comes back to them every minute.
    private void assertSettled() {
        stack.upkeep();
        assertThat(stack.rows(ROOM)).noneMatch(row -> row.containsKey("pending") || row.containsKey("lease"))
                .allMatch(row -> Long.parseLong(row.get("due").n()) > stack.local.clock().instant().getEpochSecond());
    }

    private SentMail first() {
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        return stack.mailTo(ADA);
    }

    /// What is told of all: rows, seats and letters, without what is counted of the whole stack's.
    private List<Map<String, AttributeValue>> shared() {
        return stack.items().stream().filter(item -> !item.get("pk").s().startsWith("Q#")).toList();
    }

    private Map<String, AttributeValue> row(String address) {
        return stack.rows(ROOM).stream().filter(row -> row.get("address").s().equals(address)).findFirst().orElseThrow();
    }

    private String standing(String link) {
        return (String) TestStack.json(stack.get(link, "accept", "application/json")).get("status");
    }
}
