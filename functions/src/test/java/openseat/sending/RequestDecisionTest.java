package openseat.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import openseat.form.Answers;
import openseat.registration.Cause;
import openseat.registration.LastLetter;
import openseat.registration.LinkToken;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.sending.LetterDecision.Held;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which letters are due because somebody entered the address.
class RequestDecisionTest extends DecisionFixture {

    private static final Duration DAY = Duration.ofDays(1);
    private static final byte[] HASH = {1};

    private static final Submission FIRST = request("Ana", 1, TOLD.minusSeconds(60));
    private static final Submission OTHER = request("Bo", 1, TOLD.minusSeconds(30));

    @Nested
    class SeveralRequests {

        @Test
        void twoDifferentOnesGetALetterEach() {
            assertThat(decide(untold(Status.REQUESTED, 1).requested(FIRST).requested(OTHER)))
                    .isEqualTo(due(FIRST));
            assertThat(decide(told(Status.REQUESTED).toldTo(HASH, FIRST).requested(OTHER)))
                    .isEqualTo(due(OTHER));
        }

        @ParameterizedTest
        @EnumSource
        void theSameWithinFiveMinutesOfItsLetterIsADoubleClick(Status status) {
            var soon = request("Ana", 1, TOLD.plus(Duration.ofMinutes(5)).minusSeconds(1));
            var later = request("Ana", 1, TOLD.plus(Duration.ofMinutes(5)));
            assertThat(decide(told(status).toldTo(HASH, FIRST).requested(soon))).isEqualTo(NOTHING);
            assertThat(decide(told(status).toldTo(HASH, FIRST).requested(later)))
                    .isEqualTo(due(later));
        }

        @Test
        void aLetterAboutAChangeDoesNotRepeatAnOlderRequest() {
            var again = request("Bo", 1, NOW);
            var row = told(Status.CONFIRMED)
                    .lastLetter(Optional.of(new LastLetter(Status.CONFIRMED, 1, REVISION, 0, NOW)))
                    .token(new LinkToken(HASH, TOLD, Cause.REQUEST, Optional.of(OTHER)));
            assertThat(decide(row.requested(again))).isEqualTo(due(again));
        }

        @Test
        void whatTheHolderHasAcceptedIsToldTwiceOnlyAfterFiveMinutes() {
            assertThat(decide(told(Status.CONFIRMED).requested(FIRST))).isEqualTo(NOTHING);
            assertThat(decide(told(Status.CONFIRMED).requested(OTHER))).isEqualTo(due(OTHER));
        }

        @Test
        void theSameInAnotherLanguageIsAnotherRequest() {
            var french = new Submission(FIRST.answers(), "fr", 1, TOLD);
            assertThat(decide(told(Status.REQUESTED).toldTo(HASH, FIRST).requested(french)))
                    .isEqualTo(due(french));
        }

        @Test
        void anEmptyOneRepeatsWhatWasRequestedBefore() {
            var empty = new Submission(Answers.NONE, "en", 1, TOLD.plus(Duration.ofMinutes(5)));
            assertThat(decide(told(Status.REQUESTED).toldTo(HASH, FIRST).requested(empty)))
                    .isEqualTo(due(empty.with(FIRST.answers())));
            assertThat(decide(untold(Status.REQUESTED, 1).requested(empty))).isEqualTo(due(empty));
        }

        @Test
        void onesThatLettersHaveToldBringNone() {
            assertThat(decide(told(Status.CONFIRMED).toldTo(HASH, OTHER))).isEqualTo(NOTHING);
        }
    }

    @Nested
    class TooManyLinks {

        @Test
        void theThirteenthWaitsUntilTheOldestLinkHasHadItsWeek() {
            var row = withLinks(LinkToken.MAX_BY_REQUESTS);
            var free = NOW.plus(LinkToken.PROMISED);
            assertThat(decide(row)).isEqualTo(new Held(free));
            assertThat(decide(row, free)).isEqualTo(due(OTHER));
        }

        @Test
        void theTwelfthDoesNotWait() {
            assertThat(decide(withLinks(LinkToken.MAX_BY_REQUESTS - 1))).isEqualTo(due(OTHER));
        }

        private static Rows withLinks(int number) {
            var row = told(Status.REQUESTED);
            for (var n = 0; n < number; n++) {
                row.toldTo(new byte[] {(byte) n}, FIRST);
            }
            return row.requested(OTHER);
        }
    }

    @Nested
    class Bounces {

        @ParameterizedTest
        @EnumSource
        void aRequestWaitsForADay(Status status) {
            var row = told(status).bounced().reportedAt(NOW).requested(OTHER);
            assertThat(decide(row, NOW.plus(DAY).minusSeconds(1))).isEqualTo(new Held(NOW.plus(DAY)));
            assertThat(decide(row, NOW.plus(DAY))).isEqualTo(due(OTHER));
        }

        @Test
        void theNextOneADayAfterThatLetter() {
            var row = told(Status.REQUESTED)
                    .lastLetter(letterAt(NOW.plus(DAY)))
                    .bounced()
                    .reportedAt(NOW)
                    .requested(OTHER);
            assertThat(decide(row, NOW.plus(DAY))).isEqualTo(new Held(NOW.plus(DAY.multipliedBy(2))));
        }
    }

    @Nested
    class Complaints {

        @ParameterizedTest
        @CsvSource({"PT23H59M59S, false", "PT24H, true"})
        void afterOneOnlyARequestThatIsMadeADayLaterBringsALetter(Duration later, boolean isDue) {
            var again = request("Bo", 1, NOW.plus(later));
            var row = requestedAt(again.at()).complaints(1).reportedAt(NOW).requested(again);
            assertThat(decide(row, NOW.plus(DAY.multipliedBy(3)))).isEqualTo(isDue ? due(again) : NOTHING);
        }

        @Test
        void theNextOneADayAfterThatLetter() {
            var letterAt = NOW.plus(DAY);
            var soon = request("Bo", 1, letterAt.plus(DAY).minusSeconds(1));
            var row = requestedAt(soon.at())
                    .complaints(1)
                    .reportedAt(NOW)
                    .lastLetter(letterAt(letterAt))
                    .requested(soon);
            assertThat(decide(row, NOW.plus(DAY.multipliedBy(5)))).isEqualTo(NOTHING);
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3})
        void afterTwoNoRequestBringsALetter(int complaints) {
            var again = request("Bo", 1, NOW.plus(DAY.multipliedBy(9)));
            var row = requestedAt(again.at())
                    .complaints(complaints)
                    .reportedAt(NOW)
                    .requested(again);
            assertThat(decide(row, again.at())).isEqualTo(NOTHING);
        }

        private static Rows requestedAt(Instant at) {
            return Rows.row(Status.REQUESTED, at, END).lastLetter(letter(Status.REQUESTED));
        }
    }

    private static Optional<LastLetter> letterAt(Instant at) {
        return Optional.of(new LastLetter(Status.REQUESTED, 1, REVISION, 0, at));
    }
}
