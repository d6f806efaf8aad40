package openseat.local.stories.mail;

import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import openseat.local.http.Json;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An event of whole days, from its publication to its end: page, letters and calendar show the days to everybody.
class WholeDaysTest {

    private static final String EVENT = "a-meeting";
    private static final String ADA = "ada@example.org";
    private static final String AUCKLAND = "Pacific/Auckland";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void ticketLastDayTimesAndBack() {
        publish(days("2026-12-18", "2026-12-18"), 0);
        stack.takeSeat(EVENT, ADA, "zone", AUCKLAND);
        assertThat(text())
                .contains("New York: Friday, 18 December 2026, all day")
                .doesNotContain("00:00", "UTC");
        assertCalendar("20261218", "20261219", "CONFIRMED");

        republish(days("2026-12-18", "2026-12-19"), 1);
        assertThat(stack.mailTo(ADA).subject()).startsWith("Only the end has changed");
        assertThat(text())
                .contains("New York: Friday, 18 December 2026 to Saturday, 19 December 2026, all day")
                .doesNotContain("00:00", "UTC");
        assertCalendar("20261218", "20261220", "CONFIRMED");

        republish(days("2026-12-18T10:00", "2026-12-19T16:00"), 2);
        assertThat(stack.mailTo(ADA).subject()).startsWith("The time has changed");
        assertCalendar("20261218T150000Z", "20261219T210000Z", "CONFIRMED");

        republish(days("2026-12-17", "2026-12-19"), 3);
        assertThat(stack.mailTo(ADA).subject()).startsWith("The date has changed");
        assertCalendar("20261217", "20261220", "CONFIRMED");

        republish("{\"state\": \"cancelled\"}", 4);
        assertCalendar("20261217", "20261220", "CANCELLED");
        assertThat(stack.mailsTo(ADA)).as("confirm, ticket and four changes").hasSize(6);
    }

    @Test
    void thePageShowsTheDaysUntilTheyAreOver() {
        publish(days("2026-12-18", "2026-12-19"), 0);
        stack.takeSeat(EVENT, ADA, "zone", AUCKLAND);
        var own = stack.get(linkIn(stack.mailTo(ADA)).replaceFirst("^https?://[^/]+", ""))
                .body();
        for (var html : new String[] {page(), own}) {
            assertThat(Parsed.page(html).text())
                    .contains(
                            "Friday, 18 December 2026 to Saturday, 19 December 2026",
                            "New York",
                            "Add to your calendar")
                    .doesNotContain("00:00");
        }
        assertThat(Parsed.page(stack.get("/events").body()).text())
                .contains("New York: Friday, 18 December 2026 to Saturday, 19 December 2026, all day");

        // The first moment after the last day in New York.
        stack.pass(Duration.between(TestStack.NOW, Instant.parse("2026-12-20T05:00:00Z"))
                .minusSeconds(1));
        assertThat(page()).contains("id=\"form\"");
        stack.pass(Duration.ofSeconds(1));
        assertThat(page()).contains("This event is over").doesNotContain("id=\"form\"", "20 December");
    }

    @Test
    void sameDaysInAnotherSpellingAreNoNews() {
        publish(days("2026-12-18", "2026-12-19"), 0);
        stack.takeSeat(EVENT, ADA);
        assertThat(news(days("2026-12-18", "2026-12-19").replace("America/New_York", "US/Eastern")))
                .isEqualTo("{\"changed\":[],\"letters\":0}");
        assertThat(news(days("2026-12-18T00:00", "2026-12-20T00:00"))).isEqualTo("{\"changed\":[],\"letters\":0}");
        assertThat(news(days("2026-12-18", "2026-12-20"))).isEqualTo("{\"changed\":[\"end\"],\"letters\":1}");
    }

    private String news(String schedule) {
        var answer = Json.object(
                stack.local.invoke("PublishFunction", request(schedule, ", \"dryRun\": true, \"ifMatch\": 1")));
        return Json.write(answer.get("news"));
    }

    private String page() {
        return stack.get("/events/" + EVENT).body();
    }

    private String text() {
        return stack.mailTo(ADA).text().replace('\u00A0', ' ');
    }

    /// What Ada's calendar has once every file was opened.
    private void assertCalendar(String start, String end, String status) {
        var calendar = new CalendarFixture().open(stack.mailsTo(ADA));
        assertThat(calendar.shown()).startsWith(start + " " + status);
        assertThat(calendar.ends()).isEqualTo(end);
    }

    private static String days(String start, String end) {
        return "{\"state\": \"confirmed\", \"start\": \"%s\", \"end\": \"%s\", \"zone\": \"America/New_York\"}"
                .formatted(start, end);
    }

    private void republish(String schedule, int revision) {
        stack.pass(Duration.ofMinutes(1));
        publish(schedule, revision);
        stack.upkeep();
        stack.upkeep();
    }

    private void publish(String schedule, int revision) {
        var more = revision == 0 ? "" : ", \"ifMatch\": " + revision;
        assertThat(stack.local.invoke("PublishFunction", request(schedule, more)))
                .contains("etag");
    }

    private static String request(String schedule, String more) {
        return "{\"event\": {\"id\": \"%s\", \"title\": {\"en\": \"A meeting\"}, \"schedule\": %s}%s}"
                .formatted(EVENT, schedule, more);
    }
}
