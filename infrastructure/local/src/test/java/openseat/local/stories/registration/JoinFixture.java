package openseat.local.stories.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;

/// An online event of one hour, for two people, with a waiting list, that people join by a link.
abstract class JoinFixture {

    static final String EVENT = "a-call";
    static final String ADA = "ada@example.org";
    static final String BO = "bo@example.org";
    static final String MEETING = "https://meet.example.org/canary-room?pwd=swordfish";
    static final String OTHER_MEETING = "https://meet.example.org/another";
    static final Instant START = Instant.parse("2026-12-18T09:00:00Z");
    static final Instant OPENS = START.minus(Duration.ofMinutes(30));
    static final Instant END = START.plus(Duration.ofHours(1));
    static final String ON_18 = on("18");

    final TestStack stack = TestStack.open();
    private int revision;

    @AfterEach
    void close() {
        stack.close();
    }

    static String on(String day) {
        return "{\"state\": \"confirmed\", \"start\": \"2026-12-%s10:00\", \"end\": \"2026-12-%s11:00\", \"zone\": \"Europe/Zurich\"}"
                .formatted(day + "T", day + "T");
    }

    void publish(String schedule) {
        publish(schedule, "");
    }

    void publishWithLink(String link) {
        publish(ON_18, ", \"link\": \"" + link + "\"");
    }

    /// The next revision, and what upkeep makes of it.
    void publish(String schedule, String more) {
        publish(EVENT, "online", schedule, more, revision++);
        stack.upkeep();
        stack.upkeep();
    }

    void publish(String event, String mode, String schedule, String more, int ifMatch) {
        assertThat(stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A call"}, "text": [{"en": "Few seats."}],
                  "organizers": [{"en": "A team"}], "contact": "team@example.org", "privacy": {"keeper": {"en": "A team"}},
                  "place": {"mode": "%s"}, "schedule": %s, "capacity": 2, "groupLimit": 2, "waitingList": true}%s%s}""".formatted(
                                event, mode, schedule, more, ifMatch == 0 ? "" : ", \"ifMatch\": " + ifMatch)))
                .contains("etag");
    }

    /// Takes a seat, and returns the link to join in the ticket.
    String seat(String address, String... more) {
        stack.takeSeat(EVENT, address, more);
        var link = Web.joinLinkIn(stack.mailTo(address));
        assertThat(link).contains("/events/" + EVENT + "/join/");
        return link;
    }

    void at(Instant moment) {
        stack.pass(Duration.between(stack.local.clock().instant(), moment));
    }

    void assertLeadsTo(String meeting, String link) {
        var answer = stack.open(link);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Web.location(answer)).isEqualTo(meeting);
        assertPrivate(answer);
    }

    /// A page with this status and heading, which leads nowhere.
    void assertSays(int status, String title, String link) {
        var answer = stack.open(link);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<h1>" + title + "</h1>");
        assertThat(Web.location(answer)).isEmpty();
        assertPrivate(answer);
    }

    static void assertPrivate(HttpResponse<?> answer) {
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("x-robots-tag")).hasValue("noindex, nofollow");
    }
}
