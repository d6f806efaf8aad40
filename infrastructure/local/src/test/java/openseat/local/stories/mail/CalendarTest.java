package openseat.local.stories.mail;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever opens each attached file has an entry in their calendar that is true, whatever happens to the event or to
/// their seat.
class CalendarTest {

    private static final String EVENT = "a-meeting";
    private static final String ADA = "ada@example.org";
    private static final String BO = "bo@example.org";

    private static final String ON_18 = "20261218T090000Z CONFIRMED OPAQUE: A meeting, with tea";
    private static final String ON_17 = "20261217T090000Z CONFIRMED OPAQUE: A meeting, with tea";
    private static final String CANCELLED_18 = "20261218T090000Z CANCELLED TRANSPARENT: Cancelled: A meeting, with tea";
    private static final String NO_DATE_18 =
            "20261218T090000Z CANCELLED TRANSPARENT: Postponed, no date yet: A meeting, with tea";
    private static final String NO_SEAT_18 =
            "20261218T090000Z CANCELLED TRANSPARENT: Registration cancelled: A meeting, with tea";
    private static final String WAITS_18 =
            "20261218T090000Z CANCELLED TRANSPARENT: On the waiting list: A meeting, with tea";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void ticketMovedCancelledAndBack() {
        publish(on("18"), 0);
        seat(ADA);
        assertThat(calendar(ADA)).isEqualTo(ON_18);

        republish(on("17"), 1);
        assertThat(calendar(ADA)).isEqualTo(ON_17);

        press(ADA, "cancel");
        assertThat(calendar(ADA))
                .isEqualTo("20261217T090000Z CANCELLED TRANSPARENT: Registration cancelled: A meeting, with tea");

        press(ADA, "confirm");
        assertThat(calendar(ADA)).isEqualTo(ON_17);

        press(ADA, "cancel");
        press(ADA, "confirm");
        republish(on("18"), 2);
        assertThat(calendar(ADA)).isEqualTo(ON_18);
    }

    @Test
    void cancelledEventEndsEveryEntryAndReturns() {
        publish(on("18"), 0);
        seat(ADA);
        seat(BO);
        republish(cancelled("18"), 1);
        assertThat(calendar(ADA)).isEqualTo(CANCELLED_18);
        assertThat(stack.mailTo(BO).subject()).startsWith("This event is cancelled");
        assertThat(calendar(BO)).isEqualTo(CANCELLED_18);
        assertThat(stack.mailTo(ADA).text()).contains("event.ics marks the entry as cancelled");

        republish(on("18"), 2);
        assertThat(calendar(ADA)).isEqualTo(ON_18);
    }

    @Test
    void cancelledEventWithoutADateEndsTheDateThatWasTold() {
        publish(on("18"), 0);
        seat(ADA);
        republish("{\"state\": \"cancelled\"}", 1);
        assertThat(calendar(ADA)).isEqualTo(CANCELLED_18);

        askAgain(ADA);
        assertThat(CalendarFixture.file(stack.mailTo(ADA)))
                .as("the next letter repeats it, since the last may be lost")
                .get()
                .satisfies(file -> assertThat(file).contains("STATUS:CANCELLED", "DTSTART:20261218T090000Z"));
    }

    @Test
    void dateTakenBackAndSetAgain() {
        publish(on("18"), 0);
        seat(ADA);
        republish("{\"state\": \"to-be-confirmed\"}", 1);
        assertThat(stack.mailTo(ADA).subject()).startsWith("The date no longer holds");
        assertThat(stack.mailTo(ADA).text()).contains("event.ics marks the entry as cancelled");
        assertThat(calendar(ADA)).isEqualTo(NO_DATE_18);

        press(ADA, "cancel");
        assertThat(calendar(ADA)).isEqualTo(NO_SEAT_18);
        press(ADA, "confirm");
        assertThat(calendar(ADA)).isEqualTo(NO_DATE_18);

        republish(on("17"), 2);
        assertThat(calendar(ADA)).isEqualTo(ON_17);
    }

    @Test
    void eventWithoutADateBringsNoEntry() {
        publish("{\"state\": \"to-be-confirmed\"}", 0);
        seat(ADA);
        press(ADA, "cancel");
        askAgain(ADA);
        assertThat(new CalendarFixture().open(stack.mailsTo(ADA)).isEmpty()).isTrue();
    }

    @Test
    void seatTakenAfterTheDateWasTakenBackHasNoEntry() {
        publish(on("18"), 0);
        stack.register(EVENT, ADA);
        stack.local.stream().drain();
        republish("{\"state\": \"to-be-confirmed\"}", 1);
        press(ADA, "confirm");
        assertThat(stack.mailTo(ADA).subject()).contains("The date no longer holds");
        assertThat(new CalendarFixture().open(stack.mailsTo(ADA)).isEmpty()).isTrue();
    }

    @Test
    void entryFromThePageEndsEvenIfTheTicketNeverLeft() {
        publish(on("18"), 0);
        stack.register(EVENT, ADA);
        stack.local.stream().drain();
        pressUnseen(linkIn(stack.mailTo(ADA)), "confirm");
        republish("{\"state\": \"to-be-confirmed\"}", 1);
        assertThat(stack.mailsTo(ADA)).hasSize(2);
        assertThat(calendar(ADA)).isEqualTo(NO_DATE_18);
    }

