package openseat.local.stories;

import static openseat.local.stories.Stage.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import openseat.local.Fate;
import openseat.local.FunctionFailed;
import openseat.local.PostedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What follows when SES reports that registrants' letters come back, or are not wanted.
class FeedbackStoryTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String NOOR = "noor@example.org";

    private final Stage stage = Stage.open();

    @BeforeEach
    void publish() {
        stage.publish(ROOM, 2);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void theSeatGoesToTheFirstWhoWaits(String type) {
        var link = stage.takeSeat(ROOM, ADA, "places", "2");
        var waiter = stage.takeSeat(ROOM, NOOR);
        assertThat(standing(waiter)).isEqualTo("waiting");

        assertThat(stage.report(stage.mailTo(ADA), type, "Permanent")).isEqualTo(List.of("MailFeedbackFunction"));
        stage.upkeep();

        assertThat(standing(link)).isEqualTo("cancelled");
        assertThat(standing(waiter)).isEqualTo("confirmed");
        assertThat(stage.count(ROOM, "taken")).isEqualTo(1);
        assertThat(stage.count(ROOM, "seated")).isEqualTo(1);
        assertThat(stage.count(ROOM, "room")).isEqualTo(1);
        assertThat(stage.countOfPost(ROOM, type.equals("bounce") ? "bounced" : "complained")).isEqualTo(1);
        assertThat(stage.mailsTo(ADA)).as("no letter says so: it would not arrive").hasSize(2);
        assertSettled();
    }

    @Test
    void whoWaitsLeavesTheList() {
        stage.takeSeat(ROOM, NOOR, "places", "2");
        var link = stage.takeSeat(ROOM, ADA);
        stage.bounce(stage.mailTo(ADA));
        assertThat(standing(link)).isEqualTo("cancelled");
        assertThat(stage.count(ROOM, "waiting")).isZero();
        assertThat(stage.items()).noneMatch(item -> item.get("pk").s().equals("W#" + ROOM));
        assertSettled();
    }

    @Test
    void whoOnlyAskedIsMarkedAndLapses() {
        stage.register(ROOM, ADA);
        stage.local.stream().drain();
        stage.bounce(stage.mailTo(ADA));
        assertThat(row(ADA)).containsKey("bounced");
        assertSettled();
        stage.pass(Duration.ofDays(7));
        stage.upkeep();
        assertThat(stage.rows(ROOM)).isEmpty();
        assertThat(stage.mailsTo(ADA)).hasSize(1);
    }

    @Test
    void aSecondReportChangesNothing() {
        stage.takeSeat(ROOM, ADA);
        stage.takeSeat(ROOM, NOOR);
        stage.bounce(stage.mailTo(ADA));
        var before = shared();
        stage.bounce(stage.mailTo(ADA));
        stage.bounce(stage.mailsTo(ADA).getFirst());
        stage.complain(stage.mailTo(ADA));
        assertThat(shared()).isEqualTo(before);
        assertThat(stage.countOfPost(ROOM, "bounced")).isEqualTo(1);
        assertThat(stage.countOfPost(ROOM, "complained")).isZero();
    }

    @Test
    void aReportOfALetterThatTheyAnsweredSaysNothingOfThem() {
        var first = first();
        stage.pass(Duration.ofMinutes(5));
        var link = linkIn(first);
        stage.press(link, "confirm");
        stage.bounce(first);
        stage.complain(first);
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(row(ADA)).doesNotContainKey("bounced");
    }

    @Test
    void aReportThatComesAgainAfterTheyAskedAnewHoldsNoLetter() {
        var first = first();
        stage.bounce(first);
        stage.pass(Duration.ofHours(2));
        stage.register(ROOM, ADA);
        stage.bounce(first);
        stage.local.stream().drain();
        assertThat(stage.mailsTo(ADA)).as("SES's own list holds back what it must").hasSize(2);
        stage.bounce(stage.mailTo(ADA));
        assertThat(row(ADA)).containsKey("bounced");
        assertThat(stage.countOfPost(ROOM, "bounced")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void thatAnybodyAskedAgainKeepsNoSeat(String type) {
        var link = stage.takeSeat(ROOM, ADA);
        stage.pass(Duration.ofSeconds(10));
        stage.register(ROOM, ADA);
        stage.local.stream().drain();
        stage.report(stage.mailTo(ADA), type, "Permanent");
        assertThat(standing(link)).isEqualTo("cancelled");
        assertSettled();
    }

    @Test
    void thatAnybodyAskedAgainWritesNoMoreToWhoDoesNotWantIt() {
        stage.takeSeat(ROOM, ADA);
        stage.complain(stage.mailTo(ADA));
        stage.pass(Duration.ofHours(2));
        stage.register(ROOM, ADA);
        stage.local.stream().drain();
        assertThat(stage.mailsTo(ADA)).hasSize(2);
        assertSettled();
    }

    @Test
    void oneLetterThatIsReportedTenTimesCameBackOnce() {
        var first = first();
        for (var n = 0; n < 10; n++) {
            stage.bounce(first);
        }
        var mail = stage.items().stream().filter(item -> item.get("sk").s().equals("MAIL")).toList();
        assertThat(mail).singleElement().satisfies(day -> assertThat(day.get("bounced").n()).isEqualTo("1"));
    }

    @Test
    void whoReadsMailAllTheSameComesBackByTheLink() {
        var link = stage.takeSeat(ROOM, ADA);
        stage.complain(stage.mailTo(ADA));
        assertThat(standing(link)).isEqualTo("cancelled");
        stage.pass(Duration.ofMinutes(1));
        stage.press(link, "confirm");
        stage.local.stream().drain();
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(stage.mailsTo(ADA)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transient", "Undetermined"})
    void whatMayArriveNextTimeIsOnlyCounted(String bounce) {
        var link = stage.takeSeat(ROOM, ADA);
        stage.report(stage.mailTo(ADA), "bounce", bounce);
        assertThat(standing(link)).isEqualTo("confirmed");
        assertThat(row(ADA)).doesNotContainKey("bounced");
        assertThat(stage.countOfPost(ROOM, "bounced")).isEqualTo(1);
    }

    @Test
    void aReportOfSomebodyWhoIsGoneDoesNothing() {
        var link = stage.takeSeat(ROOM, ADA);
        stage.press(link, "forget", "sure", "yes");
        var before = shared();
        stage.bounce(stage.mailTo(ADA));
        stage.complain(stage.mailTo(ADA));
        stage.report(stage.mailTo(ADA), "bounce", "Transient");
        assertThat(stage.rows(ROOM)).isEmpty();
        assertThat(shared()).isEqualTo(before);
    }

    @Test
    void aLetterThatArrivedIsReportedToNobody() {
        stage.takeSeat(ROOM, ADA);
        assertThat(stage.report(stage.mailTo(ADA), "delivery", "Permanent")).isEqualTo(List.of());
    }

    @Test
    void whoMovesMeanwhileIsLookedAtAgain() {
        var link = stage.takeSeat(ROOM, ADA, "places", "2");
        var moved = new AtomicBoolean();
        stage.local.door().fault(call -> {
            if (call.function().equals("MailFeedbackFunction") && call.operation().equals("TransactWriteItems") && moved.compareAndSet(false, true)) {
                stage.press(link, "change", "places", "1");
            }
            return new Fate.Answered();
        });
        stage.bounce(stage.mailTo(ADA));
        assertThat(moved).isTrue();
        assertThat(standing(link)).isEqualTo("cancelled");
        assertThat(stage.count(ROOM, "taken")).isZero();
        assertThat(stage.count(ROOM, "room")).isEqualTo(2);
    }

    @Test
    void nothingThatIsLoggedTellsWhoseLetterItWas() {
        stage.takeSeat(ROOM, ADA);
        var id = row(ADA).get("sk").s();
        stage.bounce(stage.mailTo(ADA));
        var log = stage.local.log().stream().filter(line -> line.function().equals("MailFeedbackFunction")).toList().toString();
        assertThat(log).contains("returned", ROOM).doesNotContain(ADA, "ada", id);
    }

    @ParameterizedTest
    @EnumSource(Fate.When.class)
    void whatWasKilledHalfWayIsDoneByTheNextTryAndOnce(Fate.When when) {
        var link = stage.takeSeat(ROOM, ADA);
        var mail = stage.mailTo(ADA);
        var n = 1;
        for (var happened = true; happened && n < 20; n++) {
            var kill = stage.kill("MailFeedbackFunction", n, when);
            try {
                stage.local.invoke("MailFeedbackFunction", """
                        {"type": "Bounce", "bounce": "Permanent", "event": "%s", "kind": "ticket", "row": "%s", "sent": "%s"}"""
                        .formatted(ROOM, row(ADA).get("sk").s(), mail.at()));
            } catch (FunctionFailed died) {
                assertThat(kill.happened()).isTrue();
            }
            happened = kill.happened();
        }
        stage.local.stream().drain();
        assertThat(n).isBetween(4, 19);
        assertThat(standing(link)).isEqualTo("cancelled");
        assertThat(stage.count(ROOM, "taken")).isZero();
        assertThat(stage.count(ROOM, "room")).isEqualTo(2);
        assertThat(stage.count(ROOM, "cancelled")).isEqualTo(1);
        assertThat(stage.countOfPost(ROOM, "bounced")).isEqualTo(1);
        assertSettled();
    }

    /// Nobody is owed a letter that will never go, and nothing comes back to them every minute.
    private void assertSettled() {
        stage.upkeep();
        assertThat(stage.rows(ROOM)).noneMatch(row -> row.containsKey("owes") || row.containsKey("lease"))
                .allMatch(row -> Long.parseLong(row.get("due").n()) > stage.local.clock().instant().getEpochSecond());
    }

    private PostedMail first() {
        stage.register(ROOM, ADA);
        stage.local.stream().drain();
        return stage.mailTo(ADA);
    }

    /// What is told of all: rows, seats and letters, without what is counted of the whole stack's.
    private List<Map<String, AttributeValue>> shared() {
        return stage.items().stream().filter(item -> !item.get("pk").s().startsWith("Q#")).toList();
    }

    private Map<String, AttributeValue> row(String address) {
        return stage.rows(ROOM).stream().filter(row -> row.get("address").s().equals(address)).findFirst().orElseThrow();
    }

    private String standing(String link) {
        return (String) Stage.json(stage.get(link, "accept", "application/json")).get("status");
    }
}
