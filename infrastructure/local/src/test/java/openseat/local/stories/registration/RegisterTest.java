package openseat.local.stories.registration;

import static openseat.local.testkit.TestStack.SAMPLE;
import static openseat.local.testkit.TestStack.SEED;
import static openseat.local.testkit.Web.linkIn;
import static openseat.local.testkit.Web.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import openseat.Keys;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Registration from the form to the ticket, and cancelling and deleting.
class RegisterTest {

    private static final String ADA = "ada@example.org";

    private final TestStack stack = TestStack.open();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void submittedFormLeadsToCheckYourMail() {
        var answer = stack.register(SAMPLE, ADA, "name", "Ada");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/events/" + SAMPLE + "/check-mail?lang=en");
        assertThat(stack.open(location(answer)).body()).contains("Check your mail");
    }

    @Test
    void programGets202() {
        var answer = stack.post(
                Web.registrations(SAMPLE),
                "application/json",
                "{\"email\": \"ada@example.org\", \"consent\": \"yes\", \"places\": 2, \"access\": [\"captions\"]}",
                "accept",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Web.json(answer)).containsEntry("status", "check-mail");
        stack.local.stream().drain();
        stack.press(linkIn(stack.mailTo(ADA)), "confirm");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(2);
    }

    /// As a read in the middle of a publication may find it.
    @Test
    void anEventWithoutItsSaltIsReadAgain() {
        var probe = new TableProbe(stack);
        var salt = probe.item(Keys.salt(SAMPLE));
        probe.delete(Keys.salt(SAMPLE));
        assertThat(stack.register(SAMPLE, ADA).statusCode()).isEqualTo(503);
        stack.local.table().putItem(put -> put.tableName(stack.table).item(salt));
        assertThat(stack.register(SAMPLE, ADA).statusCode()).isEqualTo(303);
    }

    @Test
    void mailNamesTheEventButNothingThatWasTyped() {
        stack.register(SAMPLE, ADA, "name", "Ada Canary", "organization", "Order of Ada");
        stack.local.stream().drain();
        var mail = stack.mailTo(ADA);
        assertThat(mail.subject()).startsWith("Confirm your seat: Bring a Chair");
        assertThat(mail.text() + mail.html()).contains(linkIn(mail)).doesNotContain("Ada Canary", "Order of Ada");
        assertThat(mail.headers()).containsEntry("Reply-To", "team@example.org");
    }

    @Test
    void linkOpensAPageAndOnlyItsButtonConfirms() {
        stack.register(SAMPLE, ADA);
        stack.local.stream().drain();
        var link = linkIn(stack.mailTo(ADA));
        var before = stack.items();
        for (var n = 0; n < 100; n++) {
            assertThat(stack.open(link).statusCode()).isEqualTo(200);
            assertThat(stack.head(link, "accept", "text/html").statusCode()).isEqualTo(200);
        }
        assertThat(stack.open(link).body()).contains("Confirm my seat").doesNotContain(ADA);
        assertThat(stack.items()).containsExactlyInAnyOrderElementsOf(before);

        var pressed = stack.press(link, "confirm");
        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(stack.open(stack.local.url() + location(pressed)).body())
                .contains("You have a seat", "Done: your seat is confirmed.");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void ticketHasACalendarFile() {
        stack.takeSeat(SAMPLE, ADA, "name", "Ada", "zone", "Asia/Manila");
        var ticket = stack.mailTo(ADA);
        assertThat(ticket.subject()).startsWith("You have a seat");
        assertThat(ticket.text()).contains("Friday, 18 December 2026", "New York", "UTC", "Manila");
        assertThat(ticket.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("event.ics");
            assertThat(new String(Base64.getMimeDecoder().decode(file.content()), StandardCharsets.UTF_8))
                    .contains("BEGIN:VEVENT", "DTSTART:20261218T181500Z", "DTEND:20261218T191500Z");
        });
    }

    @Test
    void ticketWithoutADateHasNoCalendarFile() {
        stack.takeSeat(SEED, ADA);
        var ticket = stack.mailTo(ADA);
        assertThat(ticket.attachments()).isEmpty();
        assertThat(ticket.text()).contains("We will write to you when the date is set.");
    }

    @Test
    void cancelledSeatCanBeTakenAgain() {
        var link = stack.takeSeat(SAMPLE, ADA);
        var cancelled = stack.press(link, "cancel");
        assertThat(stack.open(stack.local.url() + location(cancelled)).body())
                .contains("Your registration is cancelled");
        assertThat(stack.count(SAMPLE, "taken")).isZero();
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).startsWith("Your registration is cancelled");

