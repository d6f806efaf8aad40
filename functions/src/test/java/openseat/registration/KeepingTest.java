package openseat.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.form.Answers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// When somebody is asked whether they keep their seat at an event without a date, and when a request expires
/// that limits of mail hold.
class KeepingTest {

    private static final Instant ACTED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant ENDS = ACTED.plus(Duration.ofDays(90));
    private static final Instant ASKS = ENDS.minus(Duration.ofDays(14));
    private static final Submission SUBMISSION = new Submission(Answers.NONE, "en", 1, ACTED);

    @Nested
    class Keeping {

        @ParameterizedTest
        @EnumSource
        void onlyWhoeverHoldsPlacesIsAsked(Status status) {
            var holds = status == Status.CONFIRMED || status == Status.WAITING;
            var row = row(status).build();
            assertThat(Deadlines.keepUntil(undated(), row, ASKS).isPresent()).isEqualTo(holds);
            assertThat(Deadlines.mustAskToKeep(undated(), row, ASKS)).isEqualTo(holds);
            assertThat(Deadlines.next(undated(), row, Optional.empty(), ACTED)).isEqualTo(holds ? ASKS : ENDS);
        }

        @Test
        void notEarlierThanTwoWeeksBeforeTheEnd() {
            var row = row(Status.CONFIRMED).build();
            assertThat(Deadlines.keepUntil(undated(), row, ASKS.minusSeconds(1)))
                    .isEmpty();
            assertThat(Deadlines.mustAskToKeep(undated(), row, ASKS.minusSeconds(1)))
                    .isFalse();
            assertThat(Deadlines.keepUntil(undated(), row, ASKS)).contains(ENDS);
        }

        @Test
        void aLetterSinceThenHasAsked() {
            var row = row(Status.CONFIRMED).lastLetter(letterAt(ASKS)).build();
            assertThat(Deadlines.mustAskToKeep(undated(), row, ASKS)).isFalse();
            assertThat(Deadlines.keepUntil(undated(), row, ASKS)).contains(ENDS);
            assertThat(Deadlines.next(undated(), row, Optional.empty(), ACTED)).isEqualTo(ENDS);
        }

        @Test
        void anEarlierLetterHasNot() {
            var row = row(Status.CONFIRMED)
                    .lastLetter(letterAt(ASKS.minusSeconds(1)))
                    .build();
            assertThat(Deadlines.mustAskToKeep(undated(), row, ASKS)).isTrue();
            assertThat(Deadlines.next(undated(), row, Optional.empty(), ACTED)).isEqualTo(ASKS);
        }

        @Test
        void aLetterThatIsJustSentHasAskedToo() {
            var row = row(Status.CONFIRMED).build();
            assertThat(Deadlines.next(undated(), row, Optional.empty(), Optional.of(ASKS), ACTED))
                    .isEqualTo(ENDS);
        }

        @Test
        void nobodyIsAskedOnceThereIsADateOrTheEventIsCancelled() {
            var row = row(Status.CONFIRMED).build();
            var cancelled = Samples.with(Samples.undated(), new Schedule.Cancelled(Optional.empty()), Samples.open());
            assertThat(Deadlines.mustAskToKeep(published(Samples.dated()), row, ENDS))
                    .isFalse();
            assertThat(Deadlines.mustAskToKeep(published(cancelled), row, ENDS)).isFalse();
            assertThat(Deadlines.next(published(cancelled), row, Optional.empty(), ACTED))
                    .isEqualTo(ENDS);
        }

        private static Rows row(Status status) {
            return Rows.row(status, ACTED, ENDS)
                    .accepted(Optional.of(SUBMISSION))
                    .acted(Optional.of(ACTED));
        }
    }

    @Nested
    class HeldRequests {

        private final Rows held = Rows.row(Status.REQUESTED, ACTED, ENDS).requested(SUBMISSION);
        private final Instant expires = ACTED.plus(Duration.ofDays(7));

        @Test
        void oneThatNeverGotALetterExpiresAWeekAfterItWasMade() {
            assertThat(Deadlines.expiresUntold(held.build())).contains(expires);
        }

        @Test
        void othersDoNotExpireByThat() {
            assertThat(Deadlines.expiresUntold(held.lastLetter(letterAt(ACTED)).build()))
                    .isEmpty();
            assertThat(Deadlines.expiresUntold(Rows.row(Status.REQUESTED, ACTED, ENDS)
                            .toldTo(new byte[] {1}, SUBMISSION)
                            .build()))
                    .isEmpty();
            assertThat(Deadlines.expiresUntold(Rows.row(Status.CANCELLED, ACTED, ENDS)
                            .requested(SUBMISSION)
                            .build()))
                    .isEmpty();
        }

        @Test
        void itIsLookedAtAtItsSlotOrWhenItExpires() {
            var row = held.build();
            assertThat(Deadlines.heldUntil(undated(), row, expires.minusSeconds(1), ACTED))
                    .isEqualTo(expires.minusSeconds(1));
            assertThat(Deadlines.heldUntil(undated(), row, expires.plusSeconds(1), ACTED))
                    .isEqualTo(expires);
        }

        @Test
        void orWhenTheAnswersEnd() {
            var answers = new Answers(
                    Optional.of("Ana"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    1);
            var late = Rows.row(Status.CONFIRMED, ACTED, ENDS);
            var end = Samples.date().endsAt();
            assertThat(Deadlines.heldUntil(
                            published(Samples.dated()),
                            late.requested(SUBMISSION.with(answers)).build(),
                            end.plusSeconds(1),
                            ACTED))
                    .isEqualTo(end);
            assertThat(Deadlines.waitingUntil(
                            published(Samples.dated()),
                            Rows.row(Status.CONFIRMED, ACTED, ENDS).build(),
                            end.plus(Duration.ofDays(50))))
                    .as("without answers, when the row ends")
                    .isEqualTo(end.plus(Duration.ofDays(14)));
        }
    }

    private static Optional<LastLetter> letterAt(Instant at) {
        return Optional.of(new LastLetter(Status.CONFIRMED, 1, 1, 0, at));
    }

    private static PublishedEvent undated() {
        return published(Samples.undated());
    }

    private static PublishedEvent published(Event event) {
        return Samples.published(event, 1, 1, Instant.EPOCH, "{}", Instant.EPOCH);
    }
}
