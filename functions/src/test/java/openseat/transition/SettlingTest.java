package openseat.transition;

import static openseat.transition.SampleRows.EARLIER;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.OTHER;
import static openseat.transition.SampleRows.PASSED;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.untold;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.dynamodb.Update;
import openseat.dynamodb.Written;
import openseat.registration.Delivery.Stage;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.transition.DeliveryWrites.Told;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a letter leaves in its row once it was sent, and what a row becomes that needs none.
///
/// The rows and moments are explained at `SampleRows`.
class SettlingTest {

    private static final Instant LEASE = Instant.ofEpochSecond(1_300);
    private static final Optional<Submission> CHANGE = Optional.empty();
    private static final String OURS = "IF attribute_exists(#pk) AND #lease = 1300";
    private static final String ENDING = "ends = 7776900, ";
    private static final String TTL = "ttl = 8381700";
    private static final String LETTER =
            "lastLetter = {at = 1000, dated = 0, places = 2, revision = 7, status = 'confirmed'}";
    private static final String NOTHING_PENDING = "REMOVE first, latest, lease, networks, pending, slot, stage, tries";

    @Nested
    class ALetterWasSent {

        @Test
        void itIsRememberedAndNothingIsPending() {
            assertThat(lines(settle(confirmed(), CHANGE)))
                    .containsExactly(
                            "SET due = if_not_exists(removal, 6567300), dueKind = 'R0', " + ENDING + LETTER
                                    + ", told = 0, " + TTL,
                            NOTHING_PENDING,
                            OURS + " AND #version = 4 AND #requests = 0");
        }

        @Test
        void aRequestExpiresAWeekAfterItsLetter() {
            var update = settle(untold().build(), Optional.of(FILLED));
            assertThat(clause("SET", update))
                    .contains("due = if_not_exists(removal, 605800), ")
                    .contains("expires = 605800, ");
            assertThat(Written.of(update).condition()).endsWith("#requests = 1");
        }

        @Test
        void afterAComplaintARequestDoesNotExpire() {
            assertThat(clause("SET", settle(untold().complaints(1).build(), Optional.of(FILLED))))
                    .contains("due = if_not_exists(removal, 7776900), ")
                    .doesNotContain("expires");
        }

        @Test
        void itSettlesNothingWhileAnotherRequestIsUntold() {
            var row = untold().requested(OTHER).build();
            assertThat(Written.of(settle(row, Optional.of(FILLED))).condition()).endsWith("#requests = 1");
            assertThat(Written.of(settle(row, CHANGE)).condition()).endsWith("#requests = 0");
            assertThat(Written.of(settle(row, Optional.of(OTHER))).condition()).endsWith("#requests = 2");
        }

        @Test
        void whoWasAskedToKeepTheirSeatIsDueAtTheEnd() {
            var now = Instant.ofEpochSecond(6_567_300);
            var told = new Told(new LastLetter(Status.CONFIRMED, 2, 7, 0, now), CHANGE);
            assertThat(clause("SET", DeliveryWrites.settle(confirmed(), EVENT, told, LEASE)))
                    .contains("due = if_not_exists(removal, 7776900), ");
        }
    }

    @Nested
    class SomethingNewerIsTrue {

        @Test
        void afterALetterOfAChangeItsRequestsAreStillToBeTold() {
            assertThat(lines(keepPending(row(Status.CONFIRMED).requested(OTHER).build(), CHANGE)))
                    .containsExactly(
                            "SET due = if_not_exists(removal, 1000), " + LETTER + ", pending = 'letter', told = 0",
                            "REMOVE lease, tries",
                            OURS);
        }

        @Test
        void aLetterOfAChangeAlsoTellsARequestForTheSame() {
            assertThat(lines(keepPending(row(Status.CONFIRMED).requested(FILLED).build(), CHANGE))
                            .getFirst())
                    .contains("told = 1");
        }

        @Test
        void afterALetterOfTheFirstRequestTheLatestIsLeft() {
            var row = row(Status.CONFIRMED).requested(FILLED).requested(OTHER).build();
            assertThat(lines(keepPending(row, Optional.of(FILLED))))
                    .containsExactly(
                            "SET due = if_not_exists(removal, 1000), " + LETTER + ", pending = 'letter', told = 1",
                            "REMOVE first, lease, slot, stage, tries",
                            OURS);
        }

        @Test
        void aRequestThatIsHeldKeepsItsSlot() {
            var slot = Instant.ofEpochSecond(2_000);
            var row = row(Status.CONFIRMED).requested(FILLED).held(slot, Stage.NETWORK);
            assertThat(clause("SET", keepPending(row.build(), CHANGE)))
                    .contains("due = if_not_exists(removal, 2000), ");
        }

        private static Update keepPending(Registration row, Optional<Submission> request) {
            return DeliveryWrites.settleAndKeepPending(row, EVENT, new Told(letter(), request), LEASE, NOW);
        }
    }

    @Nested
    class NoLetterIsNeeded {

        @Test
        void theLastOneStaysAndAllRequestsAreTold() {
            var row = row(Status.CONFIRMED).requested(FILLED).requested(OTHER).build();
            assertThat(lines(DeliveryWrites.settleWithoutLetter(row, EVENT, PASSED, NOW)))
                    .containsExactly(
                            "SET counted = 2, due = if_not_exists(removal, 6567300), dueKind = 'R0', " + ENDING
                                    + "told = 2, " + TTL,
                            NOTHING_PENDING,
                            "IF (attribute_not_exists(#lease) OR #lease <= 1000) AND #version = 3 AND #requests = 2");
        }

        @Test
        void aRequestExpiresAfterTheLastOne() {
            var letter = new LastLetter(Status.REQUESTED, 2, 7, 0, EARLIER.plusSeconds(50));
            var row = row(Status.REQUESTED).lastLetter(Optional.of(letter)).build();
            assertThat(clause("SET", DeliveryWrites.settleWithoutLetter(row, EVENT, PASSED, NOW)))
                    .contains("expires = 605750, ");
            assertThat(clause("SET", DeliveryWrites.settleWithoutLetter(untold().build(), EVENT, PASSED, NOW)))
                    .contains("expires = 605800, ");
        }
    }

    private static LastLetter letter() {
        return new LastLetter(Status.CONFIRMED, 2, 7, 0, NOW);
    }

    private static Update settle(Registration row, Optional<Submission> request) {
        return DeliveryWrites.settle(row, EVENT, new Told(letter(), request), LEASE);
    }

    private static List<String> lines(Update update) {
        return Written.of(update).lines();
    }

    private static String clause(String verb, Update update) {
        return Written.of(update).clause(verb);
    }
}
