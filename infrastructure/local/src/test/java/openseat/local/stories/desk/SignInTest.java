package openseat.local.stories.desk;

import static openseat.local.testkit.Desk.ORGANIZER;
import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import openseat.local.aws.FaultEffect;
import openseat.local.ses.SesService;
import openseat.local.testkit.Desk;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signing in at the desk: a link that works once for a quarter of an hour, and a session of eight hours.
class SignInTest {

    private final TestStack stack = TestStack.open(Map.of("MailPerSecond", "500"));

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void linkWorksOnceAndOnlyByItsButton() {
        var link = linkFor(ORGANIZER);
        var mail = stack.mailTo(ORGANIZER);
        assertThat(mail.headers()).containsEntry("Auto-Submitted", "auto-generated");
        assertThat(mail.tags()).containsEntry("kind", "sign-in");
        for (var open = 0; open < 3; open++) {
            assertThat(stack.open(link).statusCode()).isEqualTo(200);
            assertThat(stack.head(link).statusCode()).isEqualTo(200);
        }
        var answer = Desk.press(stack, link);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(new Desk(stack, Desk.cookie(answer)).isSignedIn()).isTrue();
        assertThat(Desk.press(stack, link).statusCode()).isEqualTo(404);
        var over = stack.open(link);
        assertThat(over.statusCode()).isEqualTo(404);
        assertThat(over.body()).contains("href=\"/desk?lang=en\"");
    }

    @Test
    void linkWorksForAQuarterOfAnHour() {
        var link = linkFor(ORGANIZER);
        stack.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(stack.open(link).statusCode()).isEqualTo(200);
        stack.pass(Duration.ofSeconds(1));
        assertThat(stack.open(link).statusCode()).isEqualTo(404);
        assertThat(Desk.press(stack, link).statusCode()).isEqualTo(404);
    }

    @Test
    void typingTheAddressAgainDoesNotEndTheLinkBefore() {
        var first = linkFor(ORGANIZER);
        stack.pass(Duration.ofMinutes(1));
        var second = linkFor(ORGANIZER);
        assertThat(second).isNotEqualTo(first);
        assertThat(Desk.press(stack, first).statusCode()).isEqualTo(303);
        assertThat(Desk.press(stack, second).statusCode())
                .as("all end together")
                .isEqualTo(404);
    }

    @Test
    void sessionLastsEightHours() {
        var desk = Desk.signIn(stack, ORGANIZER);
        stack.pass(Duration.ofHours(8).minusSeconds(1));
        assertThat(desk.isSignedIn()).isTrue();
        stack.pass(Duration.ofSeconds(1));
        assertThat(desk.isSignedIn()).isFalse();
    }

    @Test
    void signingOutEndsTheSessionAndNoOther() {
        var phone = Desk.signIn(stack, ORGANIZER);
        stack.pass(Duration.ofMinutes(1));
        var laptop = Desk.signIn(stack, ORGANIZER);
        var answer = phone.post("/desk/sign-out");
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow()).contains("desk=;", "Max-Age=0");
        assertThat(phone.isSignedIn()).isFalse();
        assertThat(laptop.isSignedIn()).isTrue();
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOfOtherSites() {
        var cookie = Desk.press(stack, linkFor(ORGANIZER))
                .headers()
                .firstValue("set-cookie")
                .orElseThrow();
        assertThat(cookie).contains("; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=28800");
        assertThat(cookie).as("without TLS").startsWith("desk=").doesNotContain("Secure");
    }

    @Test
    void onlyTheHashOfASecretIsStored() {
        var desk = Desk.signIn(stack, ORGANIZER);
        var secret = desk.cookie().substring("desk=".length());
        assertThat(stack.items().toString()).doesNotContain(secret).doesNotContain(ORGANIZER);
    }

    @Test
    void whoeverOpensALinkOfTheDeskComesThereAfterSigningIn() {
        var page = stack.get("/desk/events/sample-migrants-day/edit?at=when", "accept", PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"/desk/events/sample-migrants-day/edit?at=when\"");
        Desk.ask(stack, ORGANIZER, "next", "/desk/events/sample-migrants-day/edit?at=when");
        stack.local.stream().drain();
        assertThat(Desk.press(stack, Desk.link(stack.mailTo(ORGANIZER)))
                        .headers()
                        .firstValue("location"))
                .contains("/desk/events/sample-migrants-day/edit?at=when&lang=en#when");
    }