    @Test
    void turnedAwayGroupHasNoEntry() {
        publish(on("18"), 2, 0);
        seat(BO);
        seat(ADA, "places", "2");
        assertThat(CalendarFixture.file(stack.mailTo(ADA))).isEmpty();
        publish(on("18"), 1, 1);
        stack.pass(Duration.ofDays(2));
        stack.upkeep();
        stack.upkeep();
        assertThat(stack.mailTo(ADA).subject()).startsWith("Your registration is cancelled");
        assertThat(calendar(ADA)).isEqualTo(NO_SEAT_18);
    }

    @Test
    void seatLostByABounceEndsWithTheNextLetter() {
        publish(on("18"), 0);
        seat(ADA);
        stack.bounce(stack.mailTo(ADA));
        stack.pass(Duration.ofHours(25));
        askAgain(ADA);
        assertThat(stack.mailTo(ADA).subject()).startsWith("Your registration is cancelled");
        assertThat(calendar(ADA)).isEqualTo(NO_SEAT_18);
    }

    @Test
    void seatLostToTheWaitingListAndBackByPromotion() {
        publish(on("18"), 0);
        seat(ADA);
        var own = linkIn(stack.mailTo(ADA));
        seat(BO);
        pressUnseen(own, "cancel");
        pressUnseen(own, "confirm");
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).startsWith("You are on the waiting list");
        assertThat(calendar(ADA))
                .as("no letter told of the cancelled seat in between")
                .isEqualTo(WAITS_18);

        stack.upkeep();
        press(BO, "cancel");
        stack.upkeep();
        stack.upkeep();
        assertThat(stack.mailTo(ADA).subject()).startsWith("You have a seat");
        assertThat(calendar(ADA)).isEqualTo(ON_18);
    }

    @Test
    void publicFileIsTheSameEntry() {
        publish(on("18"), 0);
        seat(ADA);
        republish(on("17"), 1);
        var file = stack.get("/events/" + EVENT + "/event.ics").body();
        var calendar = new CalendarFixture();
        calendar.open(file);
        var own = new CalendarFixture().open(stack.mailsTo(ADA));
        assertThat(calendar.uid())
                .isEqualTo(own.uid())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(CalendarFixture.sequence(Parsed.event(file)))
                .as("seconds from the first publication to the last move")
                .isEqualTo(120);

        republish(cancelled("17"), 2);
        calendar.open(stack.get("/events/" + EVENT + "/event.ics?lang=fr").body());
        assertThat(calendar.shown())
                .isEqualTo("20261217T090000Z CANCELLED TRANSPARENT: Annulé\u00A0: A meeting, with tea");
    }

    @Test
    void changeOfTheTextLeavesTheEntryAsItIs() {
        publish(on("18"), 0);
        var before = Parsed.event(stack.get("/events/" + EVENT + "/event.ics").body());
        stack.pass(Duration.ofMinutes(1));
        publish(on("18"), 20, 1);
        var after = Parsed.event(stack.get("/events/" + EVENT + "/event.ics").body());
        assertThat(after.getUid()).isEqualTo(before.getUid());
        assertThat(CalendarFixture.sequence(after)).isEqualTo(CalendarFixture.sequence(before));
    }

    /// What the reader's calendar shows once every file was opened.
    private String calendar(String address) {
        return new CalendarFixture().open(stack.mailsTo(address)).shown();
    }

    private void seat(String address, String... more) {
        stack.pass(Duration.ofMinutes(1));
        stack.takeSeat(EVENT, address, more);
    }

    private void press(String address, String action) {
        pressUnseen(linkIn(stack.mailTo(address)), action);
        stack.local.stream().drain();
    }

    /// A press whose letter does not leave yet.
    private void pressUnseen(String link, String action) {
        stack.pass(Duration.ofMinutes(1));
        assertThat(stack.press(link, action).statusCode()).isEqualTo(303);
    }

    private void askAgain(String address) {
        stack.pass(Duration.ofMinutes(10));
        stack.register(EVENT, address);
        stack.local.stream().drain();
    }

    private static String on(String day) {
        return "{\"state\": \"confirmed\", %s}".formatted(date(day));
    }

    private static String cancelled(String day) {
        return "{\"state\": \"cancelled\", %s}".formatted(date(day));
    }

    private static String date(String day) {
        return "\"start\": \"2026-12-%sT10:00\", \"end\": \"2026-12-%sT11:00\", \"zone\": \"Europe/Zurich\""
                .formatted(day, day);
    }

    /// A new revision, and the letters about it.
    private void republish(String schedule, int revision) {
        stack.pass(Duration.ofMinutes(1));
        publish(schedule, revision);
        stack.upkeep();
        stack.upkeep();
    }

    private void publish(String schedule, int revision) {
        publish(schedule, 1, revision);
    }

    private void publish(String schedule, int capacity, int revision) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A meeting, with tea"}, "text": [{"en": "Few seats."}],
                  "organizers": [{"en": "A team"}], "schedule": %s, "capacity": %d, "groupLimit": 2, "waitingList": true}%s}""".formatted(
                                EVENT, schedule, capacity, revision == 0 ? "" : ", \"ifMatch\": " + revision)))
                .contains("etag");
    }
}
