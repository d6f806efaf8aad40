package openseat.manage;

import static openseat.event.Samples.NOW;
import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.form.Answers;
import openseat.i18n.Language;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.transition.TransitionResult;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What pages show of a request made since, and their buttons to keep a registration and to block letters.
class NewRequestPagesTest extends ManagePagesFixture {

    private static final String SHOW = "href=\"/events/dated/registrations/KEY?show=request&lang=en#anew\"";

    @Nested
    class ARequestMadeSince {

        private final Rows row = row(Status.CONFIRMED).requested(NEWER);

        @Test
        void noneOfItsWordsIsShownUnasked() {
            assertThat(page(row, dated()))
                    .contains("Asked with your address since", ">5<", "value=\"drop\"", id(NEWER), SHOW)
                    .doesNotContain("Wangari", "Swahili", "value=\"use\"");
        }

        @Test
        void theDataSaysWhenTheStatusChanged() {
            assertThat(PersonalData.of(
                            row(Status.CONFIRMED).statusAt(NOW).build(),
                            TOKEN,
                            false,
                            OptionalInt.empty(),
                            Optional.empty()))
                    .containsEntry("statusAt", NOW.toString());
        }

        @Test
        void itIsShownToWhoeverSaysThatItWasThem() {
            assertThat(page(detailsShown(row.build(), dated()), Optional.empty()))
                    .contains("Wangari", "Swahili", "value=\"use\"", "value=\"drop\"", id(NEWER))
                    .contains("value=\"Noor &lt;Canary>\"")
                    .doesNotContain(SHOW);
        }

        @Test
        void aLinkShowsWhatItsLetterWasWrittenFor() {
            var newest = NEWER.with(NEWER.answers().of(9));
            assertThat(page(row(Status.CONFIRMED).toldTo(TOKEN, NEWER).requested(newest), dated()))
                    .contains(">5<", id(NEWER))
                    .doesNotContain(">9<", id(newest));
        }

        @Test
        void withoutAPlaceThereIsNothingToTakeOver() {
            assertThat(page(row(Status.CANCELLED).requested(NEWER), dated())).doesNotContain("id=\"anew\"");
            assertThat(details(row(Status.CANCELLED).requested(NEWER).build(), dated())
                            .newRequest())
                    .isEmpty();
            assertThat(page(row(Status.REQUESTED).requested(NEWER), dated())).doesNotContain("id=\"anew\"");
        }

        @Test
        void whatSaysNothingNewIsNotShown() {
            var bare = new Submission(Answers.NONE, "en", 1, NOW);
            assertThat(page(row(Status.CONFIRMED).requested(bare), dated())).doesNotContain("id=\"anew\"");
            assertThat(page(row(Status.CONFIRMED).requested(MINE), dated())).doesNotContain("id=\"anew\"");
        }

        @Test
        void asJsonNoneOfItsWordsIsThereUnasked() {
            var hidden = PersonalData.of(row.build(), TOKEN, false, OptionalInt.empty(), Optional.empty());
            assertThat(hidden.get("askedAnew"))
                    .asString()
                    .contains("places=5", "request=" + NEWER.fingerprint())
                    .doesNotContain("Wangari", "sw");
            var shown = PersonalData.of(row.build(), TOKEN, true, OptionalInt.empty(), Optional.empty());
            assertThat(shown.get("askedAnew")).asString().contains("Wangari");
        }

        private static String id(Submission request) {
            return "name=\"request\" value=\"" + request.fingerprint() + "\"";
        }
    }

    @Nested
    class Keeping {

        private static final Duration TWO_WEEKS = Duration.ofDays(14);

        @ParameterizedTest
        @CsvSource({"REQUESTED, false", "CONFIRMED, true", "WAITING, true", "CANCELLED, false"})
        void whoeverHoldsPlacesIsOfferedToKeepThemShortlyBeforeTheEnd(Status status, boolean isOffered) {
            var row = row(status).build();
            var asks = row.moments().ends().minus(TWO_WEEKS);
            var html = page(details(row, undated(), Language.DEFAULT, asks), Optional.empty());
            assertThat(html.contains("value=\"keep\"")).isEqualTo(isOffered);
            assertThat(html.contains("your registration is deleted: ")).isEqualTo(isOffered);
            assertThat(page(details(row, undated(), Language.DEFAULT, asks.minusSeconds(1)), Optional.empty()))
                    .doesNotContain("value=\"keep\"");
        }

        @Test
        void notIfTheEventIsCancelled() {
            var cancelled = Samples.with(undated(), new Schedule.Cancelled(Optional.empty()), Samples.open());
            var row = row(Status.CONFIRMED).build();
            var late = row.moments().ends().minusSeconds(1);
            assertThat(page(details(row, cancelled, Language.DEFAULT, late), Optional.empty()))
                    .doesNotContain("value=\"keep\"");
        }
    }

    @Nested
    class Blocking {

        @ParameterizedTest
        @EnumSource
        void everyPageOffersToBlockLetters(Status status) {
            assertThat(page(row(status).complaints(1), dated()))
                    .contains("id=\"block\"", "value=\"block\"", "Do not write to me");
        }

        @ParameterizedTest
        @EnumSource
        void onceBlockedItSaysHowToLiftIt(Status status) {
            assertThat(page(row(status).complaints(2), dated()))
                    .contains("id=\"block\"", "Any other button on this page lifts that.")
                    .doesNotContain("value=\"block\"");
        }
    }

    @Nested
    class Messages {

        @Test
        void eachActionHasItsOwn() {
            var done = new TransitionResult.Done(Status.CONFIRMED);
            assertThat(FlashMessage.after("keep", done)).contains(FlashMessage.KEPT);
            assertThat(FlashMessage.after("block", done)).contains(FlashMessage.BLOCKED);
            assertThat(FlashMessage.after("block", new TransitionResult.Done(Status.REQUESTED)))
                    .contains(FlashMessage.BLOCKED);
        }

        @Test
        void whoeverKeepsARegistrationHasOne() {
            assertThat(page(row(Status.CONFIRMED), dated(), Optional.of(FlashMessage.KEPT)))
                    .contains("you keep your registration");
            assertThat(page(row(Status.CANCELLED), dated(), Optional.of(FlashMessage.KEPT)))
                    .doesNotContain("you keep your registration");
        }
    }
}
