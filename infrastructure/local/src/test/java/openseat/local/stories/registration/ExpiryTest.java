package openseat.local.stories.registration;

import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.Web.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import openseat.local.ses.SesService;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An unconfirmed request is deleted, but only after its letter was sent; and letters are sent even if the stream never
/// runs.
class ExpiryTest {

    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void requestExpiresSevenDaysAfterItsLetter() {
        stack.local.stream().pause();
        stack.register(SAMPLE, ADA);
        stack.pass(Duration.ofHours(5));
        stack.upkeep();
        var link = linkIn(stack.mailTo(ADA));
        stack.pass(Duration.ofDays(7).minusSeconds(1));
        stack.upkeep();
        assertThat(stack.open(link).statusCode()).isEqualTo(200);
        stack.pass(Duration.ofSeconds(1));
        stack.upkeep();
        assertThat(stack.rows(SAMPLE)).isEmpty();
        assertThat(stack.open(link).statusCode()).isEqualTo(404);
        assertThat(stack.count(SAMPLE, "expired_requested")).isEqualTo(1);
        assertThat(stack.mailsTo(ADA)).hasSize(1);
    }

    /// The event ends on 20 December at 10:00 UTC, and its addresses are deleted then.
    @Test
    void noLetterPromisesALinkBeyondTheEvent() {
        publishUntil("2026-12-20T11:00");
        stack.takeSeat("short", "bo@example.org");
        stack.local.clock().set(Instant.parse("2026-12-13T09:59:59Z"));
        stack.register("short", ADA);
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).text()).contains("works until: Sunday, 20 December 2026, 09:59");

        stack.local.clock().set(Instant.parse("2026-12-19T12:00:00Z"));
        var noor = "noor@example.org";
        stack.register("short", noor);
        stack.register("short", "bo@example.org");
        stack.local.stream().drain();
        var until = "Sunday, 20 December 2026, 10:00 (UTC)";
        assertThat(stack.mailTo(noor).text()).contains("The link works until the event ends: " + until);
        assertThat(stack.mailTo("bo@example.org").text()).contains("It works at least until: " + until);

        stack.local.clock().set(Instant.parse("2026-12-20T09:59:59Z"));
        assertThat(Web.location(stack.press(linkIn(stack.mailTo(noor)), "confirm")))
                .endsWith("?done=confirmed");
        stack.pass(Duration.ofSeconds(1));
        stack.upkeep();
        assertThat(stack.open(linkIn(stack.mailTo(noor))).statusCode()).isEqualTo(404);
    }

    private void publishUntil(String end) {
        stack.local.invoke("PublishFunction", """
                {"event": {"id": "short", "title": {"en": "A short notice"}, "keepDays": 0, "reminders": {"dayBefore": false},
                  "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "%s", "zone": "Europe/Zurich"}}}""".formatted(end));
    }

    @Test
    void confirmedRegistrationDoesNotExpire() {
        var link = stack.takeSeat(SAMPLE, ADA);
        stack.pass(Duration.ofDays(8));
        stack.upkeep();
        assertThat(stack.open(link).statusCode()).isEqualTo(200);
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void nothingExpiresWhileSesIsPaused() {
        stack.local.mailbox().mode(SesService.Mode.PAUSE, 10_000);
        stack.register(SAMPLE, ADA);
        stack.local.stream().drain();
        for (var day = 0; day < 9; day++) {
            stack.pass(Duration.ofDays(1));
            stack.upkeep();
        }
        assertThat(stack.rows(SAMPLE)).hasSize(1);
        assertThat(stack.mailsTo(ADA)).isEmpty();
        assertThat(stack.local.log()).anyMatch(line -> line.line().contains("alarm"));

        stack.local.mailbox().mode(SesService.Mode.OK, 0);
        stack.pass(Duration.ofHours(1));
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).hasSize(1);
        stack.pass(Duration.ofDays(6));
        stack.upkeep();
        assertThat(stack.press(linkIn(stack.mailTo(ADA)), "confirm").statusCode())
                .isEqualTo(303);
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void upkeepSendsEverythingWithoutTheStream() {
        for (var n = 0; n < 4; n++) {
            stack.register(SAMPLE, n + ADA);
        }
        stack.upkeep();
        for (var n = 0; n < 4; n++) {
            assertThat(stack.mailsTo(n + ADA)).hasSize(1);
            stack.press(linkIn(stack.mailTo(n + ADA)), "confirm");
        }
        stack.upkeep();
        for (var n = 0; n < 4; n++) {
            assertThat(stack.mailsTo(n + ADA)).hasSize(2);
        }
        stack.local.stream().drain();
        stack.upkeep();
        assertThat(stack.local.mailbox().mails()).hasSize(8);
    }

    @Test
    void throttledLetterIsSentLater() {
        stack.local.mailbox().mode(SesService.Mode.THROTTLE, 1);
        stack.register(SAMPLE, ADA);
        stack.local.stream().drain();
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).isEmpty();
        stack.pass(Duration.ofMinutes(2));
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).hasSize(1);
        assertThat(stack.open(linkIn(stack.mailTo(ADA))).statusCode()).isEqualTo(200);
    }

    @Test
    void lostSesAnswerCausesAtMostOneMoreCopy() {
        stack.local.mailbox().mode(SesService.Mode.DROP_AFTER_ACCEPT, 1);
        stack.register(SAMPLE, ADA);
        stack.local.stream().drain();
        stack.pass(Duration.ofMinutes(6));
        stack.upkeep();
        stack.pass(Duration.ofMinutes(6));
        stack.upkeep();
        assertThat(stack.mailsTo(ADA))
                .hasSize(2)
                .allSatisfy(mail ->
                        assertThat(stack.open(linkIn(mail)).statusCode()).isEqualTo(200));
    }

    @Test
    void rejectedLetterIsNotRetriedAndItsRequestExpires() {
        stack.local.mailbox().mode(SesService.Mode.REJECT, 1);
        stack.register(SAMPLE, ADA);
        stack.local.stream().drain();
        stack.pass(Duration.ofDays(7));
        stack.upkeep();
        assertThat(stack.mailsTo(ADA)).isEmpty();
        assertThat(stack.rows(SAMPLE)).isEmpty();
    }

    @Test
    void aHeldRequestThatNobodyWasWrittenAboutExpires() {
        try (var narrow = TestStack.open(Map.of("LettersPerNetwork", "1"))) {
            for (var n = 0; n < 175; n++) {
                narrow.register(SAMPLE, n + ADA);
            }
            narrow.local.stream().drain();
            assertThat(narrow.mailsTo(0 + ADA)).hasSize(1);
            narrow.pass(Duration.ofDays(7).minusHours(1));
            narrow.upkeep();
            assertThat(narrow.rows(SAMPLE)).hasSize(175);
            narrow.pass(Duration.ofHours(1).plusSeconds(1));
            narrow.upkeep();
            assertThat(narrow.rows(SAMPLE))
                    .as("the first, and those whose slot came")
                    .hasSize(168);
            assertThat(narrow.count(SAMPLE, "expired_unsent")).isEqualTo(6);
        }
    }
}
