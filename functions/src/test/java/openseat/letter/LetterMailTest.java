package openseat.letter;

import static openseat.letter.Examples.FRIDAY;
import static openseat.letter.Examples.SEED_TITLE;
import static openseat.letter.Examples.UNTIL;
import static openseat.letter.Examples.mail;
import static openseat.letter.Examples.sample;
import static openseat.letter.Examples.seed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.i18n.Language;
import openseat.mail.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterMailTest {

    private static final Language EN = Language.DEFAULT;
    private static final Language AR = Language.of("ar").orElseThrow();
    private static final Optional<ZoneId> KATHMANDU = Optional.of(ZoneId.of("Asia/Kathmandu"));

    static Stream<Map.Entry<String, Mail>> letters() {
        return Language.all().stream().flatMap(language -> Examples.letters(language).entrySet().stream());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLetterInEveryLanguageIsCompleteAndSmall(Map.Entry<String, Mail> letter) {
        var mail = letter.getValue();
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(102 * 1024);
        assertThat(mail.html().replaceAll("(?s)<style>.*?</style>", ""))
                .doesNotContain("{", "\u2068", "\u2069", "<img", "<script", "url(")
                .contains("</html>");
        assertThat(mail.text()).doesNotContain("{", "\r", "\n\n\n\n");
        assertThat(mail.subject()).doesNotContain("\n", "\u2068");
        assertThat(mail.headers()).containsEntry("Auto-Submitted", "auto-generated");
        assertThat(mail.tags()).containsKeys("event", "kind", "row", "cause");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLinkIsOursOrTheContact(Map.Entry<String, Mail> letter) {
        assertThat(letter.getValue()
                        .html()
                        .replaceAll("(href=\"|>)(https://openseat\\.example\\.org/|mailto:team@)", ""))
                .doesNotContain("http", "mailto:", "//");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void onlyATicketWithADateHoldsTheLinkToJoin(Map.Entry<String, Mail> letter) {
        var online = Stream.of(
                "ticket",
                "promoted",
                "ticket-requested",
                "ticket-anew",
                "moved",
                "date-set",
                "on-again",
                "reminded-day-before",
                "reminded-before-start",
                "message",
                "message-optional");
        var mail = letter.getValue();
        var link = Examples.JOIN.orElseThrow().toString();
        var holds = online.anyMatch(letter.getKey()::equals);
        assertThat(mail.text().contains(link)).as(letter.getKey()).isEqualTo(holds);
        assertThat(mail.html().contains(link)).as(letter.getKey()).isEqualTo(holds);
        assertThat(mail.attachments().stream().anyMatch(file -> unfolded(file).contains(link)))
                .isEqualTo(holds && !mail.attachments().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void onlyWhatItsReaderCanDoWithoutCanBeStoppedInAMailbox(Map.Entry<String, Mail> letter) {
        var canStop = Stream.of("reminded-day-before", "reminded-before-start", "no-seat", "message-optional")
                .anyMatch(letter.getKey()::equals);
        assertThat(letter.getValue().headers().containsKey("List-Unsubscribe")).isEqualTo(canStop);
        assertThat(letter.getValue().headers().containsKey("List-Unsubscribe-Post"))
                .isEqualTo(canStop);
        assertThat(letter.getValue().html().contains("#messages")).isEqualTo(canStop);
    }

    private static String unfolded(Mail.Attachment file) {
        return new String(file.content(), StandardCharsets.UTF_8).replace("\r\n ", "");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void noLetterGivesAwayTheAddressItGoesTo(Map.Entry<String, Mail> letter) {
        assertThat(letter.getValue().text()
                        + letter.getValue().html()
                        + letter.getValue().subject()
                        + letter.getValue())
                .doesNotContain("ana@");
    }

    @Test
    void theSeedTitleReachesSubjectAndBodiesWhole() {
        var mail = mail(new Letter.Confirm(UNTIL), EventChange.NONE, seed(), EN, KATHMANDU);
        assertThat(mail.subject()).isEqualTo("Confirm your seat: " + SEED_TITLE);
        assertThat(mail.text()).contains("\u2068" + SEED_TITLE + "\u2069");
        assertThat(mail.html()).contains("<b lang=\"en\" dir=\"ltr\"").contains(SEED_TITLE);
    }

    @Test
    void anArabicSubjectBeginsInArabicAndEndsWithTheTitle() {
        for (var mail : Examples.letters(AR).values()) {
            assertThat(Character.UnicodeScript.of(mail.subject().codePointAt(0)))
                    .isEqualTo(Character.UnicodeScript.ARABIC);
            assertThat(mail.subject()).matches(".*: (By Migrants|Bring a Chair).*");
        }
    }

    @Test
    void anArabicMailRunsFromRightToLeftWithoutItsBody() {
        var html = mail(new Letter.Ticket(1), EventChange.NONE, seed(), AR, KATHMANDU)
                .html();
        assertThat(html)
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("<div class=\"p i\" lang=\"ar\" dir=\"rtl\"")
                .contains("text-align:right");
    }

    @Test
    void anUnprovenAddressIsToldNothingThatWasTyped() {
        var told = mail(new Letter.Confirm(UNTIL), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU);
        var untold = mail(new Letter.Confirm(UNTIL), EventChange.NONE, sample(FRIDAY), EN, Optional.empty());
        assertThat(told.html()).isEqualTo(untold.html()).doesNotContain("Kathmandu");
        assertThat(told.text()).isEqualTo(untold.text());
    }

    @Test
    void whoCancelledStillReadsTheirOwnClock() {
        var mail = mail(new Letter.Cancelled(1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU);
        assertThat(mail.text()).containsSubsequence("Kathmandu, your city: ", "New York: ", "UTC: ");
    }

    @Test
    void whoWasRemovedLearnsByWhomAndWhomToWriteTo() {
        var mail = mail(new Letter.Removed(1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU);
        assertThat(mail.subject()).startsWith("The organizers removed your registration");
        assertThat(mail.text())
                .containsSubsequence("Is this a mistake?", "register again", "the organizers removed the registration")
                .doesNotContain("You changed your mind");
        assertThat(mail.html()).contains("mailto:" + sample(FRIDAY).contact().orElseThrow());
        assertThat(mail.attachments()).hasSize(1);
        assertThat(mail.tags()).containsEntry("kind", "removed");
    }

    @Test
    void groupsLargerThanTheEventAreNotInvitedBack() {
        var mail = mail(new Letter.Cancelled(41), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU);
        assertThat(mail.text())
                .contains("fewer seats than there are people", "register again")
                .doesNotContain("Come back", "You can come back");
    }

    @Test
    void aTicketShowsTheReadersClockFirstAndTheNight() {
        var text = mail(new Letter.Ticket(3), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU)
                .text()
                .replace('\u00A0', ' ');
        assertThat(text)
                .containsSubsequence(
                        "Kathmandu, your city: Saturday, 19 December 2026, from 00:00 to 01:00 (the night after Friday)",
                        "New York: Friday, 18 December 2026, from 13:15 to 14:15",
                        "UTC: Friday, 18 December 2026, from 18:15 to 19:15",
                        "Place: Online",
                        "People, you included: 3",
                        "/registrations/");
    }

    @Test
    void aTicketWithADateBringsTheCalendarFile() {
        var ticket = mail(new Letter.Ticket(3), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU);
        assertThat(ticket.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("event.ics");
            assertThat(file.type()).isEqualTo("text/calendar; charset=utf-8; method=PUBLISH");
            assertThat(new String(file.content(), StandardCharsets.UTF_8))
                    .contains("UID:0b0f4a52-6f1c-4d3e-9a57-3f0d3b1c2a10", "SEQUENCE:3600")
                    .doesNotContain("registrations");
        });
        assertThat(mail(new Letter.Ticket(3), EventChange.NONE, seed(), EN, KATHMANDU)
                        .attachments())
                .isEmpty();
        assertThat(mail(new Letter.Ticket(3), EventChange.NONE, seed(), EN, KATHMANDU)
                        .text())
                .doesNotContain("event.ics");
        assertThat(mail(new Letter.Waiting(1, 1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU)
                        .attachments())
                .isEmpty();
        assertThat(mail(new Letter.Confirm(UNTIL), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU)
                        .attachments())
                .isEmpty();
    }

    @Test
    void whoeverIsAskedToKeepTheirSeatReadsUntilWhen() {
        var mail =
                mail(new Letter.Keep(3, false, UNTIL), EventChange.NONE, sample(Examples.OPEN), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("Do you still want to come?");
        assertThat(mail.text().replace('\u00A0', ' '))
                .containsSubsequence(
                        "This event still has no date.",
                        "People, you included: 3",
                        "Open this link, then press the button on the page:",
                        "Unless you press the button on that page, your registration is deleted:",
                        "8 December 2026",
                        "You get this e-mail because you confirmed your registration");
        assertThat(mail.html()).contains("Keep my registration");
        assertThat(mail.tags()).containsEntry("kind", "keep").containsEntry("cause", "change");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void aLetterThatARequestCausedSaysUntilWhenItsLinkWorks() {
        var letters = new Letter[] {new Letter.Ticket(1), new Letter.Waiting(1, 2), new Letter.Cancelled(1)};
        for (var letter : letters) {
            var requested = Examples.requestedMail(letter, sample(FRIDAY), EN);
            assertThat(requested.text().replace('\u00A0', ' '))
                    .contains("because somebody, perhaps you, typed this address once more")
                    .containsPattern("It works at least until: .*8 December 2026");
            assertThat(requested.tags()).containsEntry("cause", "request");
            var changed = mail(letter, EventChange.NONE, sample(FRIDAY), EN, Optional.empty());
            assertThat(changed.text()).doesNotContain("typed this address once more");
            assertThat(changed.tags()).containsEntry("cause", "change");
        }
    }

    @Test
    void whoIsPromotedReadsThatTheyHaveASeat() {
        var mail = mail(new Letter.Ticket(1), EventChange.NONE.withPromotion(), sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.text()).contains("A seat has become free: it is yours.");
    }

    @Test
    void whoWaitsReadsThePositionAndTheRule() {
        var mail = mail(new Letter.Waiting(2, 4), EventChange.NONE, sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.text())
                .containsSubsequence(
                        "Your position: 4",
                        "In the last 48 hours",
                        "the first who fits",
                        "Fewer people may fit sooner.");
        assertThat(mail(new Letter.Waiting(1, 4), EventChange.NONE, sample(FRIDAY), EN, Optional.empty())
                        .text())
                .doesNotContain("Fewer");
    }

    @Test
    void aSampleEventSaysSoFirst() {
        assertThat(mail(new Letter.Ticket(1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU)
                        .text())
                .startsWith("Sample event. ");
        assertThat(mail(new Letter.Ticket(1), EventChange.NONE, seed(), EN, KATHMANDU)
                        .text())
                .doesNotContain("Sample");
    }

    @Test
    void repliesGoToTheContactIfThereIsOne() {
        assertThat(mail(new Letter.Ticket(1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU)
                        .replyTo())
                .contains("team@openseat.example.org");
        var without = mail(new Letter.Ticket(1), EventChange.NONE, seed(), EN, KATHMANDU);
        assertThat(without.replyTo()).isEmpty();
        assertThat(without.text()).doesNotContain("Answer this e-mail");
    }

    @Test
    void hostileTextInAnEventStaysInert() {
        var hostile = "<script>alert(1)</script>\r\nBcc: x@example.org\u202E\u2069\u2066 \"onload=x\" {title} ${title}";
        var place = Optional.of(new Event.Place(Event.Mode.BOTH, Optional.of(Examples.said(hostile))));
        var event = Examples.event(
                "hostile", false, hostile, FRIDAY, place, Optional.of(1), Optional.of("\"<b>\"@example.org"));
        for (var language : Language.all()) {
            var mail = mail(new Letter.Ticket(1), EventChange.NONE, event, language, KATHMANDU);
            assertThat(mail.subject())
                    .doesNotContain("\r", "\n", "\u202E", "\u2066", "\u2069")
                    .contains("{title} ${title}");
            assertThat(mail.html())
                    .doesNotContain("<script", "\u202E", "<b>\"@")
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc: x@example.org");
            assertThat(mail.text()).doesNotContain("\u202E", "\nBcc");
            assertThat(mail.text().chars().filter(c -> c == '\u2068').count())
                    .isEqualTo(mail.text().chars().filter(c -> c == '\u2069').count());
        }
    }
}
