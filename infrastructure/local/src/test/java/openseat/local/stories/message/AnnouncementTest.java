package openseat.local.stories.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import openseat.local.aws.FaultEffect;
import openseat.local.lambda.FunctionFailed;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Organizers write to everybody who is registered: once, to whom it is for, and together with what else there is to
/// say.
class AnnouncementTest {

    private static final String ROOM = "small-room";
    private static final String ADA = "ada@example.org";
    private static final String WAITER = "waiter@example.org";
    private static final String TYPED = "typed@example.org";

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));
    private String adasLink;

    @BeforeEach
    void fill() {
        stack.publish(ROOM, 1);
        adasLink = stack.takeSeat(ROOM, ADA);
        stack.takeSeat(ROOM, WAITER);
        stack.register(ROOM, TYPED);
        stack.local.stream().drain();
        stack.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void itGoesOnceToThoseItIsFor() {
        var etag = stack.get("/events/" + ROOM, "accept", "application/json")
                .headers()
                .firstValue("etag");
        assertThat(announce("\"to\": [\"confirmed\"], \"text\": {\"en\": \"Bring a chair.\\nAnd a cup.\"}"))
                .containsEntry("status", 201)
                .containsEntry("number", 1)
                .containsEntry("letters", 1);
        settle();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.mailTo(ADA).subject()).startsWith("A message from the organizers: ");
        assertThat(stack.mailTo(ADA).text()).contains("Bring a chair.", "And a cup.", "20 December");
        assertThat(stack.mailTo(ADA).headers()).doesNotContainKey("List-Unsubscribe");
        assertThat(stack.mailTo(ADA).attachments()).isEmpty();
        assertThat(stack.mailsTo(WAITER)).hasSize(2);
        assertThat(stack.mailsTo(TYPED)).hasSize(1);
        assertThat(stack.get("/events/" + ROOM, "accept", "application/json")
                        .headers()
                        .firstValue("etag"))
                .isEqualTo(etag);
    }

    @Test
    void whoCameLaterDoesNotGetIt() {
        announce("\"text\": {\"en\": \"Bring a chair.\"}");
        stack.pass(Duration.ofSeconds(5));
        stack.takeSeat(ROOM, "late@example.org");
        settle();
        assertThat(stack.mailsTo("late@example.org")).hasSize(2);
        assertThat(stack.mailsTo(WAITER)).hasSize(3);
    }

    @Test
    void whoIsPromotedMeanwhileGetsItWithTheTicket() {
        announce("\"text\": {\"en\": \"Bring a chair.\"}");
        stack.pass(Duration.ofSeconds(5));
        stack.press(adasLink, "cancel");
        settle();
        assertThat(stack.mailsTo(WAITER)).hasSizeBetween(3, 4);
        assertThat(stack.mailsTo(WAITER).stream().filter(mail -> mail.text().contains("Bring a chair.")))
                .hasSize(1);
        assertThat(stack.mailTo(ADA).text()).doesNotContain("Bring a chair.");
    }

    @Test
    void severalThatAreNotYetToldTravelInOneLetter() {
        failSes();
        announce("\"text\": {\"en\": \"First this.\"}");
        stack.upkeep();
        announce("\"text\": {\"en\": \"Then that.\"}");
        stack.upkeep();
        stack.local.aws().inject(_ -> new FaultEffect.None());
        settle();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.mailTo(ADA).text()).containsSubsequence("First this.", "Then that.");
    }

    @Test
    void aChangedDateCarriesItToo() {
        failSes();
        announce("\"text\": {\"en\": \"Bring a chair.\"}");
        stack.upkeep();
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A small room"}, "capacity": 1, "waitingList": true,
                  "schedule": {"state": "confirmed", "start": "2026-12-21T10:00", "end": "2026-12-21T11:00", "zone": "Europe/Zurich"}},
                  "ifMatch": 1}""".formatted(ROOM));
        stack.local.aws().inject(_ -> new FaultEffect.None());
        settle();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.mailTo(ADA).subject()).startsWith("The date has changed: ");
        assertThat(stack.mailTo(ADA).text()).contains("A MESSAGE FROM THE ORGANIZERS", "Bring a chair.");
    }

    @Test
    void itGoesOutAfterTheEventToo() {
        stack.pass(Duration.ofDays(27));
        stack.upkeep();
        announce("\"text\": {\"en\": \"The recording is at https://example.org/r\"}");
        settle();
        assertThat(stack.mailTo(ADA).text()).contains("https://example.org/r").doesNotContain("20 December");
    }

    @Test
    void aRepeatedInvocationAnnouncesNothingTwice() {
        announce("\"text\": {\"en\": \"Bring a chair.\"}");
        assertThat(announce("\"text\": {\"en\": \"Bring a chair.\"}"))
                .containsEntry("status", 200)
                .containsEntry("number", 1);
        settle();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
    }

    @Test
    void aFunctionThatDiesLeavesAnAnnouncementThatTheRepetitionCompletes() {
        for (var call = 1; call <= 3; call++) {
            var kill = stack.kill("AnnounceFunction", call, FaultEffect.When.AFTER);
            var text = "\"text\": {\"en\": \"Number %d.\"}".formatted(call);
            try {
                announce(text);
            } catch (FunctionFailed e) {
                assertThat(kill.happened()).isTrue();
            }
            announce(text);
        }
        settle();
        var texts = stack.mailsTo(ADA).stream().map(mail -> mail.text()).toList();
        for (var number : List.of("Number 1.", "Number 2.", "Number 3.")) {
            assertThat(texts.stream().filter(text -> text.contains(number))).hasSize(1);
        }
    }

    @Test
    void aDryRunTellsToHowManyAndWhatWasAnnouncedCanBeRead() {
        assertThat(announce("\"text\": {\"en\": \"Bring a chair.\"}, \"dryRun\": true"))
                .containsEntry("letters", 2)
                .containsEntry("minutes", 2)
                .doesNotContainKey("number");
        assertThat(invoke("{\"event\": \"" + ROOM + "\"}").get("announcements")).isEqualTo(List.of());
        announce("\"text\": {\"en\": \"Bring a chair.\"}, \"optional\": true");
        settle();
        assertThat((List<?>) invoke("{\"event\": \"" + ROOM + "\"}").get("announcements"))
                .singleElement()
                .isEqualTo(Map.of(
                        "number",
                        1,
                        "at",
                        TestStack.NOW.plus(Duration.ofMinutes(1)).toString(),
                        "to",
                        List.of("confirmed", "waiting"),
                        "optional",
                        true,
                        "text",
                        Map.of("en", "Bring a chair."),
                        "reachedAll",
                        true));
    }

    @Test
    void mistakesAreNamed() {
        assertThat(announce("\"text\": {}").toString()).contains("#/text");
        assertThat(announce("\"text\": {\"en\": \"%s\"}".formatted("x".repeat(2001)))
                        .toString())
                .contains("#/text/en", "2000");
        assertThat(announce("\"text\": {\"en\": \"x\"}, \"to\": [\"everybody\"]")
                        .toString())
                .contains("#/to/0", "confirmed or waiting");
        assertThat(announce("\"text\": {\"en\": \"x\\u202E\"}").toString()).contains("#/text/en");
        assertThat(announce("\"optional\": true").toString()).contains("#/text", "is required");
        assertThat(invoke("{\"event\": \"nowhere\"}")).containsEntry("status", 404);
        settle();
        assertThat(stack.mailsTo(ADA)).hasSize(2);
    }

    private Map<String, Object> announce(String members) {
        return invoke("{\"event\": \"%s\", %s}".formatted(ROOM, members));
    }

    private Map<String, Object> invoke(String payload) {
        return Web.json(stack.local.invoke("AnnounceFunction", payload));
    }

    private void failSes() {
        stack.local
                .aws()
                .inject(call -> call.operation().equals("SendEmail")
                        ? new FaultEffect.Disconnected(FaultEffect.When.BEFORE)
                        : new FaultEffect.None());
    }

    private void settle() {
        for (var n = 0; n < 4; n++) {
            stack.upkeep();
            stack.local.stream().drain();
            stack.pass(Duration.ofMinutes(20));
        }
    }
}
