package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import openseat.local.aws.Usage;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;

/// The link to join leads to the meeting whoever has a seat, while the meeting can be joined.
class JoinTest extends JoinFixture {

    private static final String EARLY = "You are early";

    @Test
    void linkOpensHalfAnHourBeforeTheStartAndClosesAtTheEnd() {
        publishWithLink(MEETING);
        var link = seat(ADA);
        assertSays(200, EARLY, link);
        at(OPENS.minusSeconds(1));
        assertSays(200, EARLY, link);
        at(OPENS);
        assertLeadsTo(MEETING, link);
        at(END.minusSeconds(1));
        assertLeadsTo(MEETING, link);
        at(END);
        assertSays(410, "This event is over", link);
    }

    @Test
    void earlyPageSaysWhenOnEveryClock() {
        publishWithLink(MEETING);
        var link = seat(ADA, "zone", "Asia/Kathmandu", "lang", "fr");
        assertThat(stack.open(link + "?lang=en").body())
                .contains("Kathmandu, your city", "Friday, 18 December 2026, 14:15")
                .contains("Geneva, Zurich", "Friday, 18 December 2026, 09:30")
                .contains("UTC", "Friday, 18 December 2026, 08:30");
        assertThat(stack.open(link).body())
                .as("the language of the registration")
                .contains("lang=\"fr\"", "vendredi 18 décembre 2026");
        assertThat(stack.get(link, "accept", "application/json").body())
                .contains("\"reason\":\"early\"", "\"opens\":\"2026-12-18T08:30:00Z\"");
    }

    @Test
    void linkThatIsAddedLaterIsFoundByOldTickets() {
        publish(ON_18);
        var link = seat(ADA);
        at(OPENS);
        assertSays(200, "The way in is not ready yet", link);
        publishWithLink(MEETING);
        assertLeadsTo(MEETING, link);
        publish(ON_18, ", \"link\": null");
        assertSays(200, "The way in is not ready yet", link);
        publishWithLink(MEETING);
        assertLeadsTo(MEETING, link);
    }

    @Test
    void anotherLinkEndsThoseInLetters() {
        publishWithLink(MEETING);
        var old = seat(ADA);
        at(OPENS);
        publishWithLink(MEETING);
        publish(ON_18);
        assertLeadsTo(MEETING, old);
        publishWithLink(OTHER_MEETING);
        assertSays(410, "This link does not work any more", old);

        stack.pass(Duration.ofMinutes(10));
        stack.register(EVENT, ADA);
        stack.local.stream().drain();
        var link = Web.joinLinkIn(stack.mailTo(ADA));
        assertThat(link).isNotEqualTo(old);
        assertLeadsTo(OTHER_MEETING, link);
    }

    @Test
    void onlyASeatOpensTheLink() {
        publishWithLink(MEETING);
        var link = seat(ADA, "places", "2");
        var own = Web.linkIn(stack.mailTo(ADA));
        stack.takeSeat(EVENT, BO);
        assertThat(Web.joinLinkIn(stack.mailTo(BO))).as("whoever waits").isEmpty();
        stack.press(own, "cancel");
        stack.local.stream().drain();
        assertThat(Web.joinLinkIn(stack.mailTo(ADA))).as("whoever cancelled").isEmpty();
        at(OPENS.minusSeconds(60));
        assertSays(403, "You have no seat at this event", link);
        at(OPENS);
        assertSays(403, "You have no seat at this event", link);

        stack.press(own, "confirm");
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).startsWith("You are on the waiting list");
        assertSays(403, "You have no seat at this event", link);
    }

    @Test
    void whoeverComesBackJoinsByTheSameLink() {
        publishWithLink(MEETING);
        var link = seat(ADA);
        var own = Web.linkIn(stack.mailTo(ADA));
        stack.press(own, "cancel");
        stack.press(own, "confirm");
        at(OPENS);
        assertLeadsTo(MEETING, link);
    }

    @Test
    void linkFollowsTheDate() {
        publishWithLink(MEETING);
        var link = seat(ADA);
        publish(on("17"));
        at(OPENS.minus(Duration.ofDays(1)));
        assertLeadsTo(MEETING, link);
        publish("{\"state\": \"to-be-confirmed\"}");
        assertSays(410, "Date to be confirmed", link);
        publish(ON_18);
        assertSays(200, EARLY, link);
        publish(ON_18.replace("confirmed", "cancelled"));
        assertSays(410, "This event is cancelled", link);
        at(OPENS);
        assertSays(410, "This event is cancelled", link);
    }

    @Test
    void linkEndsWithItsRegistration() {
        publishWithLink(MEETING);
        var link = seat(ADA);
        stack.press(Web.linkIn(stack.mailTo(ADA)), "forget", "sure", "yes");
        at(OPENS);
        assertSays(410, "This link does not work any more", link);

        var bo = seat(BO);
        at(END.plus(Duration.ofDays(31)));
        assertSays(410, "This link does not work any more", bo);
        for (var day = 0; day < 3; day++) {
            stack.upkeep();
            stack.pass(Duration.ofDays(1));
        }
        assertThat(stack.items().toString()).doesNotContain("swordfish");
        assertThat(stack.items()).noneMatch(item -> item.get("pk").s().equals("T#" + EVENT));
    }

    @Test
    void scannersChangeNothing() {
        publishWithLink(MEETING);
        var link = seat(ADA);
        for (var moment : List.of(OPENS.minusSeconds(1), OPENS, END)) {
            at(moment);
            var before = stack.items();
            stack.local.clearCalls();
            for (var i = 0; i < 5; i++) {
                assertThat(List.of(
                                stack.open(link), stack.head(link), stack.post(link, TestStack.FORM, "action=confirm")))
                        .as("a write that is denied is an error")
                        .allMatch(answer -> answer.statusCode() < 500);
            }
            assertThat(stack.local.calls())
                    .isNotEmpty()
                    .extracting(Usage::operation)
                    .containsOnly("GetItem");
            assertThat(stack.items()).isEqualTo(before);
        }
    }

    @Test
    void headIsAnsweredLikeGet() {
        publishWithLink(MEETING);
        var link = seat(ADA);
        assertThat(stack.head(link).statusCode()).isEqualTo(200);
        at(OPENS);
        var head = stack.head(link);
        assertThat(head.statusCode()).isEqualTo(303);
        assertThat(Web.location(head)).isEqualTo(MEETING);
        assertPrivate(head);
        assertThat(stack.post(link, TestStack.FORM, "").statusCode()).isEqualTo(405);
    }

    @Test
    void ticketPageAndCalendarFileHoldTheLink() {
        publishWithLink(MEETING);
        var link = seat(ADA);
        var mail = stack.mailTo(ADA);
        assertThat(mail.text())
                .contains("This link opens 30 minutes before the start: Friday, 18 December 2026, 08:30");
        assertThat(mail.html()).contains(link);
        var path = link.substring(stack.local.url().toString().length());
        assertThat(stack.open(Web.linkIn(mail)).body()).contains("href=\"" + path + "?lang=en\"");
        assertThat(Web.json(stack.get(Web.linkIn(mail), "accept", "application/json")))
                .containsEntry("join", path);
    }
}
