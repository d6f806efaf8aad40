package openseat.local.stories.attack;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a stranger who knows an address tries, and how little comes of it.
class AgainstOnePersonTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void newsIsNotDelayedByAHeldRequest() {
        stack.publish(ROOM, 4);
        stack.takeSeat(ROOM, ADA);
        for (var n = 0; n < 8; n++) {
            stack.pass(Duration.ofMinutes(10));
            stranger("places", "2", "name", "Stranger " + n);
        }
        assertThat(row()).as("held").containsKey("slot");
        callOff(1);
        stack.upkeep();
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).contains("cancelled");
        assertThat(row()).doesNotContainKey("lease");
    }

    @Test
    void whatMovesWhileATicketIsAtSesIsTold() {
        stack.publish(ROOM, 4);
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        stack.press(linkIn(stack.mailTo(ADA)), "confirm");
        var calls = new AtomicInteger();
        stack.local.aws().inject(call -> {
            if (call.operation().equals("SendEmail") && calls.getAndIncrement() == 0) {
                publish(1, "2027-06-20", "2027-06-20");
                stack.upkeep();
            }
            return new FaultEffect.None();
        });
        stack.local.stream().drain();
        stack.upkeep();
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).text()).contains("June 2027");
        assertThat(Long.parseLong(row().get("ends").n()))
                .isGreaterThan(TestStack.NOW.plus(Duration.ofDays(200)).getEpochSecond());
    }

    @Test
    void aLinkConfirmsTheRequestItWasWrittenFor() {
        stack.publish(ROOM, 4, true, 8);
        stack.register(ROOM, ADA, "name", "Ada");
        stack.local.stream().drain();
        var link = linkIn(stack.mailTo(ADA));
        stranger("places", "4", "name", "Somebody else", "lang", "zh", "accessNote", "words of a stranger");
        assertThat(stack.open(link).body()).contains("lang=\"en\"").doesNotContain(">4<");
        stack.press(link, "confirm");
        assertThat(data(link)).containsEntry("status", "confirmed");
        assertThat((Map<String, Object>) answers(link))
                .containsEntry("name", "Ada")
                .containsEntry("places", 1);
        assertThat(stack.count(ROOM, "taken")).isEqualTo(1);
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).contains("You have a seat");
    }

    @Test
    void bothOfTwoDifferentRequestsGetALetterOfTheirOwn() {
        stack.publish(ROOM, 9, true, 8);
        stack.register(ROOM, ADA, "places", "2");
        stranger("places", "5");
        stack.local.stream().drain();
        var letters = stack.mailsTo(ADA);
        assertThat(letters).hasSize(2);
        assertThat(stack.open(linkIn(letters.getFirst())).body()).contains(">2<");
        assertThat(stack.open(linkIn(letters.getLast())).body()).contains(">5<");
        stack.press(linkIn(letters.getFirst()), "confirm");
        assertThat(stack.count(ROOM, "taken")).isEqualTo(2);
    }

    @Test
    void aStrangersWordsAreNotOnThePrivatePage() {
        stack.publish(ROOM, 4, true, 4);
        var link = stack.takeSeat(ROOM, ADA);
        stranger("places", "3", "organization", "The ministry", "accessNote", "send a photo of your passport to");
        var page = stack.open(link).body();
        assertThat(page).contains("Asked with your address since").doesNotContain("passport", "ministry");
        assertThat(stack.get(link, "accept", "application/json").body()).doesNotContain("passport", "ministry");
        assertThat(stack.open(link + "?show=request").body())
                .as("once the holder says that it was theirs")
                .contains("passport", "ministry");
    }

    @Test
    void aSpamReportAboutAStrangersLetterCostsNoSeat() {
        stack.publish(ROOM, 4);
        var link = stack.takeSeat(ROOM, ADA);
        stack.pass(Duration.ofHours(1));
        stranger();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        stack.complain(stack.mailTo(ADA));
        assertThat(data(link)).containsEntry("status", "confirmed");

        stack.pass(Duration.ofHours(20));
        stranger();
        assertThat(stack.mailsTo(ADA)).as("too soon after a complaint").hasSize(3);
        stack.pass(Duration.ofHours(5));
        stranger();
        assertThat(stack.mailsTo(ADA)).as("a day later").hasSize(4);
        stack.complain(stack.mailTo(ADA));
        for (var day = 0; day < 5; day++) {
            stack.pass(Duration.ofHours(25));
            stranger();
            stack.upkeep();
        }
        assertThat(stack.mailsTo(ADA)).as("no more after a second complaint").hasSize(4);

        callOff(1);
        stack.upkeep();
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).as("news still comes").contains("cancelled");
    }

    @Test
    void whoeverAsksNotToBeWrittenToIsNot() {
        stack.publish(ROOM, 4);
        stack.register(ROOM, ADA, "name", "Not Ada");
        stack.local.stream().drain();
        var link = linkIn(stack.mailTo(ADA));
        assertThat(stack.open(link).body()).contains("Do not write to me");
        assertThat(Web.location(stack.press(link, "block"))).endsWith("?done=blocked");
        for (var day = 0; day < 10; day++) {
            stack.pass(Duration.ofHours(25));
            stranger();
            stack.upkeep();
        }
        assertThat(stack.mailsTo(ADA)).hasSize(1);
        assertThat(row().toString()).doesNotContain("Not Ada");
        stack.press(link, "confirm");
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).as("until the holder acts").contains("You have a seat");
    }

    @Test
    void strangersCannotWearOutALink() {
        try (var generous = TestStack.open(Map.of("LettersPerAddress", "1000"))) {
            generous.publish(ROOM, 4);
            var link = generous.takeSeat(ROOM, ADA);
            var unconfirmed = "bo@example.org";
            generous.register(ROOM, unconfirmed);
            generous.local.stream().drain();
            var first = linkIn(generous.mailTo(unconfirmed));
            for (var n = 0; n < 30; n++) {
                generous.pass(Duration.ofMinutes(30));
                generous.registerFrom(2, ROOM, ADA, "name", "N" + n);
                generous.registerFrom(2, ROOM, unconfirmed, "name", "N" + n);
                generous.local.stream().drain();
            }
            assertThat(generous.open(link).statusCode()).isEqualTo(200);
            assertThat(generous.open(first).statusCode()).isEqualTo(200);
            assertThat(generous.mailsTo(unconfirmed)).as("the others wait").hasSize(12);
            generous.pass(Duration.ofDays(7));
            generous.upkeep();
            assertThat(generous.mailsTo(unconfirmed)).as("until a link ends").hasSizeGreaterThan(12);
        }
    }

    @Test
    void aHundredRequestsDoNotStopAPress() {
        stack.publish(ROOM, 4);
        stack.register(ROOM, ADA);
        stack.local.stream().drain();
        var link = linkIn(stack.mailTo(ADA));
        var requests = new AtomicInteger();
        stack.local.aws().inject(call -> {
            if (call.function().equals("ManageFunction") && call.operation().equals("TransactWriteItems")) {
                for (var n = 0; n < 10 && requests.incrementAndGet() < 100; n++) {
                    stack.registerFrom(2, ROOM, ADA, "name", "N" + n);
                }
            }
            return new FaultEffect.None();
        });
        assertThat(Web.location(stack.press(link, "confirm"))).endsWith("?done=confirmed");
        assertThat(requests).hasPositiveValue();
    }

    private void stranger(String... answers) {
        stack.registerFrom(9, ROOM, ADA, answers);
        stack.local.stream().drain();
    }

    private void callOff(int revision) {
        publish(revision, "2026-12-20", null);
    }

    /// @param confirmed the day, or null to call it off
    private void publish(int revision, String day, String confirmed) {
        var schedule = confirmed == null
                ? "{\"state\": \"cancelled\"}"
                : "{\"state\": \"confirmed\", \"start\": \"%sT10:00\", \"end\": \"%sT11:00\", \"zone\": \"Europe/Zurich\"}"
                        .formatted(day, day);
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "text": [{"en": "Few seats."}], "organizers": [{"en": "A team"}],
                  "schedule": %s, "capacity": 4, "waitingList": true, "groupLimit": 2}, "ifMatch": %d}""".formatted(ROOM, schedule, revision));
        assertThat(answer).contains("\"status\":200");
    }

    private java.util.Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> row() {
        return stack.rows(ROOM).getFirst();
    }

    private Map<String, Object> data(String link) {
        return Web.json(stack.get(link, "accept", "application/json"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> answers(String link) {
        return (Map<String, Object>) data(link).get("answers");
    }
}
