package openseat.transition;

import static openseat.dynamodb.ScriptedDynamoDb.failedOn;
import static openseat.transition.SampleRows.EARLIER;
import static openseat.transition.SampleRows.ENDS;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.OTHER;
import static openseat.transition.SampleRows.USED;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.event.PublishedEvent;
import openseat.form.Answers;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Deletion, promotion and the end of the answers; reports about letters are in `SuppressTest`.
class SystemTransitionsTest extends TransitionFixture {

    private final SystemTransitions transitions = new SystemTransitions(environment, registrations);

    @Nested
    class Deleting {

        @ParameterizedTest
        @EnumSource
        void erasingIsCountedByStatus(Status status) {
            db.done();
            assertThat(transitions.erase(withLetter(status))).isEqualTo(new TransitionResult.Done(status));
            assertThat(only().getFirst().lines()).containsExactly("DELETE", "IF #version = 3");
            assertThat(seatsAdd(0)).containsEntry("erased_" + status.word, 1L);
        }

        @Test
        void aRequestWithoutALetterIsCountedAsUnsent() {
            db.done();
            transitions.erase(requested());
            assertThat(seatsAdd(0)).isEqualTo(Map.of("erased_unsent", 1L));
        }

        @Test
        void erasingFreesTheSeats() {
            db.done();
            transitions.erase(confirmed());
            assertThat(seatsAdd(0)).containsEntry("room", 2L).containsEntry("seated", -1L);
        }

        @Test
        void erasingLeavesTheList() {
            db.done();
            transitions.erase(waiting());
            assertThat(keys(0))
                    .containsExactly(waiting().key(), SEATS, waiting().waitingKey(), tombstone());
            assertThat(seatsAdd(0)).containsEntry("waiting", -1L);
        }

        private Key tombstone() {
            return Keys.erased(waiting().event(), waiting().id());
        }

        @Test
        void whoeverChangedMeanwhileIsErasedAsTheyAre() {
            rowChanged();
            found(row(Status.CONFIRMED).version(4).build());
            db.done();
            assertThat(transitions.erase(requested())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(seatsAdd(1)).containsEntry("erased_confirmed", 1L);
        }

        @Test
        void whoWasErasedMeanwhileIsGone() {
            rowChanged();
            db.notFound();
            assertThat(transitions.erase(confirmed())).isEqualTo(new TransitionResult.Gone());
        }

        @Test
        void whatExpiresIsTriedOnce() {
            rowChanged();
            transitions.expire(withLetter(Status.REQUESTED));
            assertThat(seatsAdd(0)).isEqualTo(Map.of("expired_requested", 1L));
            assertThat(db.reads()).isEmpty();
        }

        @Test
        void whatEndsIsTriedOnce() {
            rowChanged();
            transitions.end(confirmed(), Optional.of(EVENT));
            assertThat(seatsAdd(0)).containsEntry("ended_confirmed", 1L);
            assertThat(db.reads()).isEmpty();
        }

        @Test
        void noRequestIsDeletedThatWasMadeMeanwhile() {
            db.done().done();
            transitions.expire(withLetter(Status.REQUESTED));
            transitions.end(confirmed(), Optional.of(EVENT));
            assertThat(db.writes().get(0).getFirst().condition()).isEqualTo("#version = 3 AND #requests = 1");
            assertThat(db.writes().get(1).getFirst().condition()).isEqualTo("#version = 3 AND #requests = 0");
        }

        private static Registration withLetter(Status status) {
            return row(status)
                    .lastLetter(Optional.of(new LastLetter(status, 2, 7, 0, EARLIER)))
                    .build();
        }
    }

    @Nested
    class RequestedAgainAtTheEnd {

        @Test
        void theSeatsBecomeFreeAndTheRowStartsAnew() {
            db.done();
            transitions.end(row(Status.CONFIRMED, ENDS).requested(OTHER).build(), Optional.of(EVENT));
            assertThat(keys(0)).containsExactly(confirmed().key(), SEATS);
            assertThat(rowSets(0)).contains("status = 'requested'");
            assertThat(seatsAdd(0)).containsEntry("ended_confirmed", 1L).containsEntry("room", 2L);
        }

        @Test
        void whoeverWaitedLeavesTheList() {
            db.done();
            transitions.end(row(Status.WAITING, ENDS).requested(OTHER).build(), Optional.of(EVENT));
            assertThat(rowSets(0)).contains("status = 'requested'");
            assertThat(only().get(2).lines()).containsExactly("DELETE");
        }

        @Test
        void aRequestBeforeTheEndDoesNotProlongARow() {
            assertDeleted(row(Status.CONFIRMED, ENDS.minusSeconds(1)).requested(OTHER), Optional.of(EVENT));
        }

