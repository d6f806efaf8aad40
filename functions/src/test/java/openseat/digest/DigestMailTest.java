package openseat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import openseat.audience.Audience;
import openseat.audience.Question;
import openseat.event.PublishedEvent.Joining;
import openseat.event.Samples;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.letter.Examples;
import openseat.letter.SameContentTest;
import openseat.mail.Recipient;
import openseat.report.ActionItem;
import openseat.report.MailHealth;
import openseat.report.NextStep;
import openseat.report.Report;
import openseat.subscription.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigestMailTest {

    private static final Language EN = Language.DEFAULT;

    static List<Language> languages() {
        return Language.all();
    }

    @Test
    void theMostUrgentNeedIsTheHeadlineAndLeadsToItsPlaceOnThePage() {
        var mail = DigestExamples.mail(DigestExamples.first(), EN);
        assertThat(mail.subject()).startsWith("Your page still has no date: By Migrants, For Migrants");
        assertThat(mail.html()).contains("Your page still has no date</h1>").containsOnlyOnce("#when\"");
    }

    @Test
    void withoutNeedsTheHeadlineSaysSo() {
        var mail = DigestExamples.mail(DigestExamples.calm(), EN);
        assertThat(mail.subject()).startsWith("Nothing needs you: ");
        assertThat(mail.html()).doesNotContain("See your page<", "What is missing");
    }

    @Test
    void aQuietWeekSaysOnlyThat() {
        var mail = DigestExamples.mail(DigestExamples.quiet(), EN);
        assertThat(mail.subject()).startsWith("A quiet week: ");
        assertThat(mail.text())
                .contains("Still open: 3", "1. All seats are taken.", "3. Access needs", "NOW", "Stop this digest")
                .doesNotContain("SINCE", "WEEK BY WEEK", "WHO IS COMING", "MAIL HEALTH", "NEXT");
        assertThat(mail.html()).doesNotContain("Requests: 12");
    }

    @Test
    void aReaderIsToldWhoCanAddWhatIsMissing() {
        var report =
                with(DigestExamples.full(), Role.READER, DigestExamples.full().actionItems());
        assertThat(DigestExamples.mail(report, EN).text())
                .contains("Whoever looks after the page")
                .doesNotContain("by publishing the page again");
    }

    @Test
    void aSectionWithNothingToSayIsLeftOut() {
        assertThat(DigestExamples.mail(DigestExamples.first(), EN).text())
                .contains("SO FAR")
                .doesNotContain("before:", "WEEK BY WEEK", "WHO IS COMING", "Waiting list", "Days to go");
        assertThat(DigestExamples.mail(DigestExamples.calm(), EN).text())
                .contains("MAIL HEALTH\n\nGood. Fewer than 5 came back.");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void textAndHtmlSayTheSame(Language language) {
        var recipient = new Recipient("0".repeat(32), "team@example.org", language, Optional.of(DigestExamples.ZURICH));
        for (var report : List.of(DigestExamples.full(), DigestExamples.first(), DigestExamples.quiet(), fullest())) {
            SameContentTest.compare(DigestMail.content(report, recipient));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theFullestDigestIsSmallAndLinksOnlyToOurPages(Language language) {
        var mail = DigestExamples.mail(fullest(), language);
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(20 * 1024);
        assertThat(mail.html()).doesNotContain("{count", "{date", "{days", "\u2068", "\u2069", "<img", "<svg", "team@");
        assertThat(mail.html().replaceAll("href=\"https://openseat\\.example\\.org/events/[^\"]+\"", ""))
                .doesNotContain("http", "href=");
    }

    /// Otherwise nothing on the page is missing.
    @Test
    void whatIsNotAboutThePageDoesNotLeadThere() {
        var mail = DigestExamples.mail(needs(new ActionItem.LettersWait()), EN);
        assertThat(mail.subject()).startsWith("E-mails had to wait lately: ");
        assertThat(mail.text()).doesNotContain("Your page:", "What is missing");
        var both = DigestExamples.mail(needs(new ActionItem.LettersWait(), new ActionItem.NoContact()), EN);
        assertThat(both.text()).contains("What is missing", "#who").doesNotContain("Your page:");
    }

    private static Report needs(ActionItem... items) {
        return with(DigestExamples.full(), Role.EDITOR, List.of(items));
    }

    @Test
    void howManyLettersWereSentIsNotTold() {
        var text = DigestExamples.mail(fullest(), EN).text();
        assertThat(text).contains(", which is 3 in 100 or more.");
        assertThat(text).doesNotContain("Sent:");
    }

    @Test
    void inArabicBarsAndNumbersRunFromRightToLeft() {
        var html = DigestExamples.mail(DigestExamples.full(), Language.of("ar").orElseThrow())
                .html();
        assertThat(html)
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<th scope=\"row\" align=\"right\"", "text-align:right")
                .doesNotContain("align=\"left\"", "text-align:left");
    }

    @Test
    void whatOthersWroteCannotBreakOut() {
        var hostile = "\u202E<script>x</script>\r\nBcc: eve@example.org\u2069: more";
        var event = Examples.event(
                "hostile", false, hostile, Examples.FRIDAY, Examples.ONLINE, Optional.of(9), Optional.empty());
        var full = DigestExamples.full();
        var table = DigestExamples.table(Question.INTERPRETATION, "x-<b>\u202E", 20, "<i>", 10);
        var item = new ActionItem.Interpretation(table.rows(), List.of("<u>"), OptionalLong.empty());
        var report = new Report(
                event,
                full.links(),
                full.role(),
                List.of(item),
                full.period(),
                full.trend(),
                full.now(),
                Optional.of(new Audience(DigestExamples.NOW, List.of(table))),
                full.mail(),
                full.next(),
                false,
                full.sender());
        var mail = DigestExamples.mail(report, EN);
        assertThat(mail.html()).doesNotContain("<script", "<b>\u202E", "<i>", "<u>", "\u202E");
        assertThat(mail.text()).doesNotContain("\u202E", "\r");
        assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E");
    }

    /// A large event with long tables and many needs.
    private static Report fullest() {
        var full = DigestExamples.full();
        var audience = new Audience(
                Instant.parse("2026-11-30T07:00:00Z"),
                List.of(
                        DigestExamples.table(
                                Question.TYPE,
                                "migrant",
                                350,
                                "civil-society",
                                200,
                                "government",
                                100,
                                "un",
                                100,
                                "academia",
                                50,
                                "media",
                                20,
                                "unstated",
                                100),
                        DigestExamples.table(
                                Question.INTERPRETATION,
                                "none",
                                300,
                                "ar",
                                150,
                                "es",
                                100,
                                "fr",
                                50,
                                "ru",
                                20,
                                "zh",
                                10,
                                "unstated",
                                100),
                        DigestExamples.table(
                                Question.ACCESS, "captions", 100, "sign", 50, "step-free", 20, "documents", 10)));
        var needs = ActionItemTextTest.everyNeed();
        return new Report(
                full.event(),
                full.links(),
                full.role(),
                IntStream.of(4, 6, 7, 8, 15).mapToObj(needs::get).toList(),
                full.period(),
                full.trend(),
                full.now(),
                Optional.of(audience),
                MailHealth.of(1_000, 20, 40, 5, false),
                NextStep.of(
                        Samples.published(full.event(), new Joining(true, 1)),
                        DigestExamples.NOW.plusSeconds(86_400),
                        false,
                        DigestExamples.NOW),
                false,
                full.sender());
    }

    private static Report with(Report r, Role role, List<ActionItem> items) {
        return new Report(
                r.event(),
                r.links(),
                role,
                items,
                r.period(),
                r.trend(),
                r.now(),
                r.audience(),
                r.mail(),
                r.next(),
                r.quiet(),
                r.sender());
    }

    @Test
    void theWordsOfAnAnswerWithoutAWordAreShownAsTheyAre() {
        assertThat(Labels.in(EN).option(Question.TYPE, "pilot")).isEqualTo(Words.isolate("pilot"));
    }
}
