package openseat.local.stories;

import static openseat.local.stories.Stage.SAMPLE;
import static openseat.local.stories.Stage.SEED;
import static openseat.local.stories.Stage.linkIn;
import static openseat.local.stories.Stage.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From the form to the ticket, and out again.
class RegisterStoryTest {

    private static final String ADA = "ada@example.org";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whoFillsInTheFormIsToldToCheckTheirMail() {
        var answer = stage.register(SAMPLE, ADA, "name", "Ada");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/events/" + SAMPLE + "/check-mail?lang=en");
        assertThat(stage.open(location(answer)).body()).contains("Check your mail");
    }

    @Test
    void aProgramGetsAnAcceptance() {
        var answer = stage.post(Stage.registrations(SAMPLE), "application/json",
                "{\"email\": \"ada@example.org\", \"consent\": \"yes\", \"places\": 2, \"access\": [\"captions\"]}", "accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Stage.json(answer)).containsEntry("status", "check-mail");
        stage.local.stream().drain();
        stage.press(linkIn(stage.mailTo(ADA)), "confirm");
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(2);
    }

    @Test
    void theMailNamesTheEventAndNothingThatWasTyped() {
        stage.register(SAMPLE, ADA, "name", "Ada Canary", "organization", "Order of Ada");
        stage.local.stream().drain();
        var mail = stage.mailTo(ADA);
        assertThat(mail.subject()).startsWith("Confirm your seat: Bring a Chair");
        assertThat(mail.text() + mail.html()).contains(linkIn(mail)).doesNotContain("Ada Canary", "Order of Ada");
        assertThat(mail.headers()).containsEntry("Reply-To", "team@example.org");
    }

    @Test
    void theLinkOpensAPageAndOnlyTheButtonConfirms() {
        stage.register(SAMPLE, ADA);
        stage.local.stream().drain();
        var link = linkIn(stage.mailTo(ADA));
        var before = stage.items();
        for (var n = 0; n < 100; n++) {
            assertThat(stage.open(link).statusCode()).isEqualTo(200);
            assertThat(stage.head(link, "accept", "text/html").statusCode()).isEqualTo(200);
        }
        assertThat(stage.open(link).body()).contains("Confirm my seat").doesNotContain(ADA);
        assertThat(stage.items()).containsExactlyInAnyOrderElementsOf(before);

        var pressed = stage.press(link, "confirm");
        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(stage.open(stage.local.url() + location(pressed)).body()).contains("You have a seat", "Done: your seat is confirmed.");
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void theTicketBringsTheCalendarFile() {
        stage.takeSeat(SAMPLE, ADA, "name", "Ada", "zone", "Asia/Manila");
        var ticket = stage.mailTo(ADA);
        assertThat(ticket.subject()).startsWith("You have a seat");
        assertThat(ticket.text()).contains("Friday, 18 December 2026", "New York", "UTC", "Manila");
        assertThat(ticket.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("event.ics");
            assertThat(new String(Base64.getMimeDecoder().decode(file.content()), StandardCharsets.UTF_8))
                    .contains("BEGIN:VEVENT", "DTSTART:20261218T181500Z", "DTEND:20261218T191500Z");
        });
    }

    @Test
    void withoutADateTheTicketBringsNone() {
        stage.takeSeat(SEED, ADA);
        var ticket = stage.mailTo(ADA);
        assertThat(ticket.attachments()).isEmpty();
        assertThat(ticket.text()).contains("We will write to you when the date is set.");
    }

    @Test
    void aSeatIsGivenBackAndTakenAgain() {
        var link = stage.takeSeat(SAMPLE, ADA);
        var cancelled = stage.press(link, "cancel");
        assertThat(stage.open(stage.local.url() + location(cancelled)).body()).contains("Your registration is cancelled");
        assertThat(stage.count(SAMPLE, "taken")).isZero();
        stage.local.stream().drain();
        assertThat(stage.mailTo(ADA).subject()).startsWith("Your registration is cancelled");

        stage.press(linkIn(stage.mailTo(ADA)), "confirm");
        stage.local.stream().drain();
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(1);
        assertThat(stage.mailTo(ADA).subject()).startsWith("You have a seat");
    }

    @Test
    void deletingTakesATickAndThenEveryLinkIsDead() {
        var first = stage.takeSeat(SAMPLE, ADA);
        var second = linkIn(stage.mailTo(ADA));
        assertThat(stage.press(first, "forget").statusCode()).isEqualTo(422);
        var forgotten = stage.press(first, "forget", "sure", "yes");
        assertThat(forgotten.statusCode()).isEqualTo(303);
        assertThat(location(forgotten)).startsWith("/events/" + SAMPLE + "/deleted");
        assertThat(stage.open(location(forgotten)).body()).contains("Your data has been deleted.");
        assertThat(stage.open(first).statusCode()).isEqualTo(404);
        assertThat(stage.open(second).statusCode()).isEqualTo(404);
        assertThat(stage.rows(SAMPLE)).isEmpty();
        assertThat(stage.count(SAMPLE, "taken")).isZero();
    }

    @Test
    void everyButtonMayBePressedTwice() {
        stage.register(SAMPLE, ADA, "places", "3");
        stage.register(SAMPLE, ADA, "places", "3");
        stage.local.stream().drain();
        assertThat(stage.mailsTo(ADA)).hasSize(1);
        var link = linkIn(stage.mailTo(ADA));
        assertThat(stage.press(link, "confirm").statusCode()).isEqualTo(303);
        assertThat(stage.press(link, "confirm").statusCode()).isEqualTo(303);
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(3);
        assertThat(stage.count(SAMPLE, "confirmed")).isEqualTo(1);
        stage.local.stream().drain();
        assertThat(stage.press(link, "cancel").statusCode()).isEqualTo(303);
        assertThat(stage.press(link, "cancel").statusCode()).isEqualTo(303);
        assertThat(stage.count(SAMPLE, "cancelled")).isEqualTo(1);
        assertThat(stage.count(SAMPLE, "taken")).isZero();
        stage.local.stream().drain();
        assertThat(stage.mailsTo(ADA)).hasSize(3);
        assertThat(stage.press(link, "forget", "sure", "yes").statusCode()).isEqualTo(303);
        assertThat(stage.press(link, "forget", "sure", "yes").statusCode()).isEqualTo(404);
        assertThat(stage.count(SAMPLE, "room")).isEqualTo(40);
    }

    @Test
    void anUnknownActionChangesNothingAndSaysSo() {
        var link = stage.takeSeat(SAMPLE, ADA);
        assertThat(stage.press(link, "dance").statusCode()).isEqualTo(422);
        var program = stage.post(link, "application/json", "{\"action\": \"dance\"}", "accept", "application/json");
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(program.body()).contains("#/action");
        assertThat(stage.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void aProgramMayPressTheButtonsToo() {
        var link = stage.takeSeat(SAMPLE, ADA);
        assertThat(stage.post(link, "application/json", "{\"action\": \"cancel\"}", "accept", "application/json").statusCode()).isEqualTo(303);
        assertThat(stage.count(SAMPLE, "taken")).isZero();
    }

    @Test
    void inArabicEverythingIsInArabicAndFromTheRight() {
        var answer = stage.register(SAMPLE, ADA, "lang", "ar", "name", "أمينة");
        assertThat(location(answer)).endsWith("lang=ar");
        assertThat(stage.open(location(answer)).body()).contains("<html lang=\"ar\" dir=\"rtl\"");
        stage.local.stream().drain();
        var mail = stage.mailTo(ADA);
        assertThat(mail.subject()).contains("تأكيد مقعدك");
        assertThat(mail.html()).contains("dir=\"rtl\"", "lang=\"ar\"");
        var link = linkIn(mail);
        assertThat(stage.open(link).body()).contains("lang=\"ar\" dir=\"rtl\"").doesNotContain("Confirm my seat");
        assertThat(stage.open(stage.local.url() + location(stage.press(link, "confirm"))).body())
                .contains("تمّ: مقعدك مؤكَّد", "dir=\"rtl\"");
        stage.local.stream().drain();
        assertThat(stage.mailTo(ADA).subject()).contains("مقعدك مؤكَّد");
        assertThat(location(stage.press(link, "forget", "sure", "yes"))).endsWith("/deleted?lang=ar");
    }
}