        @Test
        void aRequestThatALetterHasToldDoesNot() {
            assertDeleted(row(Status.CONFIRMED, ENDS).toldTo(USED, OTHER), Optional.of(EVENT));
        }

        @Test
        void withoutItsEventARowGoes() {
            assertDeleted(row(Status.CONFIRMED, ENDS).requested(OTHER), Optional.empty());
        }

        private void assertDeleted(Rows row, Optional<PublishedEvent> published) {
            db.done();
            transitions.end(row.build(), published);
            assertThat(only().getFirst().lines().getFirst()).isEqualTo("DELETE");
        }
    }

    @Nested
    class OffTheList {

        @Test
        void aPromotionGivesTheSeats() {
            db.done();
            assertThat(transitions.promote(waiting())).isTrue();
            assertThat(keys(0))
                    .containsExactly(waiting().key(), SEATS, waiting().waitingKey());
            assertThat(rowSets(0)).contains("status = 'confirmed'");
            assertThat(seatsAdd(0))
                    .containsEntry("promoted", 1L)
                    .containsEntry("room", -2L)
                    .containsEntry("waiting", -1L);
            assertThat(only().get(2).lines()).containsExactly("DELETE");
        }

        @Test
        void aPromotionThatLosesIsNotTriedAgain() {
            rowChanged();
            assertThat(transitions.promote(waiting())).isFalse();
            seatsRefused(fullWithList());
            assertThat(transitions.promote(waiting())).isFalse();
            assertThat(db.reads()).isEmpty();
        }

        @Test
        void whoCanNeverFitIsTurnedAway() {
            db.done();
            assertThat(transitions.turnAway(waiting(), Optional.empty())).isTrue();
            assertThat(keys(0))
                    .containsExactly(waiting().key(), SEATS, waiting().waitingKey());
            assertThat(rowSets(0)).contains("status = 'cancelled'");
            assertThat(only().get(1).lines())
                    .containsExactly("ADD left 1, waiting -1", "IF #capacity < 2 AND attribute_not_exists(#loweredAt)");
        }

        @Test
        void turningAwayThatLosesIsNotTriedAgain() {
            rowChanged();
            assertThat(transitions.turnAway(waiting(), Optional.empty())).isFalse();
            seatsRefused(fullWithList());
            assertThat(transitions.turnAway(waiting(), Optional.empty())).isFalse();
            assertThat(db.reads()).isEmpty();
        }
    }

    @Nested
    class DroppingEntries {

        private final Key entry = waiting().waitingKey();

        @Test
        void nobodysEntryIsTakenOffTheTotals() {
            db.done();
            assertThat(transitions.drop(entry)).isTrue();
            assertThat(keys(0)).containsExactly(entry, SEATS, waiting().key());
            assertThat(only().get(0).lines()).containsExactly("DELETE", "IF attribute_exists(#pk)");
            assertThat(only().get(1).lines()).containsExactly("ADD waiting -1", "IF #waiting > 0");
            assertThat(only().get(2).lines())
                    .containsExactly("IF attribute_not_exists(#pk) OR #status <> 'waiting' OR #joined <> "
                            + waiting().moments().joined().orElseThrow());
        }

        @Test
        void whatSomebodyElseDroppedIsNotCountedTwice() {
            db.refused(failedOn(Map.of()));
            assertThat(transitions.drop(entry)).isFalse();
            assertThat(db.reads()).isEmpty();
        }
    }

    @Nested
    class DroppingAnswers {

        private final Answers french = new Answers(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("fr"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                2);

        @Test
        void whatWasCountedIsMovedInTheSameTransaction() {
            db.done();
            transitions.dropAnswers(
                    row(Status.CONFIRMED)
                            .accepted(Optional.of(FILLED.with(french)))
                            .build(),
                    EVENT);
            assertThat(keys(0)).containsExactly(confirmed().key(), SEATS);
            assertThat(seatsAdd(0)).isEqualTo(Map.of("interpretation_fr", -1L, "interpretation_unstated", 1L));
        }

        @Test
        void aNameAloneIsDroppedFromTheRowOnly() {
            db.done();
            transitions.dropAnswers(confirmed(), EVENT);
            assertThat(keys(0)).containsExactly(confirmed().key());
        }

        @Test
        void whoHasNoSeatWasNotCounted() {
            db.done();
            transitions.dropAnswers(
                    row(Status.WAITING)
                            .accepted(Optional.of(FILLED.with(french)))
                            .build(),
                    EVENT);
            assertThat(keys(0)).containsExactly(waiting().key());
        }

        @Test
        void aRowThatChangedIsLeftForLater() {
            rowChanged();
            transitions.dropAnswers(confirmed(), EVENT);
            assertThat(db.reads()).isEmpty();
        }
    }
}
