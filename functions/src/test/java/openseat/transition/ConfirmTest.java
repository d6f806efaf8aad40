package openseat.transition;

import static openseat.dynamodb.ScriptedDynamoDb.conflict;
import static openseat.dynamodb.ScriptedDynamoDb.failedOn;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.USED;
import static openseat.transition.SampleRows.cancelled;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.named;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import openseat.Keys;
import openseat.dynamodb.TableBusyException;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Confirming: a seat, or else the waiting list, whatever others do at the same time.
class ConfirmTest extends TransitionFixture {

    @Nested
    class ASeat {

        @Test
        void whoConfirmsTakesASeat() {
            db.done();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(keys(0)).containsExactly(requested().key(), SEATS);
            assertThat(rowSets(0)).contains("status = 'confirmed'").contains("used = x0102");
            assertThat(only().get(1).condition()).isEqualTo("#room >= 2 AND #waiting = 0 AND #shut = false");
            assertThat(db.reads()).isEmpty();
        }

        @Test
        void aRequestIsCountedAsVerified() {
            db.done();
            confirm(requested());
            assertThat(seatsAdd(0)).containsEntry("verified", 1L).containsEntry("confirmed", 1L);
        }

        @Test
        void whoComesBackWasVerifiedBefore() {
            db.done();
            assertThat(confirm(cancelled())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(seatsAdd(0)).containsEntry("confirmed", 1L).doesNotContainKey("verified");
        }

        @Test
        void confirmingTwiceAsksNothing() {
            assertThat(confirm(confirmed())).isEqualTo(new TransitionResult.Already(Status.CONFIRMED));
            assertThat(confirm(waiting())).isEqualTo(new TransitionResult.Already(Status.WAITING));
            assertThat(db.writes()).isEmpty();
        }

        @Test
        void aConflictAloneIsTriedAgainWithoutLooking() {
            db.refused(conflict()).done();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(db.writes()).hasSize(2).containsOnly(db.writes().getFirst());
            assertThat(db.reads()).isEmpty();
        }
    }

    @Nested
    class TheWaitingList {

        @Test
        void whoLosesTheSeatJoins() {
            seatsRefused(fullWithList());
            db.done();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Done(Status.WAITING));
            assertThat(keys(1))
                    .containsExactly(
                            requested().key(),
                            SEATS,
                            Keys.waiting(
                                    "an-event", NOW.toEpochMilli(), requested().id()));
            assertThat(rowSets(1)).contains("status = 'waiting'").contains("joined = 1000000");
            assertThat(seatsAdd(1)).isEqualTo(Map.of("joined", 1L, "waiting", 1L, "verified", 1L, "wakeups", 1L));
            assertThat(db.writes().get(1).get(2).lines()).containsExactly("PUT places = 2, ttl = 42941800");
        }

        @Test
        void whoComesBackToTheListWasVerifiedBefore() {
            seatsRefused(fullWithList());
            db.done();
            confirm(cancelled());
            assertThat(seatsAdd(1)).containsEntry("joined", 1L).doesNotContainKey("verified");
        }

        @Test
        void whoLosesBothLooksAgain() {
            seatsRefused(fullWithList());
            seatsRefused(seats(2, 40, true, false));
            found(requested());
            db.done();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(db.writes()).hasSize(3);
            assertThat(db.reads()).containsExactly(requested().key());
        }

        @Test
        void whoeverLosesTheListToAPublicationThatMadeRoomGetsASeat() {
            seatsRefused(fullWithList());
            seatsRefused(seats(40, 40, false, false));
            found(requested());
            db.done();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
        }

        @Test
        void anEventThatEndsMeanwhileRefusesTheList() {
            seatsRefused(fullWithList());
            seatsRefused(seats(0, 40, true, true));
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Shut());
        }
    }

    @Nested
    class Refusals {

        @Test
        void withoutAListItIsFull() {
            seatsRefused(seats(0, 40, false, false));
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Full());
            assertThat(db.writes()).hasSize(1);
        }

        @Test
        void anEventThatIsOverIsShut() {
            seatsRefused(seats(40, 40, false, true));
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Shut());
        }

        @Test
        void moreThanTheEventHasIsTooMany() {
            seatsRefused(seats(1, 1, true, false));
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.TooMany());
            assertThat(db.writes()).hasSize(1);
        }

        @Test
        void moreThanOneRegistrationMayHaveIsTooMany() {
            var eleven = Rows.row(Status.REQUESTED, SampleRows.EARLIER, SampleRows.ENDS)
                    .toldTo(USED, FILLED.with(named("Ana", 11)))
                    .build();
            assertThat(confirm(eleven)).isEqualTo(new TransitionResult.TooMany());
            assertThat(db.writes()).isEmpty();
        }
    }

    @Nested
    class Races {

        @Test
        void whenTheRowChangedTheNewOneIsTried() {
            rowChanged();
            found(row(Status.REQUESTED).version(4).build());
            db.done();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(db.writes().get(0).getFirst().condition()).isEqualTo("#version = 3");
            assertThat(db.writes().get(1).getFirst().condition()).isEqualTo("#version = 4");
        }

        @Test
        void theLastSeatMayBeOnesOwn() {
            db.refused(failedOn(Map.of("version", 4)), failedOn(seats(0, 40, false, false)));
            found(row(Status.CONFIRMED).version(4).build());
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Already(Status.CONFIRMED));
        }

        @Test
        void aRowThatWasDeletedIsGone() {
            rowChanged();
            db.notFound();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Gone());
        }

        @Test
        void aRowThatEndedIsGone() {
            rowChanged();
            found(Rows.row(Status.REQUESTED, SampleRows.EARLIER, NOW)
                    .toldTo(USED, FILLED)
                    .build());
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Gone());
        }

        @Test
        void whoLosesFourTimesMayStillWin() {
            for (var loss = 1; loss <= 4; loss++) {
                rowChanged();
                found(requested());
            }
            db.done();
            assertThat(confirm(requested())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
        }

        @Test
        void whoLosesFiveTimesIsToldThatItIsBusy() {
            for (var loss = 1; loss <= 5; loss++) {
                rowChanged();
                found(requested());
            }
            assertThatThrownBy(() -> confirm(requested())).isInstanceOf(TableBusyException.class);
            assertThat(db.writes()).hasSize(5);
        }
    }

    private TransitionResult confirm(Registration seen) {
        return new Transitions(environment, registrations).confirm(seen, EVENT, USED);
    }
}
