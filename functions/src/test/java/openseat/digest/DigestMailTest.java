package openseat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import openseat.i18n.Language;
import openseat.letter.Examples;
import openseat.report.ActionItem;
import openseat.report.Snapshot;
import org.junit.jupiter.api.Test;

class DigestMailTest {

    private static final Language EN = Language.DEFAULT;
    private static final Snapshot NOW = new Snapshot(57, 71, 0, Optional.empty());

    @Test
    void aMissingDateIsTheHeadline() {
        var mail = DigestExamples.all(EN).get("digest-first");
        assertThat(mail.subject()).startsWith("Your page still has no date: By Migrants, For Migrants");
        assertThat(mail.text())
                .containsSubsequence(
                        "Needs you: 4",
                        "YOUR PAGE STILL HAS NO DATE",
                        "Registrations waiting for it: 57",
                        "2. Your page names no contact");
        assertThat(mail.html()).contains("Your page still has no date</h1>");
    }

    @Test
    void emptyFieldsAreNamedToTheOrganizer() {
        assertThat(DigestExamples.all(EN).get("digest").text()).contains("Left empty on your page: place.");
    }

    @Test
    void numbersAreShownWithThoseOfThePeriodBefore() {
        assertThat(DigestExamples.all(EN).get("digest").text())
                .contains("Requests: 12 (before: 8)", "Confirmed: 9 (before: 5)", "Cancelled: 2 (before: 0)");
        assertThat(DigestExamples.all(EN).get("digest-first").text())
                .contains("SO FAR", "Requests: 12\n")
                .doesNotContain("before:");
    }

    @Test
    void presentNumbersCountPeopleAndSeats() {
        assertThat(DigestExamples.all(EN).get("digest").text())
                .contains("Confirmed: 57 (registrations)", "People: 71", "No limit of seats is set.");
        assertThat(DigestExamples.all(EN).get("digest-quiet").text())
                .contains("Seats in all: 40. Left: 26.", "On the waiting list: 0");
    }

    @Test
    void withoutActionItemsTheHeadlineSaysSo() {
        var mail = DigestExamples.all(EN).get("digest-quiet");
        assertThat(mail.subject()).startsWith("Nothing needs you: ");
        assertThat(mail.html()).doesNotContain("See your page");
    }

    @Test
    void mailCountsAreShownOnlyIfThereAreProblems() {
        assertThat(DigestExamples.all(EN).get("digest").text())
                .contains(
                        "E-mails that were refused: 2",
                        "E-mails that came back: 1",
                        "Refused: 2. Came back: 1. Reported as spam: 0.");
        assertThat(DigestExamples.all(EN).get("digest-first").text()).doesNotContain("efused", "came back");
    }

    @Test
    void everyActionItemHasTextInEveryLanguage() {
        var items = List.<ActionItem>of(
                new ActionItem.RecipientsEnd(Examples.NOW),
                new ActionItem.NoDate(0),
                new ActionItem.Overbooked(1),
                new ActionItem.Rejected(1),
                new ActionItem.Bounced(1),
                new ActionItem.NoContact(),
                new ActionItem.NoKeeper(),
                new ActionItem.EmptyFields(List.of(ActionItem.Field.values())));
        for (var language : Language.all()) {
            for (var i = 0; i < items.size(); i++) {
                var rotated = new ArrayList<>(items);
                Collections.rotate(rotated, i);
                assertThat(DigestExamples.mail(
                                        Examples.seed(), rotated, Optional.empty(), Optional.empty(), NOW, 0, language)
                                .text())
                        .contains("8. ");
            }
        }
    }

    @Test
    void everyDigestIsCompleteAndLinksOnlyToThePage() {
        for (var language : Language.all()) {
            for (var mail : DigestExamples.all(language).values()) {
                assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(102 * 1024);
                assertThat(mail.html()).doesNotContain("{title", "{count", "\u2068", "\u2069", "<img", "team@");
                assertThat(mail.html().replaceAll("href=\"https://openseat\\.example\\.org/events/[a-z0-9-]+\"", ""))
                        .doesNotContain("http");
                assertThat(mail.text()).doesNotContain("{", "team@");
            }
        }
    }
}