    @Test
    void noLinkLeadsElsewhereAfterSigningIn() {
        for (var next : new String[] {"https://evil.example", "//evil.example", "/desk/../events", "/desk?x=1"}) {
            Desk.ask(stack, ORGANIZER, "next", next);
            stack.local.stream().drain();
            assertThat(Desk.press(stack, Desk.link(stack.mailTo(ORGANIZER)))
                            .headers()
                            .firstValue("location"))
                    .as(next)
                    .contains("/desk?lang=en");
            stack.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void letterThatTheStreamLostIsSentByUpkeep() {
        stack.local.mailbox().mode(SesService.Mode.THROTTLE, 1);
        Desk.ask(stack, ORGANIZER);
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ORGANIZER)).isEmpty();
        stack.pass(Duration.ofMinutes(2));
        stack.upkeep();
        assertThat(Desk.press(stack, Desk.link(stack.mailTo(ORGANIZER))).statusCode())
                .isEqualTo(303);
    }

    /// Or a mailbox could be filled from one place.
    @Test
    void onlyAFewLettersGoToAnAddress() {
        for (var n = 0; n < 12; n++) {
            Desk.ask(stack, ORGANIZER);
            stack.local.stream().drain();
        }
        assertThat(stack.mailsTo(ORGANIZER)).hasSize(5);
        stack.upkeep();
        assertThat(stack.items().stream()
                        .filter(item -> item.containsKey("dueKind")
                                && item.get("dueKind").s().equals("L")))
                .isEmpty();
    }

    /// Nor could a stranger elsewhere lock the organizer out, or by registering with their address.
    @Test
    void whatStrangersAskForIsNoLimitOfTheOrganizer() {
        for (var n = 0; n < 12; n++) {
            askFrom(2);
            stack.local.stream().drain();
        }
        for (var n = 0; n < 6; n++) {
            stack.registerFrom(3, "sample-migrants-day", ORGANIZER, "name", "Stranger " + n);
            stack.local.stream().drain();
        }
        var before = stack.mailsTo(ORGANIZER).size();
        assertThat(Desk.press(stack, linkFor(ORGANIZER)).statusCode()).isEqualTo(303);
        assertThat(stack.mailsTo(ORGANIZER)).hasSize(before + 1);
    }

    private void askFrom(int network) {
        stack.postFrom(network, "/desk", Web.form("email", ORGANIZER), "origin", stack.local.url(), "accept", PAGE);
    }

    /// While the sender is between reading the row and claiming it.
    @Test
    void aUsedLinkDoesNotComeBackWithTheNextLetter() {
        var first = linkFor(ORGANIZER);
        stack.pass(Duration.ofMinutes(1));
        Desk.ask(stack, ORGANIZER);
        var pressed = new AtomicBoolean();
        stack.local.aws().inject(call -> {
            if (call.function().equals("SendMailFunction")
                    && call.operation().equals("UpdateItem")
                    && call.body().toString().contains("lease")
                    && pressed.compareAndSet(false, true)) {
                Desk.press(stack, first);
            }
            return new FaultEffect.None();
        });
        stack.local.stream().drain();
        assertThat(pressed).isTrue();
        assertThat(Desk.press(stack, first).statusCode()).isEqualTo(404);
    }

    @Test
    void aLetterThatCouldNotGoForLongDoesNotGoAtAll() {
        stack.local.mailbox().mode(SesService.Mode.PAUSE, 5);
        Desk.ask(stack, ORGANIZER);
        stack.local.stream().drain();
        stack.local.mailbox().mode(SesService.Mode.OK, 0);
        stack.pass(Duration.ofMinutes(16));
        stack.upkeep();
        assertThat(stack.mailsTo(ORGANIZER)).isEmpty();
    }

    @Test
    void anotherLanguageKeepsTheAddressAndTheWay() {
        var page = Desk.ask(stack, "ada@", "next", "/desk/new", "show", "fr");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("value=\"ada@\"", "value=\"/desk/new\"", "lang=\"fr\"")
                .doesNotContain("id=\"problems\"");
    }

    @Test
    void withoutOrganizersThereIsNoDesk() {
        try (var closed = TestStack.open(Map.of("Organizers", ""))) {
            assertThat(closed.open("/desk").statusCode()).isEqualTo(404);
            assertThat(Desk.ask(closed, ORGANIZER).statusCode()).isEqualTo(404);
            assertThat(closed.open("/desk/new").statusCode()).isEqualTo(404);
        }
    }

    private String linkFor(String address) {
        Desk.ask(stack, address);
        stack.local.stream().drain();
        return Desk.link(stack.mailTo(address));
    }
}
