package openseat.letter;

import static openseat.letter.Examples.FRIDAY;
import static openseat.letter.Examples.GENEVA;
import static openseat.letter.Examples.OPEN;
import static openseat.letter.Examples.THURSDAY;
import static openseat.letter.Examples.UNTIL;
import static openseat.letter.Examples.mail;
import static openseat.letter.Examples.sample;
import static openseat.letter.Examples.was;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.i18n.Language;
import openseat.i18n.LanguageMap;
import org.junit.jupiter.api.Test;

/// What letters say about an event whose date or place has changed.
class ChangeMailTest {

    private static final Language EN = Language.DEFAULT;

    @Test
    void aChangedDateShowsTheOldOneBeforeTheNewOne() {
        var mail = mail(new Letter.Ticket(1), was(THURSDAY), sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("The date has changed: ");
        assertThat(mail.text())
                .containsSubsequence(
                        "WAS\n", "Thursday, 17 December", "IS NOW\n", "Friday, 18 December", "You keep your seat.");
        assertThat(mail.html()).containsSubsequence("<s>Thursday, 17 December", "<b>Friday, 18 December");
    }

    @Test
    void aChangedPlaceShowsTheOldOneBeforeTheNewOne() {
        var mail = mail(new Letter.Ticket(1), was(FRIDAY), sample(FRIDAY, GENEVA), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("The place has changed: ");
        assertThat(mail.text())
                .containsSubsequence(
                        "WAS\n",
                        "Place: Online\n",
                        "IS NOW\n",
                        "Place: In person: \u2068Palais Wilson, Geneva\u2069",
                        "Friday, 18 December",
                        "You keep your seat.",
                        "brings the entry up to date");
        assertThat(mail.text())
                .containsOnlyOnce("Palais Wilson")
                .containsOnlyOnce("New York")
                .doesNotContain("The date has changed");
        assertThat(mail.html())
                .containsSubsequence("<s>Online</s>", "<b>In person: <bdi>Palais Wilson, Geneva</bdi></b>");
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8))
                        .contains("SEQUENCE:3600", "Palais Wilson"));
        assertThat(mail(new Letter.Waiting(1, 2), was(FRIDAY), sample(FRIDAY, GENEVA), EN, Optional.empty())
                        .text())
                .containsSubsequence(
                        "THE PLACE HAS CHANGED", "Place: Online\n", "Palais Wilson", "You keep your position.");
    }

    @Test
    void dateAndPlaceCanChangeTogether() {
        var mail = mail(new Letter.Ticket(1), was(THURSDAY), sample(FRIDAY, GENEVA), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("Date and place have changed: ");
        assertThat(mail.text())
                .containsSubsequence(
                        "WAS\n",
                        "Thursday, 17 December",
                        "Place: Online\n",
                        "IS NOW\n",
                        "Friday, 18 December",
                        "Palais Wilson");
    }

    @Test
    void aMissingPlaceIsSaidToBeNotStated() {
        assertThat(mail(new Letter.Ticket(1), was(OPEN, Optional.empty()), sample(OPEN, GENEVA), EN, Optional.empty())
                        .text())
                .containsSubsequence(
                        "THE PLACE HAS CHANGED",
                        "WAS\n",
                        "Place: Not stated\n",
                        "IS NOW\n",
                        "Palais Wilson",
                        "We will write to you when the date is set.");
        assertThat(mail(
                                new Letter.Ticket(1),
                                was(FRIDAY, GENEVA),
                                sample(FRIDAY, Optional.empty()),
                                EN,
                                Optional.empty())
                        .text())
                .containsSubsequence("Palais Wilson", "IS NOW\n", "Place: Not stated\n");
    }

    @Test
    void aLostDateOrAReinstatedEventIsSaidBeforeThePlace() {
        var lost = mail(new Letter.Ticket(1), was(FRIDAY), sample(OPEN, GENEVA), EN, Optional.empty());
        assertThat(lost.text())
                .containsSubsequence(
                        "THE DATE NO LONGER HOLDS",
                        "Friday, 18 December",
                        "Place: Online\n",
                        "IS NOW\n",
                        "To be confirmed",
                        "Palais Wilson");
        var again = mail(
                new Letter.Ticket(1),
                was(new Schedule.Cancelled(Optional.of(FRIDAY))),
                sample(FRIDAY, GENEVA),
                EN,
                Optional.empty());
        assertThat(again.text())
                .containsSubsequence(
                        "THE EVENT TAKES PLACE AFTER ALL",
                        "Place: Online\n",
                        "IS NOW\n",
                        "Palais Wilson",
                        "Friday, 18 December");
    }

    @Test
    void aPlaceThatWasOnlyTranslatedHasNotChanged() {
        var said = new LinkedHashMap<>(Examples.said("Palais Wilson, Geneva").texts());
        said.put("ru", "Дворец Вильсона, Женева");
        var translated = Optional.of(new Event.Place(Event.Mode.IN_PERSON, Optional.of(new LanguageMap(said))));
        assertThat(mail(new Letter.Ticket(1), was(FRIDAY, GENEVA), sample(FRIDAY, translated), EN, Optional.empty())
                        .subject())
                .startsWith("You have a seat: ");
    }

    @Test
    void aChangedDateDoesNotHideThatASeatIsUnconfirmed() {
        var mail = mail(new Letter.Confirm(UNTIL), was(THURSDAY), sample(FRIDAY), EN, Optional.empty());
        assertThat(mail.subject()).startsWith("Confirm your seat: ");
        assertThat(mail.text())
                .containsSubsequence("Thursday, 17 December", "Friday, 18 December", "confirms your seat");
    }

    @Test
    void ifTheEventIsCancelledThereIsNothingToConfirm() {
        var off = sample(new Schedule.Cancelled(Optional.of(FRIDAY)));
        for (var letter : new Letter[] {
            new Letter.Confirm(UNTIL),
            new Letter.Ticket(1),
            new Letter.Waiting(1, 2),
            new Letter.Cancelled(1),
            new Letter.Removed(1)
        }) {
            var mail = mail(letter, EventChange.NONE, off, EN, Optional.empty());
            assertThat(mail.subject()).startsWith("This event is cancelled: ");
            assertThat(mail.html()).doesNotContain("Confirm my seat", "Come back");
        }
        var ticket = mail(new Letter.Ticket(1), EventChange.NONE, off, EN, Optional.empty());
        assertThat(new String(ticket.attachments().getFirst().content(), StandardCharsets.UTF_8))
                .contains("STATUS:CANCELLED");
    }
}
