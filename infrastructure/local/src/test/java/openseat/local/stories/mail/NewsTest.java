package openseat.local.stories.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import openseat.local.aws.AwsError;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people who count on an event are told when it is published again, and what is no news to them.
class NewsTest {

    private static final String EVENT = "moving-room";
    private static final String ADA = "ada@example.org";
    private static final String BO = "bo@example.org";
    private static final String ONLINE = "{\"mode\": \"online\"}";

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));
    private int revision;

    @BeforeEach
    void takeSeats() {
        publish("2026-12-18T10:00", "2026-12-18T11:00", "Europe/Kyiv", ONLINE);
        stack.takeSeat(EVENT, ADA);
        stack.takeSeat(EVENT, BO);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void aChangeThatWasTakenBackBeforeAnybodyWasToldIsNoNews() {
        publish("2026-12-19T10:00", "2026-12-19T11:00", "Europe/Kyiv", ONLINE);
        publish("2026-12-18T10:00", "2026-12-18T11:00", "Europe/Kyiv", ONLINE);
        settle();
        assertThat(subjects(ADA)).hasSize(2).noneMatch(subject -> subject.contains("changed"));
    }

    /// The rollout of the first change has reached the rows, but no letter has left.
    @Test
    void itIsNoNewsEitherIfTheLetterWasPending() {
        failSes();
        publish("2026-12-19T10:00", "2026-12-19T11:00", "Europe/Kyiv", ONLINE);
        stack.upkeep();
        publish("2026-12-18T10:00", "2026-12-18T11:00", "Europe/Kyiv", ONLINE);
        stack.local.aws().inject(_ -> new FaultEffect.None());
        settle();
        assertThat(subjects(ADA)).hasSize(2);
        assertThat(stack.rows(EVENT)).noneMatch(row -> row.containsKey("pending"));
    }

    @Test
    void whoWasToldOfTheChangeIsToldThatItWasTakenBack() {
        publish("2026-12-19T10:00", "2026-12-19T11:00", "Europe/Kyiv", ONLINE);
        settle();
        publish("2026-12-18T10:00", "2026-12-18T11:00", "Europe/Kyiv", ONLINE);
        settle();
        assertThat(stack.mailsTo(ADA)).hasSize(4);
        assertThat(stack.mailTo(ADA).text()).containsSubsequence("WAS", "19 December", "IS NOW", "18 December");
    }

    @Test
    void aChangeOfNoInstantAndNoPlaceIsNoNews() {
        publish("2026-12-18T10:00", "2026-12-18T11:00", "Europe/Kiev", ONLINE);
        publish("2026-12-18T09:00", "2026-12-18T10:00", "Europe/Zurich", ONLINE);
        settle();
        assertThat(subjects(ADA)).hasSize(2);
    }

    @Test
    void newsSaysExactlyWhatHasChanged() {
        publish("2026-12-18T10:00", "2026-12-18T12:30", "Europe/Kyiv", ONLINE);
        settle();
        assertThat(stack.mailTo(ADA).subject()).startsWith("Only the end has changed: ");
        publish("2026-12-18T10:30", "2026-12-18T12:30", "Europe/Kyiv", ONLINE);
        settle();
        assertThat(stack.mailTo(ADA).subject()).startsWith("The time has changed: ");
        publish("2026-12-18T10:30", "2026-12-18T12:30", "Europe/Kyiv", "{\"mode\": \"both\"}");
        settle();
        assertThat(stack.mailTo(ADA).subject()).startsWith("How people take part has changed: ");
        assertThat(stack.mailsTo(ADA)).hasSize(5);
    }

    @Test
    void whatChangedWhileSesWasDownIsOneLetterWithTheTruth() {
        failSes();
        publish("2026-12-19T10:00", "2026-12-19T11:00", "Europe/Kyiv", ONLINE);
        stack.upkeep();
        publish("2026-12-20T10:00", "2026-12-20T11:00", "Europe/Kyiv", ONLINE);
        stack.upkeep();
        publishCancelled("2026-12-20T10:00", "2026-12-20T11:00");
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        stack.local.aws().inject(_ -> new FaultEffect.None());
        settle();
        for (var address : List.of(ADA, BO)) {
            assertThat(stack.mailsTo(address)).hasSize(3);
            assertThat(stack.mailTo(address).subject()).startsWith("This event is cancelled: ");
        }
    }

    private List<String> subjects(String address) {
        return stack.mailsTo(address).stream().map(mail -> mail.subject()).toList();
    }

    private void failSes() {
        stack.local
                .aws()
                .inject(call -> call.operation().equals("SendEmail")
                        ? new FaultEffect.Refused(new AwsError(503, "ServiceUnavailable", ""))
                        : new FaultEffect.None());
    }

    private void settle() {
        for (var n = 0; n < 4; n++) {
            stack.upkeep();
            stack.local.stream().drain();
            stack.pass(Duration.ofMinutes(20));
        }
    }

    private void publish(String start, String end, String zone, String place) {
        publish(
                "{\"state\": \"confirmed\", \"start\": \"%s\", \"end\": \"%s\", \"zone\": \"%s\"}"
                        .formatted(start, end, zone),
                place);
    }

    private void publishCancelled(String start, String end) {
        publish(
                "{\"state\": \"cancelled\", \"start\": \"%s\", \"end\": \"%s\", \"zone\": \"Europe/Kyiv\"}"
                        .formatted(start, end),
                ONLINE);
    }

    private void publish(String schedule, String place) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A moving room"}, "schedule": %s, "place": %s, "capacity": 5}%s}""".formatted(
                                EVENT, schedule, place, revision == 0 ? "" : ", \"ifMatch\": " + revision)))
                .contains("etag");
        revision++;
    }
}