        stack.press(linkIn(stack.mailTo(ADA)), "confirm");
        stack.local.stream().drain();
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
        assertThat(stack.mailTo(ADA).subject()).startsWith("You have a seat");
    }

    @Test
    void deletingNeedsATickAndInvalidatesEveryLink() {
        var first = stack.takeSeat(SAMPLE, ADA);
        var second = linkIn(stack.mailTo(ADA));
        assertThat(stack.press(first, "forget").statusCode()).isEqualTo(422);
        var deleted = stack.press(first, "forget", "sure", "yes");
        assertThat(deleted.statusCode()).isEqualTo(303);
        assertThat(location(deleted)).startsWith("/events/" + SAMPLE + "/deleted");
        assertThat(stack.open(location(deleted)).body()).contains("Your data has been deleted.");
        assertThat(stack.open(first).statusCode()).isEqualTo(404);
        assertThat(stack.open(second).statusCode()).isEqualTo(404);
        assertThat(stack.rows(SAMPLE)).isEmpty();
        assertThat(stack.count(SAMPLE, "taken")).isZero();
    }

    @Test
    void everyButtonMayBePressedTwice() {
        stack.register(SAMPLE, ADA, "places", "3");
        stack.register(SAMPLE, ADA, "places", "3");
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(1);
        var link = linkIn(stack.mailTo(ADA));
        assertThat(stack.press(link, "confirm").statusCode()).isEqualTo(303);
        assertThat(stack.press(link, "confirm").statusCode()).isEqualTo(303);
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(3);
        assertThat(stack.count(SAMPLE, "confirmed")).isEqualTo(1);
        stack.local.stream().drain();
        assertThat(stack.press(link, "cancel").statusCode()).isEqualTo(303);
        assertThat(stack.press(link, "cancel").statusCode()).isEqualTo(303);
        assertThat(stack.count(SAMPLE, "cancelled")).isEqualTo(1);
        assertThat(stack.count(SAMPLE, "taken")).isZero();
        stack.local.stream().drain();
        assertThat(stack.mailsTo(ADA)).hasSize(3);
        assertThat(stack.press(link, "forget", "sure", "yes").statusCode()).isEqualTo(303);
        assertThat(stack.press(link, "forget", "sure", "yes").statusCode()).isEqualTo(404);
        assertThat(stack.count(SAMPLE, "room")).isEqualTo(40);
    }

    @Test
    void unknownActionIsAnErrorAndChangesNothing() {
        var link = stack.takeSeat(SAMPLE, ADA);
        assertThat(stack.press(link, "dance").statusCode()).isEqualTo(422);
        var program = stack.post(link, "application/json", "{\"action\": \"dance\"}", "accept", "application/json");
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(program.body()).contains("#/action");
        assertThat(stack.count(SAMPLE, "taken")).isEqualTo(1);
    }

    @Test
    void programMayPressTheButtons() {
        var link = stack.takeSeat(SAMPLE, ADA);
        assertThat(stack.post(link, "application/json", "{\"action\": \"cancel\"}", "accept", "application/json")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stack.count(SAMPLE, "taken")).isZero();
    }

    @Test
    void arabicRegistrationIsInArabicAndRightToLeft() {
        var answer = stack.register(SAMPLE, ADA, "lang", "ar", "name", "أمينة");
        assertThat(location(answer)).endsWith("lang=ar");
        assertThat(stack.open(location(answer)).body()).contains("<html lang=\"ar\" dir=\"rtl\"");
        stack.local.stream().drain();
        var mail = stack.mailTo(ADA);
        assertThat(mail.subject()).contains("تأكيد مقعدك");
        assertThat(mail.html()).contains("dir=\"rtl\"", "lang=\"ar\"");
        var link = linkIn(mail);
        assertThat(stack.open(link).body()).contains("lang=\"ar\" dir=\"rtl\"").doesNotContain("Confirm my seat");
        assertThat(stack.open(stack.local.url() + location(stack.press(link, "confirm")))
                        .body())
                .contains("تمّ: مقعدك مؤكَّد", "dir=\"rtl\"");
        stack.local.stream().drain();
        assertThat(stack.mailTo(ADA).subject()).contains("مقعدك مؤكَّد");
        assertThat(location(stack.press(link, "forget", "sure", "yes"))).endsWith("/deleted?lang=ar");
    }
}
