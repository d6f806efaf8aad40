package openseat.transition;

import static openseat.registration.Delivery.Suppression.BOUNCED;
import static openseat.registration.Delivery.Suppression.COMPLAINED;
import static openseat.transition.SampleRows.cancelled;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.registration.Cause;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Reports that a letter bounced or was taken for spam. The reported letter was sent at second 950.
class SuppressTest extends TransitionFixture {

    private static final Instant SENT = Instant.ofEpochSecond(950);
    private static final Key MAIL = Keys.mail("an-event");

    private final SystemTransitions transitions = new SystemTransitions(environment, registrations);

    @Nested
    class Reports {

        @Test
        void aConfirmedRegistrationIsCancelled() {
            db.done();
            assertThat(bounce(confirmed())).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(keys(0)).containsExactly(confirmed().key(), SEATS, MAIL);
            assertThat(rowSets(0)).contains("bounced = true").contains("status = 'cancelled'");
            assertThat(seatsAdd(0)).containsEntry("cancelled", 1L).containsEntry("room", 2L);
            assertThat(only().get(2).added()).isEqualTo(Map.of("bounced", 1L));
        }

        @Test
        void aWaitingRegistrationLeavesTheList() {
            db.done();
            assertThat(bounce(waiting())).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(keys(0))
                    .containsExactly(waiting().key(), SEATS, waiting().waitingKey(), MAIL);
            assertThat(seatsAdd(0)).containsEntry("left", 1L).containsEntry("waiting", -1L);
        }

        @Test
        void whoHasNoPlacesIsOnlyMarked() {
            db.done().done();
            assertThat(bounce(requested())).isEqualTo(new TransitionResult.Done(Status.REQUESTED));
            assertThat(bounce(cancelled())).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(keys(0)).containsExactly(requested().key(), MAIL);
            assertThat(keys(1)).containsExactly(cancelled().key(), MAIL);
        }

        @Test
        void aComplaintIsCountedAsOne() {
            db.done();
            complain(requested(), Cause.REQUEST);
            assertThat(rowSets(0)).contains("reportedAt = 1000000");
            assertThat(only().getFirst().added()).containsEntry("complaints", 1L);
            assertThat(only().get(1).added()).isEqualTo(Map.of("complained", 1L));
        }

        @Test
        void aComplaintAboutALetterTheyCausedCostsTheSeat() {
            db.done();
            assertThat(complain(confirmed(), Cause.CHANGE)).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(keys(0)).containsExactly(confirmed().key(), SEATS, MAIL);
            assertThat(rowSets(0)).contains("status = 'cancelled'");
        }

        @Test
        void aComplaintAboutALetterThatARequestCausedCostsNoSeat() {
            db.done().done();
            assertThat(complain(confirmed(), Cause.REQUEST)).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(complain(waiting(), Cause.REQUEST)).isEqualTo(new TransitionResult.Done(Status.WAITING));
            assertThat(keys(0)).containsExactly(confirmed().key(), MAIL);
            assertThat(keys(1)).containsExactly(waiting().key(), MAIL);
            assertThat(rowSets(0)).doesNotContain("status");
        }

        @Test
        void aBounceCostsTheSeatWhateverCausedItsLetter() {
            db.done();
            assertThat(transitions.suppress(confirmed(), SENT, Cause.REQUEST, BOUNCED))
                    .isEqualTo(new TransitionResult.Done(Status.CANCELLED));
        }

        @Test
        void ifTheRowChangedItIsReadAgain() {
            rowChanged();
            found(row(Status.CANCELLED).version(4).build());
            db.done();
            assertThat(bounce(confirmed())).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
            assertThat(keys(1)).containsExactly(cancelled().key(), MAIL);
        }
    }

    @Nested
    class OutdatedReports {

        @Test
        void aReportOlderThanTheLastActChangesNothing() {
            assertIgnored(
                    row(Status.CONFIRMED).acted(Optional.of(SENT.plusMillis(1))).build());
        }

        @Test
        void aReportAboutALetterSinceTheLastActCounts() {
            assertCounts(row(Status.CONFIRMED).acted(Optional.of(SENT)).build());
        }

        @Test
        void aNewerLetterMakesItOutdated() {
            assertIgnored(row(Status.CONFIRMED)
                    .lastLetter(letterAt(SENT.plusSeconds(61)))
                    .build());
        }

        @Test
        void clocksMayDifferByAMinute() {
            assertCounts(row(Status.CONFIRMED)
                    .lastLetter(letterAt(SENT.plusSeconds(60)))
                    .build());
        }

        @Test
        void aRequestSinceThenDoesNotSayThatMailArrives() {
            assertCounts(Rows.row(Status.CONFIRMED, SENT.plusSeconds(9), Instant.ofEpochSecond(9_000))
                    .accepted(Optional.of(SampleRows.FILLED))
                    .build());
        }

        @Test
        void aSecondReportChangesNothing() {
            assertIgnored(row(Status.CONFIRMED).reportedAt(SENT).build());
        }

        @Test
        void aReportAboutANewerLetterCounts() {
            assertCounts(row(Status.CONFIRMED).reportedAt(SENT.minusMillis(1)).build());
        }

        @Test
        void aNewerLetterDoesNotMakeAComplaintOutdated() {
            var row = row(Status.CANCELLED).lastLetter(letterAt(SENT.plusSeconds(61)));
            db.done();
            assertThat(complain(row.build(), Cause.CHANGE)).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
        }

        @Test
        void aReportThatIsRecordedMeanwhileIsEnough() {
            rowChanged();
            found(row(Status.CANCELLED).bounced().reportedAt(SENT).version(4).build());
            assertThat(bounce(confirmed())).isEqualTo(new TransitionResult.Already(Status.CANCELLED));
        }

        private void assertIgnored(Registration row) {
            assertThat(bounce(row)).isEqualTo(new TransitionResult.Already(Status.CONFIRMED));
            assertThat(db.writes()).isEmpty();
        }

        private void assertCounts(Registration row) {
            db.done();
            assertThat(bounce(row)).isEqualTo(new TransitionResult.Done(Status.CANCELLED));
        }

        private static Optional<LastLetter> letterAt(Instant at) {
            return Optional.of(new LastLetter(Status.CONFIRMED, 2, 7, 0, at));
        }
    }

    private TransitionResult bounce(Registration seen) {
        return transitions.suppress(seen, SENT, Cause.CHANGE, BOUNCED);
    }

    private TransitionResult complain(Registration seen, Cause cause) {
        return transitions.suppress(seen, SENT, cause, COMPLAINED);
    }
}
