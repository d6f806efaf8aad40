package openseat.transition;

import static openseat.dynamodb.ScriptedDynamoDb.failedOn;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.USED;
import static openseat.transition.SampleRows.cancelled;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.named;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import openseat.form.Answers;
import openseat.registration.Registration;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Cancelling and changing answers. See `ConfirmTest` for confirming, `RequestedAgainTest` for later requests.
class TransitionsTest extends TransitionFixture {

    private final Transitions transitions = new Transitions(environment, registrations);

    @Nested
    class Cancelling {

        @Test
        void aConfirmedRegistrationFreesItsSeats() {
            db.done();
            assertThat(cancel(confirmed())).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(keys(0)).containsExactly(confirmed().key(), SEATS);
            assertThat(rowSets(0)).contains("status = 'cancelled'");
            assertThat(seatsAdd(0)).containsEntry("room", 2L).containsEntry("cancelled", 1L);
        }

        @Test
        void aWaitingRegistrationLeavesTheList() {
            db.done();
            assertThat(cancel(waiting())).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(keys(0))
                    .containsExactly(waiting().key(), SEATS, waiting().waitingKey());
            assertThat(seatsAdd(0)).isEqualTo(Map.of("waiting", -1L, "left", 1L, "wakeups", 1L));
            assertThat(only().get(2).lines()).containsExactly("DELETE");
        }

        @Test
        void aRequestCannotBeCancelled() {
            assertThat(cancel(requested())).isEqualTo(new TransitionResult.NotPossible(Status.REQUESTED));
        }

        @Test
        void cancellingTwiceChangesNothing() {
            assertThat(cancel(cancelled())).isEqualTo(new TransitionResult.Already(Status.CANCELLED));
        }

        @Test
        void whoWasPromotedMeanwhileFreesTheSeat() {
            rowChanged();
            found(row(Status.CONFIRMED).version(4).build());
            db.done();
            assertThat(cancel(waiting())).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(seatsAdd(1)).containsEntry("seated", -1L);
        }

        private TransitionResult cancel(Registration seen) {
            return transitions.cancel(seen, EVENT, USED);
        }
    }

    @Nested
    class Changing {

        @Test
        void otherAnswersAreAccepted() {
            db.done();
            assertThat(change(confirmed(), named("Bo", 2))).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(keys(0)).containsExactly(confirmed().key(), SEATS);
            assertThat(rowSets(0)).contains("name = 'Bo', notice = 4, places = 2");
            assertThat(seatsAdd(0)).isEqualTo(Map.of("changed", 1L));
        }

        @Test
        void theSameAnswersChangeNothing() {
            assertThat(change(confirmed(), FILLED.answers())).isEqualTo(new TransitionResult.Already(Status.CONFIRMED));
        }

        @Test
        void morePlacesThanAreFreeAreRefused() {
            seatsRefused(fullWithList());
            assertThat(change(confirmed(), named("Ana", 3))).isEqualTo(new TransitionResult.NoRoom());
            assertThat(only().get(1).condition()).isEqualTo("#room >= 1 AND #waiting = 0");
        }

        @Test
        void moreThanOneMayHaveIsRefusedUnasked() {
            assertThat(change(confirmed(), named("Ana", 11))).isEqualTo(new TransitionResult.NoRoom());
        }

        @Test
        void whoHasMoreThanIsAllowedNowMayKeepThem() {
            var twelve = row(Status.CONFIRMED)
                    .accepted(Optional.of(FILLED.with(named("Ana", 12))))
                    .build();
            db.done();
            assertThat(change(twelve, named("Bo", 12))).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(change(twelve, named("Bo", 13))).isEqualTo(new TransitionResult.NoRoom());
        }

        @Test
        void whoWaitsKeepsThePosition() {
            db.done();
            assertThat(change(waiting(), named("Ana", 3))).isEqualTo(new TransitionResult.Done(Status.WAITING));
            assertThat(keys(0))
                    .containsExactly(waiting().key(), SEATS, waiting().waitingKey());
            assertThat(seatsAdd(0)).isEqualTo(Map.of("changed", 1L, "wakeups", 1L));
            assertThat(only().get(2).lines()).containsExactly("PUT places = 3, ttl = 42941800");
        }

        @Test
        void withoutAPlaceThereIsNothingToChange() {
            assertThat(change(requested(), named("Bo", 1)))
                    .isEqualTo(new TransitionResult.NotPossible(Status.REQUESTED));
            assertThat(change(cancelled(), named("Bo", 1)))
                    .isEqualTo(new TransitionResult.NotPossible(Status.CANCELLED));
        }

        @Test
        void ifTheRowChangedTooItLooksAgain() {
            db.refused(failedOn(Map.of("version", 4)), failedOn(fullWithList()));
            found(row(Status.CONFIRMED).version(4).build());
            db.done();
            assertThat(change(confirmed(), named("Ana", 3))).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(db.writes().get(1).getFirst().condition()).isEqualTo("#version = 4");
        }

        private TransitionResult change(Registration seen, Answers answers) {
            return transitions.change(seen, EVENT, answers, USED);
        }
    }
}
