package openseat.letter;

import static openseat.letter.Examples.FRIDAY;
import static openseat.letter.Examples.GENEVA;
import static openseat.letter.Examples.OPEN;
import static openseat.letter.Examples.SEED_TITLE;
import static openseat.letter.Examples.THURSDAY;
import static openseat.letter.Examples.UNTIL;
import static openseat.letter.Examples.mail;
import static openseat.letter.Examples.sample;
import static openseat.letter.Examples.seed;
import static openseat.letter.Examples.was;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
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
        assertThat(mail.tags()).containsKeys("event", "kind", "row");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLinkIsOursOrTheContact(Map.Entry<String, Mail> letter) {
        assertThat(letter.getValue().html().replaceAll("(href=\"|>)(https://openseat\\.example\\.org/|mailto:team@)", ""))
                .doesNotContain("http", "mailto:", "//");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void noLetterGivesAwayTheAddressItGoesTo(Map.Entry<String, Mail> letter) {
        assertThat(letter.getValue().text() + letter.getValue().html() + letter.getValue().subject() + letter.getValue()).doesNotContain("ana@");
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
            assertThat(Character.UnicodeScript.of(mail.subject().codePointAt(0))).isEqualTo(Character.UnicodeScript.ARABIC);
            assertThat(mail.subject()).matches(".*: (By Migrants|Bring a Chair).*");
        }
    }

    @Test
    void anArabicMailRunsFromRightToLeftWithoutItsBody() {
        var html = mail(new Letter.Ticket(1), EventChange.NONE, seed(), AR, KATHMANDU).html();
        assertThat(html).contains("<html lang=\"ar\" dir=\"rtl\">").contains("<div class=\"p i\" lang=\"ar\" dir=\"rtl\"").contains("text-align:right");
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
    void whoAreMoreThanTheEventHasSeatsAreNotInvitedBack() {
        var mail = mail(new Letter.Cancelled(41), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU);
        assertThat(mail.text()).contains("fewer seats than there are people", "register again").doesNotContain("Come back", "You can come back");
    }

    @Test
    void aTicketShowsTheReadersOwnClockFirstAndTheNightItIs() {
        var text = mail(new Letter.Ticket(3), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU).text().replace('\u00A0', ' ');
        assertThat(text).containsSubsequence(
                "Kathmandu, your city: Saturday, 19 December 2026, from 00:00 to 01:00 (the night after Friday)",
                "New York: Friday, 18 December 2026, from 13:15 to 14:15",
                "UTC: Friday, 18 December 2026, from 18:15 to 19:15",
                "Place: Online",
                "People, you included: 3",
                "/registrations/");
    }

    @Test
    void onlyATicketWithADateBringsTheCalendarFile() {
        var ticket = mail(new Letter.Ticket(3), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU);
        assertThat(ticket.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("event.ics");
            assertThat(file.type()).isEqualTo("text/calendar; charset=utf-8; method=PUBLISH");
            assertThat(new String(file.content(), StandardCharsets.UTF_8)).contains("UID:sample-migrants-day@openseat", "SEQUENCE:7").doesNotContain("registrations");
        });
        assertThat(mail(new Letter.Ticket(3), EventChange.NONE, seed(), EN, KATHMANDU).attachments()).isEmpty();
        assertThat(mail(new Letter.Ticket(3), EventChange.NONE, seed(), EN, KATHMANDU).text()).doesNotContain("event.ics");
        assertThat(mail(new Letter.Waiting(1, 1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU).attachments()).isEmpty();
        assertThat(mail(new Letter.Confirm(UNTIL), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU).attachments()).isEmpty();
    }

    @Test
    void aMovedDateIsToldWithTheOldOneBeforeTheNewOne() {
        var mail = mail(new Letter.Ticket(1), was(THURSDAY), sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("The date has changed: ");
        assertThat(mail.text()).containsSubsequence("WAS\n", "Thursday, 17 December", "IS NOW\n", "Friday, 18 December", "You keep your seat.");
        assertThat(mail.html()).containsSubsequence("<s>Thursday, 17 December", "<b>Friday, 18 December");
    }

    @Test
    void anotherPlaceIsToldWithTheOldOneBeforeTheNewOne() {
        var mail = mail(new Letter.Ticket(1), was(FRIDAY), sample(FRIDAY, GENEVA), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("The place has changed: ");
        assertThat(mail.text()).containsSubsequence(
                "WAS\n", "Place: Online\n", "IS NOW\n", "Place: In person: \u2068Palais Wilson, Geneva\u2069", "Friday, 18 December", "You keep your seat.", "brings the entry up to date");
        assertThat(mail.text()).containsOnlyOnce("Palais Wilson").containsOnlyOnce("New York").doesNotContain("The date has changed");
        assertThat(mail.html()).containsSubsequence("<s>Online</s>", "<b>In person: <bdi>Palais Wilson, Geneva</bdi></b>");
        assertThat(mail.attachments()).singleElement().satisfies(
                file -> assertThat(new String(file.content(), StandardCharsets.UTF_8)).contains("SEQUENCE:7", "Palais Wilson"));
        assertThat(mail(new Letter.Waiting(1, 2), was(FRIDAY), sample(FRIDAY, GENEVA), EN, Optional.empty()).text())
                .containsSubsequence("THE PLACE HAS CHANGED", "Place: Online\n", "Palais Wilson", "You keep your position.");
    }

    @Test
    void dateAndPlaceThatChangedAtOnceAreBothTold() {
        var mail = mail(new Letter.Ticket(1), was(THURSDAY), sample(FRIDAY, GENEVA), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("Date and place have changed: ");
        assertThat(mail.text()).containsSubsequence("WAS\n", "Thursday, 17 December", "Place: Online\n", "IS NOW\n", "Friday, 18 December", "Palais Wilson");
    }

    @Test
    void aPlaceThatWasNotStatedOrNoLongerIsIsSaidToBeSo() {
        assertThat(mail(new Letter.Ticket(1), was(OPEN, Optional.empty()), sample(OPEN, GENEVA), EN, Optional.empty()).text())
                .containsSubsequence("THE PLACE HAS CHANGED", "WAS\n", "Place: Not stated\n", "IS NOW\n", "Palais Wilson", "We will write to you when the date is set.");
        assertThat(mail(new Letter.Ticket(1), was(FRIDAY, GENEVA), sample(FRIDAY, Optional.empty()), EN, Optional.empty()).text())
                .containsSubsequence("Palais Wilson", "IS NOW\n", "Place: Not stated\n");
    }

    @Test
    void aDateThatIsLostOrAnEventThatIsOnAgainIsSaidBeforeItsPlace() {
        var lost = mail(new Letter.Ticket(1), was(FRIDAY), sample(OPEN, GENEVA), EN, Optional.empty());
        assertThat(lost.text()).containsSubsequence("THE DATE NO LONGER HOLDS", "Friday, 18 December", "Place: Online\n", "IS NOW\n", "To be confirmed", "Palais Wilson");
        var again = mail(new Letter.Ticket(1), was(new Schedule.Cancelled(Optional.of(FRIDAY))), sample(FRIDAY, GENEVA), EN, Optional.empty());
        assertThat(again.text()).containsSubsequence("THE EVENT TAKES PLACE AFTER ALL", "Place: Online\n", "IS NOW\n", "Palais Wilson", "Friday, 18 December");
    }

    @Test
    void aPlaceThatWasOnlyTranslatedHasNotChanged() {
        var said = new LinkedHashMap<>(Examples.said("Palais Wilson, Geneva").texts());
        said.put("ru", "Дворец Вильсона, Женева");
        var translated = Optional.of(new Event.Place(Event.Mode.IN_PERSON, Optional.of(new LanguageMap(said))));
        assertThat(mail(new Letter.Ticket(1), was(FRIDAY, GENEVA), sample(FRIDAY, translated), EN, Optional.empty()).subject()).startsWith("You have a seat: ");
    }

    @Test
    void aChangedDateDoesNotHideThatASeatIsStillToBeConfirmed() {
        var mail = mail(new Letter.Confirm(UNTIL), was(THURSDAY), sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("Confirm your seat: ");
        assertThat(mail.text()).containsSubsequence("Thursday, 17 December", "Friday, 18 December", "confirms your seat");
    }

    @Test
    void whenTheEventIsCalledOffThereIsNothingToConfirm() {
        var off = sample(new Schedule.Cancelled(Optional.of(FRIDAY)));
        for (var letter : new Letter[] {new Letter.Confirm(UNTIL), new Letter.Ticket(1), new Letter.Waiting(1, 2), new Letter.Cancelled(1)}) {
            var mail = mail(letter, EventChange.NONE, off, EN, Optional.empty());
            assertThat(mail.subject()).startsWith("This event is cancelled: ");
            assertThat(mail.html()).doesNotContain("Confirm my seat", "Come back");
        }
        var ticket = mail(new Letter.Ticket(1), EventChange.NONE, off, EN, Optional.empty());
        assertThat(new String(ticket.attachments().getFirst().content(), StandardCharsets.UTF_8)).contains("STATUS:CANCELLED");
    }

    @Test
    void thePromotedHearThatASeatIsTheirs() {
        var mail = mail(new Letter.Ticket(1), new EventChange(Optional.empty(), true), sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.text()).contains("A seat has become free: it is yours.");
    }

    @Test
    void theWaitingHearTheirPositionAndTheRule() {
        var mail = mail(new Letter.Waiting(2, 4), EventChange.NONE, sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.text()).containsSubsequence("Your position: 4", "In the last 48 hours", "the first who fits", "Fewer people may fit sooner.");
        assertThat(mail(new Letter.Waiting(1, 4), EventChange.NONE, sample(FRIDAY), EN, Optional.empty()).text()).doesNotContain("Fewer");
    }

    @Test
    void anEventThatIsMadeUpSaysSoFirst() {
        assertThat(mail(new Letter.Ticket(1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU).text()).startsWith("Sample event. ");
        assertThat(mail(new Letter.Ticket(1), EventChange.NONE, seed(), EN, KATHMANDU).text()).doesNotContain("Sample");
    }

    @Test
    void answersGoToTheContactIfThereIsOne() {
        assertThat(mail(new Letter.Ticket(1), EventChange.NONE, sample(FRIDAY), EN, KATHMANDU).replyTo()).contains("team@openseat.example.org");
        var without = mail(new Letter.Ticket(1), EventChange.NONE, seed(), EN, KATHMANDU);
        assertThat(without.replyTo()).isEmpty();
        assertThat(without.text()).doesNotContain("Answer this e-mail");
    }

    @Test
    void whateverAnEventSaysStaysInert() {
        var hostile = "<script>alert(1)</script>\r\nBcc: x@example.org\u202E\u2069\u2066 \"onload=x\" {title} ${title}";
        var place = Optional.of(new Event.Place(Event.Mode.BOTH, Optional.of(Examples.said(hostile))));
        var event = Examples.event("hostile", false, hostile, FRIDAY, place, Optional.of(1), Optional.of("\"<b>\"@example.org"));
        for (var language : Language.all()) {
            var mail = mail(new Letter.Ticket(1), EventChange.NONE, event, language, KATHMANDU);
            assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E", "\u2066", "\u2069").contains("{title} ${title}");
            assertThat(mail.html()).doesNotContain("<script", "\u202E", "<b>\"@").contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc: x@example.org");
            assertThat(mail.text()).doesNotContain("\u202E", "\nBcc");
            assertThat(mail.text().chars().filter(c -> c == '\u2068').count()).isEqualTo(mail.text().chars().filter(c -> c == '\u2069').count());
        }
    }
}
