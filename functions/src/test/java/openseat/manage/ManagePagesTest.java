package openseat.manage;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.form.Answers;
import openseat.i18n.Language;
import openseat.page.FormInput;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the page of each status shows and offers.
class ManagePagesTest extends ManagePagesFixture {

    @Test
    void thePageToConfirmShowsOnlyTheNumberOfPeople() {
        var html = page(row(Status.REQUESTED), dated());
        assertThat(html).doesNotContain("Canary", "Kitchen", "a note", "Kathmandu", "noor@");
        assertThat(html)
                .contains(
                        "Confirm your seat",
                        "Number of people, including you",
                        ">3<",
                        "New York",
                        "value=\"confirm\"",
                        "deletes itself: New York: Tuesday, 1 December 2026, 04:40");
    }

    @ParameterizedTest
    @EnumSource
    void everyPageSaysWhatIsOffered(Status status) {
        assertThat(page(row(status), dated())).contains("<dt>Interpretation into</dt><dd><bdi>Arabic, Spanish</bdi>");
        assertThat(page(row(status), undated())).doesNotContain("Interpretation into");
    }

    @Test
    void aStrangerDeletesWithoutACheckbox() {
        assertThat(page(row(Status.REQUESTED), dated()))
                .contains("This was not you?", "value=\"forget\"")
                .doesNotContain("name=\"sure\"");
    }

    @Test
    void whoeverHasASeatJoinsWhileTheEventIsToCome() {
        var own = Optional.of("KEY-TO-JOIN");
        var open = details(row(Status.CONFIRMED).build(), dated(), own, NOW);
        assertThat(page(open, Optional.empty()))
                .contains(
                        "href=\"/events/dated/join/KEY-TO-JOIN?lang=en\"",
                        "This link opens 30 minutes before the start: Kathmandu: Friday, 18 December 2026, 23:30; UTC: 17:45.");
        var over = details(row(Status.CONFIRMED).build(), dated(), own, Instant.parse("2026-12-18T19:15:00Z"));
        assertThat(page(over, Optional.empty())).doesNotContain("/join/");
        assertThat(page(row(Status.CONFIRMED), dated())).doesNotContain("/join/", "30 minutes");
    }

    @Test
    void theHolderOfASeatSeesAndChangesTheirAnswers() {
        assertThat(page(row(Status.CONFIRMED), dated(), Optional.of(FlashMessage.CONFIRMED)))
                .contains(
                        "You have a seat",
                        "Kathmandu, your city",
                        "Saturday, 19 December 2026, from 00:00 to 01:00 (the night after Friday)",
                        "value=\"Noor &lt;Canary>\"",
                        "value=\"ar\" selected",
                        "value=\"sign\" checked",
                        "value=\"3\"",
                        "value=\"change\"",
                        "value=\"cancel\"",
                        "value=\"forget\"",
                        "name=\"sure\" value=\"yes\" required",
                        "Your data will be deleted on Monday, 18 January 2027",
                        "your seat is confirmed")
                .doesNotContain("value=\"use\"", "value=\"drop\"", "value=\"keep\"");
    }

    @Test
    void anOldUrlShowsNoMessageThatIsNoLongerTrue() {
        assertThat(page(row(Status.CANCELLED), dated(), Optional.of(FlashMessage.CONFIRMED)))
                .doesNotContain("your seat is confirmed");
    }

    @Test
    void waitingShowsThePositionAndTheRules() {
        var html = ManagePages.page(
                details(row(Status.WAITING).build(), dated()),
                "KEY",
                OptionalInt.of(7),
                Optional.of(FlashMessage.WAITING),
                FormInput.EMPTY);
        assertThat(html)
                .contains(
                        "You are on the waiting list",
                        "Your position: 7",
                        "In the last 48 hours",
                        "Leave the waiting list",
                        "value=\"change\"",
                        "There is no seat for you at the moment",
                        "Fewer people may fit sooner.")
                .doesNotContain("All seats are taken");
        var alone = MINE.with(MINE.answers().of(1));
        assertThat(page(row(Status.WAITING, alone), dated())).doesNotContain("Fewer people");
    }

    @Test
    void whoWasRemovedLearnsByWhom() {
        assertThat(page(row(Status.CANCELLED).removed(), dated()))
                .contains("The organizers removed your registration", "please write to them", "register again")
                .contains("value=\"confirm\"", "name=\"sure\"")
                .doesNotContain("Changed your mind");
    }

    @Test
    void cancelledOffersToComeBack() {
        assertThat(page(row(Status.CANCELLED), dated()))
                .contains("Your registration is cancelled", "value=\"confirm\"", "Come back", "name=\"sure\"")
                .doesNotContain("value=\"change\"", "event.ics");
    }

    @Test
    void aGroupLargerThanTheEventCannotComeBack() {
        var many = MINE.with(Answers.NONE.of(41));
        assertThat(page(row(Status.CANCELLED, many), dated()))
                .contains("more people than this event takes on one registration", "value=\"forget\"")
                .doesNotContain("value=\"confirm\"");
        assertThat(page(row(Status.REQUESTED, many), dated()))
                .as("nothing that was typed")
                .contains("value=\"confirm\"")
                .doesNotContain("fewer seats");
    }

    @ParameterizedTest
    @EnumSource
    void afterTheEventOnlyDeletingIsPossible(Status status) {
        for (var event :
                List.of(dated(), Samples.with(dated(), new Schedule.Cancelled(Optional.empty()), Samples.open()))) {
            var now = event.schedule() instanceof Schedule.Cancelled ? NOW : Instant.parse("2026-12-20T00:00:00Z");
            var row = row(status).requested(NEWER).build();
            var html = page(details(row, event, Language.DEFAULT, now), Optional.empty());
            assertThat(html).containsPattern("This event is (over|cancelled)").contains("value=\"forget\"");
            assertThat(html)
                    .doesNotContain(
                            "value=\"confirm\"",
                            "value=\"change\"",
                            "value=\"cancel\"",
                            "value=\"use\"",
                            "value=\"drop\"",
                            "value=\"keep\"",
                            "value=\"block\"");
        }
    }

    @Test
    void aRejectedChangeKeepsTheInput() {
        var errors = new LinkedHashMap<>(Map.of("places", "Please give a number of people from 1 to 10."));
        var html = ManagePages.page(
                details(row(Status.CONFIRMED).build(), dated()),
                "KEY",
                OptionalInt.empty(),
                Optional.empty(),
                new FormInput(Map.of("places", List.of("99"), "name", List.of("New")), errors));
        assertThat(html)
                .contains(
                        "<title>Error: Your registration</title>",
                        "<a href=\"#places\">",
                        "value=\"99\"",
                        "value=\"New\"",
                        "<button form=\"form\" name=\"show\"",
                        "Nothing has been changed yet.")
                .doesNotContain("Canary");
    }

    @ParameterizedTest
    @EnumSource
    void everyPageWorksWithoutADateOrAnswers(Status status) {
        var row = row(status, new Submission(Answers.NONE, "en", 1, NOW)).build();
        for (var language : Language.all()) {
            for (var message : FlashMessage.values()) {
                var html = ManagePages.page(
                        details(row, undated(), language, NOW),
                        "KEY",
                        OptionalInt.of(1),
                        Optional.of(message),
                        FormInput.EMPTY);
                assertThat(html)
                        .contains("noindex", "action=\"/events/undated/registrations/KEY#problems\"")
                        .doesNotContain("null", "Optional");
            }
        }
    }
}
