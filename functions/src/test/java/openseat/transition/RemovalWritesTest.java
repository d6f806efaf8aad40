package openseat.transition;

import static openseat.transition.SampleRows.AS_SEEN;
import static openseat.transition.SampleRows.EARLIER;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.cancelled;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.Write;
import openseat.dynamodb.Written;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How the organizers remove a registration. The rows and moments are explained at `SampleRows`.
class RemovalWritesTest extends TransitionFixture {

    private static final String REMOVES = "REMOVE lease, removal, slot, stage, tries";

    @Nested
    class ClauseByClause {

        @Test
        void askingTouchesNothingThatOthersDecideBy() {
            assertThat(lines(RemovalWrites.ask(confirmed().key(), NOW)))
                    .containsExactly(
                            "SET due = 1000, dueKind = 'R0', removal = 1000",
                            "IF attribute_exists(#pk) AND attribute_not_exists(#removal) AND "
                                    + "#status IN ('confirmed', 'waiting')");
        }

        @Test
        void aSeatIsTakenAwayAndItsLetterIsDue() {
            assertThat(lines(RemovalWrites.remove(confirmed(), NOW)))
                    .containsExactly(
                            "SET due = 1000, dueKind = 'R0', pending = 'letter', removed = true, "
                                    + "status = 'cancelled', statusAt = 1000",
                            "ADD version 1",
                            REMOVES,
                            AS_SEEN);
        }

        @Test
        void whoWaitedWaitsNoMore() {
            assertThat(lines(RemovalWrites.remove(waiting(), NOW)))
                    .contains("REMOVE joined, lease, removal, slot, stage, tries");
        }

        @Test
        void itIsToldAlsoWhereTheLastLetterToldOfAnEarlierCancellation() {
            var cameBack = row(Status.CONFIRMED)
                    .lastLetter(Optional.of(new LastLetter(Status.CANCELLED, 2, 7, 7, EARLIER)))
                    .build();
            assertThat(lines(RemovalWrites.remove(cameBack, NOW)).getFirst())
                    .contains("lastLetter = {at = 900, dated = 7, places = 2, revision = 7, status = 'confirmed'}");
        }

        @Test
        void nothingElseIsLostWithAMarkThatIsTooLate() {
            assertThat(lines(RemovalWrites.forget(cancelled()))).containsExactly("REMOVE removal", AS_SEEN);
        }
    }

    @Nested
    class InATransaction {

        private final SystemTransitions transitions = new SystemTransitions(environment, registrations);

        @Test
        void aSeatIsFree() {
            db.done();
            assertThat(transitions.remove(confirmed())).isTrue();
            assertThat(keys(0)).containsExactly(confirmed().key(), SEATS);
            assertThat(seatsAdd(0))
                    .containsAllEntriesOf(Map.of("room", 2L, "taken", -2L, "seated", -1L, "cancelled", 1L));
        }

        @Test
        void thoseBehindMoveUp() {
            db.done();
            assertThat(transitions.remove(waiting())).isTrue();
            assertThat(keys(0))
                    .containsExactly(waiting().key(), SEATS, waiting().waitingKey());
            assertThat(seatsAdd(0)).containsAllEntriesOf(Map.of("waiting", -1L, "left", 1L));
        }

        @Test
        void whoChangedMeanwhileIsLookedAtAgainLater() {
            rowChanged();
            assertThat(transitions.remove(confirmed())).isFalse();
        }

        @ParameterizedTest
        @EnumSource(names = {"REQUESTED", "CANCELLED"})
        void whoHasNoPlaceIsLeftAsTheyAre(Status status) {
            db.done();
            assertThat(transitions.remove(status == Status.REQUESTED ? requested() : cancelled()))
                    .isTrue();
            assertThat(only()).hasSize(1);
            assertThat(only().getFirst().lines()).containsExactly("REMOVE removal", AS_SEEN);
        }
    }

    @Test
    void aRowRemembersBoth() {
        Registration marked = row(Status.CONFIRMED).toRemove(EARLIER).build();
        found(marked);
        assertThat(registrations.find(marked.key()).orElseThrow().removal().asked())
                .isEqualTo(Optional.of(EARLIER));
        Registration removed = row(Status.CANCELLED).removed().build();
        found(removed);
        assertThat(registrations.find(removed.key()).orElseThrow().removal().done())
                .isTrue();
    }

    private static List<String> lines(Write write) {
        return Written.of(write).lines();
    }
}
