package openseat.transition;

import static openseat.transition.SampleRows.DECIDED;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.OTHER;
import static openseat.transition.SampleRows.OTHER_TEXT;
import static openseat.transition.SampleRows.USED;
import static openseat.transition.SampleRows.cancelled;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.named;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the holder decides about a request made since, about keeping their seat, and about further letters.
class RequestedAgainTest extends TransitionFixture {

    private static final Submission THIRD = OTHER.with(named("Cy", 1));

    private final Registration again = again().build();
    private final Transitions transitions = new Transitions(environment, registrations);

    @Nested
    class Using {

        @Test
        void itAcceptsWhatWasShownAndTakesItOut() {
            db.done();
            assertThat(use(again)).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(rowSets(0)).contains("accepted = " + OTHER_TEXT).contains(DECIDED);
            assertThat(seatsAdd(0)).containsEntry("room", -1L).containsEntry("changed", 1L);
        }

        @Test
        void itNeedsRoom() {
            seatsRefused(fullWithList());
            assertThat(use(again)).isEqualTo(new TransitionResult.NoRoom());
        }

        @Test
        void withoutARequestThereIsNothingToUse() {
            assertThat(use(confirmed())).isEqualTo(new TransitionResult.NotPossible(Status.CONFIRMED));
            assertThat(use(cancelled())).isEqualTo(new TransitionResult.NotPossible(Status.CANCELLED));
            assertThat(use(row(Status.CANCELLED).toldTo(USED, OTHER).build()))
                    .isEqualTo(new TransitionResult.NotPossible(Status.CANCELLED));
        }

        @Test
        void onlyWhatWasShownIsUsed() {
            assertThat(transitions.use(again, EVENT, THIRD.fingerprint(), USED))
                    .isEqualTo(new TransitionResult.NotPossible(Status.CONFIRMED));
            assertThat(transitions.use(again, EVENT, "", USED))
                    .isEqualTo(new TransitionResult.NotPossible(Status.CONFIRMED));
        }

        @Test
        void aLinkShowsWhatItsLetterWasWrittenForWhateverCameSince() {
            db.done();
            assertThat(use(again().requested(THIRD).build())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(rowSets(0)).contains("accepted = " + OTHER_TEXT);
        }

        @Test
        void anotherLinkShowsTheNewest() {
            var row = row(Status.CONFIRMED)
                    .toldTo(new byte[] {9}, THIRD)
                    .requested(OTHER)
                    .build();
            db.done();
            assertThat(use(row)).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
        }

        private TransitionResult use(Registration seen) {
            return transitions.use(seen, EVENT, OTHER.fingerprint(), USED);
        }
    }

    @Nested
    class Discarding {

        @Test
        void itWritesOnlyTheRow() {
            db.done();
            assertThat(discard(again)).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(keys(0)).isEqualTo(List.of(again.key()));
            assertThat(rowSets(0)).contains(DECIDED).doesNotContain("accepted");
        }

        @Test
        void twiceChangesNothing() {
            db.refused();
            found(row(Status.CONFIRMED).version(4).build());
            assertThat(discard(again)).isEqualTo(new TransitionResult.Already(Status.CONFIRMED));
        }

        @Test
        void aNewerRequestThatWasNotShownStays() {
            db.refused();
            found(row(Status.CONFIRMED).requested(OTHER).requested(THIRD).build());
            assertThat(discard(row(Status.CONFIRMED).requested(OTHER).build()))
                    .isEqualTo(new TransitionResult.Already(Status.CONFIRMED));
        }

        private TransitionResult discard(Registration seen) {
            return transitions.discard(seen, EVENT, OTHER.fingerprint(), USED);
        }
    }

    @Nested
    class Keeping {

        @Test
        void whoeverHoldsPlacesKeepsThemForLonger() {
            db.done().done();
            assertThat(keep(confirmed())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(keep(waiting())).isEqualTo(new TransitionResult.Done(Status.WAITING));
            assertThat(keys(0)).containsExactly(confirmed().key());
            assertThat(rowSets(0)).contains("ends = 7777000");
        }

        @Test
        void withoutAPlaceThereIsNothingToKeep() {
            assertThat(keep(requested())).isEqualTo(new TransitionResult.NotPossible(Status.REQUESTED));
            assertThat(keep(cancelled())).isEqualTo(new TransitionResult.NotPossible(Status.CANCELLED));
        }

        @Test
        void whoLostTheirPlaceMeanwhileKeepsNothing() {
            db.refused();
            found(row(Status.CANCELLED).version(4).build());
            assertThat(keep(confirmed())).isEqualTo(new TransitionResult.NotPossible(Status.CANCELLED));
        }

        private TransitionResult keep(Registration seen) {
            return transitions.keep(seen, EVENT, USED);
        }
    }

    @Nested
    class Blocking {

        @Test
        void itIsWrittenOnce() {
            db.done();
            assertThat(transitions.block(confirmed())).isEqualTo(new TransitionResult.Done(Status.CONFIRMED));
            assertThat(rowSets(0)).isEqualTo("complaints = 2");
            assertThat(transitions.block(row(Status.CONFIRMED).complaints(2).build()))
                    .isEqualTo(new TransitionResult.Already(Status.CONFIRMED));
        }

        @Test
        void afterOneComplaintItIsStillToBeDone() {
            db.done();
            assertThat(transitions.block(row(Status.REQUESTED).complaints(1).build()))
                    .isEqualTo(new TransitionResult.Done(Status.REQUESTED));
        }
    }

    /// Whose link was sent because somebody requested something else.
    private static Rows again() {
        return row(Status.CONFIRMED).toldTo(USED, OTHER);
    }
}
