package openseat.local.stories.desk;

import static openseat.local.testkit.Desk.ORGANIZER;
import static openseat.local.testkit.TestStack.FORM;
import static openseat.local.testkit.TestStack.PAGE;
import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import openseat.local.aws.AwsError;
import openseat.local.aws.FaultEffect;
import openseat.local.ses.SentMail;
import openseat.local.testkit.Desk;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Attackers at the desk.
class AttackOnDeskTest {

    private static final String EVENT = "/desk/events/" + SAMPLE;

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));

    @AfterEach
    void close() {
        stack.close();
    }

    /// An attacker who types addresses, and watches what comes back and what is written.
    @Test
    void answerAndCallsAreTheSameForOrganizersAndStrangers() {
        Desk.ask(stack, "first@example.org");
        var calls = new ArrayList<String>();
        stack.local.aws().inject(call -> {
            if (call.function().equals("DeskFunction")) {
                calls.add(call.operation() + " " + call.body().toString().length());
            }
            return new FaultEffect.None();
        });
        var seen = new ArrayList<List<Object>>();
        for (var address : List.of(ORGANIZER, "sorganizer@openseat.exampl", "organizer@openseat.examples")) {
            calls.clear();
            var answer = Desk.ask(stack, address);
            seen.add(List.of(answer.statusCode(), headers(answer), answer.body(), List.copyOf(calls)));
        }
        assertThat(seen.stream().distinct()).as(seen.toString()).hasSize(1);
        assertThat(calls).hasSize(1);
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("apigw-requestid");
        return headers;
    }

    @Test
    void strangersGetNoLetterAndLeaveNothingBehind() {
        Desk.ask(stack, "stranger@example.org");
        stack.local.stream().drain();
        stack.upkeep();
        assertThat(stack.mailsTo("stranger@example.org")).isEmpty();
        assertThat(stack.items().toString()).doesNotContain("stranger@example.org");
        assertThat(stack.items().stream().filter(item -> item.get("pk").s().startsWith("L#")))
                .hasSize(1)
                .allSatisfy(item -> assertThat(item).doesNotContainKeys("pending", "networks", "due"));
    }

    /// Guessed, foreign, malformed: all of them look like one that never was.
    @Test
    void wrongKeysAreOneAnswer() {
        Desk.ask(stack, ORGANIZER);
        stack.local.stream().drain();
        var link = Desk.link(stack.mailTo(ORGANIZER));
        var used = link;
        Desk.press(stack, used);
        var key = link.substring(link.lastIndexOf('/') + 1);
        var answers = new ArrayList<String>();
        for (var wrong : List.of(
                used,
                "/desk/sign-in/" + key.substring(0, 21) + "A".repeat(22),
                "/desk/sign-in/" + "A".repeat(43),
                "/desk/sign-in/x",
                "/desk/sign-in/" + Web.linkIn(ticket()).replaceFirst(".*/", ""))) {
            var open = stack.open(wrong);
            var press = Desk.press(stack, wrong);
            assertThat(open.statusCode()).as(wrong).isEqualTo(404);
            assertThat(press.headers().firstValue("set-cookie")).isEmpty();
            answers.add(open.body());
            answers.add(press.body());
        }
        assertThat(answers.stream().distinct()).hasSize(1);
    }

    private SentMail ticket() {
        stack.register(SAMPLE, "ada@example.org");
        stack.local.stream().drain();
        return stack.mailTo("ada@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "sec-fetch-site, cross-site",
        "sec-fetch-site, same-site",
        "sec-fetch-site, none",
        "origin, https://evil.example",
        "origin, null",
        "origin, http://127.0.0.1",
        "x-none, x",
    })
    void formFromElsewhereIsRefused(String header, String value) {
        var desk = Desk.signIn(stack, ORGANIZER);
        var answer = stack.post(
                EVENT,
                FORM,
                Web.form("token", desk.token(), "action", "unlist"),
                "accept",
                PAGE,
                "cookie",
                desk.cookie(),
                header,
                value);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).as("nothing to send again").doesNotContain("unlist");
        assertThat(stack.get("/events", "accept", PAGE).body()).contains("/events/" + SAMPLE);
    }

    /// The browser's word counts more than Origin, which a form can be made to lack.
    @Test
    void originDoesNotOutweighWhatTheBrowserSays() {
        var answer = stack.post(
                "/desk",
                FORM,
                Web.form("email", ORGANIZER),
                "accept",
                PAGE,
                "origin",
                stack.local.url(),
                "sec-fetch-site",
                "cross-site");
        assertThat(answer.statusCode()).isEqualTo(403);
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ORGANIZER)).isEmpty();
    }

    @Test
    void formWithoutTheTokenOfItsSessionDoesNothing() {
        var desk = Desk.signIn(stack, ORGANIZER);
        stack.pass(Duration.ofMinutes(1));
        var other = Desk.signIn(stack, ORGANIZER);
        for (var token : List.of("", "x", other.token())) {
            var answer = desk.postWith(token, EVENT, "action", "unlist");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("value=\"unlist\"", desk.token());
        }
        assertThat(stack.get("/events", "accept", PAGE).body()).contains("/events/" + SAMPLE);
    }

    @Test
    void formAfterTheSessionComesBackFilled() {
        var desk = Desk.signIn(stack, ORGANIZER);
        var token = desk.token();
        stack.pass(Duration.ofHours(9));
        var answer = desk.postWith(token, EVENT, "action", "unlist", "text-en", "What I \"typed\" <b>");
        assertThat(answer.statusCode()).isEqualTo(401);
        var page = Jsoup.parse(answer.body());
        assertThat(page.selectFirst("input[name=text-en]").attr("value")).isEqualTo("What I \"typed\" <b>");
        assertThat(page.selectFirst("a[target=_blank]").attr("href")).startsWith("/desk?");
        // Signed in anew, in another tab: one more press, since the form has the old token.
        var anew = Desk.signIn(stack, ORGANIZER);
        var again = Jsoup.parse(anew.postWith(token, EVENT, "action", "unlist").body());
        var fresh = again.selectFirst("input[name=token]").attr("value");
        assertThat(anew.postWith(fresh, EVENT, "action", "unlist").statusCode()).isEqualTo(303);
    }

    @Test
    void guessedCookiesOpenNothing() {
        var desk = Desk.signIn(stack, ORGANIZER);
        var value = desk.cookie().substring("desk=".length());
        for (var guess : List.of(value.substring(0, 21) + "A".repeat(22), "A".repeat(43), "", value + "; desk=x")) {
            assertThat(new Desk(stack, "desk=" + guess).isSignedIn()).as(guess).isFalse();
        }
    }

    @Test
    void signingOutByAnOldFormSignsOut() {
        var desk = Desk.signIn(stack, ORGANIZER);
        desk.postWith("of an earlier session", "/desk/sign-out");
        assertThat(desk.isSignedIn()).isFalse();
    }

    /// The page's own button must be able to send again what it keeps.
    @Test
    void pageOfABusyDeskMaySendItsForm() {
        var desk = Desk.signIn(stack, ORGANIZER);
        var token = desk.token();
        stack.local
                .aws()
                .inject(call -> call.function().equals("DeskFunction")
                        ? new FaultEffect.Refused(AwsError.internal())
                        : new FaultEffect.None());
        var busy = desk.postWith(token, EVENT, "action", "unlist");
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.body()).contains("value=\"unlist\"");
        assertThat(busy.headers().firstValue("referrer-policy")).contains("same-origin");
    }

    /// Logs are read by more people than may know who organizes.
    @Test
    void noAddressIsInALog() {
        Desk.signIn(stack, ORGANIZER);
        assertThat(stack.get("/local/log", "accept", "application/json").body()).doesNotContain(ORGANIZER);
    }
}
