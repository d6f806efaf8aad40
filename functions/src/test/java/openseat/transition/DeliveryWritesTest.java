package openseat.transition;

import static openseat.transition.SampleRows.AS_SEEN;
import static openseat.transition.SampleRows.EARLIER;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.FILLED_TEXT;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.PASSED;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.untold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import openseat.dynamodb.Update;
import openseat.dynamodb.Written;
import openseat.event.Samples;
import openseat.registration.Cause;
import openseat.registration.Delivery.Stage;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Status;
import openseat.transition.DeliveryWrites.Turn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// How letters become due, are held and claimed, clause by clause; what they leave is in `SettlingTest`.
///
/// The rows and moments are explained at `SampleRows`.
class DeliveryWritesTest {

    private static final Instant LEASE = Instant.ofEpochSecond(1_300);
    private static final String FREE = "attribute_exists(#pk) AND (attribute_not_exists(#lease) OR #lease <= 1000)";
    private static final String ENDING = "ends = 7776900, ";
    private static final String TTL = "ttl = 8381700";

    @Nested
    class Holding {

        private static final Turn HELD = new Turn(Instant.ofEpochSecond(2_000), Stage.NETWORK);

        @Test
        void aHeldRequestHasASlotAndExpiresIfItNeverComes() {
            var row = untold().network(new byte[] {5}).build();
            assertThat(lines(DeliveryWrites.hold(row, EVENT, HELD, NOW)))
                    .containsExactly(
                            "SET counted = 1, due = if_not_exists(removal, 2000), dueKind = 'H0', expires = 605700, pending = 'held', "
                                    + "slot = 2000, stage = 1",
                            "DELETE networks {x05}",
                            "IF " + FREE + " AND attribute_exists(#pending) AND #version = 3");
        }

        @Test
        void whoeverHadALetterExpiresAfterThat() {
            var row = row(Status.CONFIRMED).requested(FILLED).build();
            assertThat(clause("SET", DeliveryWrites.hold(row, EVENT, HELD, NOW)))
                    .doesNotContain("expires");
        }

        @Test
        void aHeldRequestIsLookedAtWhenItExpiresAtTheLatest() {
            var held = new Turn(Instant.ofEpochSecond(9_000_000), Stage.ALL);
            assertThat(clause("SET", DeliveryWrites.hold(untold().build(), EVENT, held, NOW)))
                    .contains("due = if_not_exists(removal, 605700), ")
                    .contains("slot = 9000000, stage = 2");
        }

        @Test
        void aLetterUnderWayKeepsItsLease() {
            assertThat(lines(DeliveryWrites.holdBehindLease(untold().build(), HELD)))
                    .containsExactly(
                            "SET counted = 1, slot = 2000, stage = 1",
                            "IF attribute_exists(#pending) AND #version = 3");
        }
    }

    @Nested
    class Claiming {

        private static final LinkToken OLD = new LinkToken(new byte[] {9}, EARLIER, Cause.CHANGE, Optional.empty());
        private static final String OLD_TEXT = "{at = 900, cause = 'change', hash = x09}";

        private final Registration row =
                row(Status.CONFIRMED).token(OLD).requested(FILLED).build();

        @Test
        void aClaimAddsTheNewLinkToTheOldOnes() {
            var link = new LinkToken(new byte[] {8}, NOW, Cause.CHANGE, Optional.empty());
            assertThat(lines(DeliveryWrites.claim(row, PASSED, link, NOW)))
                    .containsExactly(
                            "SET counted = 1, lease = 1300, pending = 'held', tokens = [" + OLD_TEXT
                                    + ", {at = 1000, cause = 'change', hash = x08}]",
                            "ADD tries 1, version 1",
                            "IF " + FREE + " AND #version = 3 AND attribute_exists(#pending)");
        }

        @Test
        void aRequestThatIsClaimedHasPassedAllLimits() {
            var link = new LinkToken(new byte[] {8}, NOW, Cause.REQUEST, Optional.of(FILLED));
            assertThat(lines(DeliveryWrites.claim(row, PASSED, link, NOW)))
                    .containsExactly(
                            "SET counted = 1, lease = 1300, pending = 'held', stage = 3, tokens = [" + OLD_TEXT
                                    + ", {at = 1000, cause = 'request', hash = x08, request = " + FILLED_TEXT + "}]",
                            "ADD tries 1, version 1",
                            "REMOVE slot",
                            "IF " + FREE + " AND #version = 3 AND attribute_exists(#pending)");
        }

        @Test
        void anUndoneClaimRestoresTheOldLinksAndCountsNothing() {
            var postponed = Update.of(row.key()).set("due", 2_000).when("#lease = :lease", "lease", 1_300);
            assertThat(lines(DeliveryWrites.undoClaim(row, postponed)))
                    .containsExactly("SET counted = 0, due = 2000, tokens = [" + OLD_TEXT + "]", "IF #lease = 1300");
        }
    }

    @Nested
    class Waiting {

        @Test
        void aLeasedRowWaitsForItsLease() {
            assertThat(lines(DeliveryWrites.waitForLease(
                            row(Status.CONFIRMED).leasedUntil(LEASE).build(), EVENT)))
                    .containsExactly(
                            "SET due = if_not_exists(removal, 1300), dueKind = 'R0'",
                            "IF #version = 3 AND #lease = 1300");
        }

        @Test
        void withoutALeaseThereIsNothingToWaitFor() {
            assertThatThrownBy(() -> DeliveryWrites.waitForLease(confirmed(), EVENT))
                    .isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void aSettledRowWaitsForItsNextDeadline() {
            assertThat(lines(DeliveryWrites.waitForDeadline(confirmed(), EVENT, NOW)))
                    .containsExactly(
                            "SET due = if_not_exists(removal, 6567300)",
                            "IF #version = 3 AND attribute_not_exists(#pending)");
        }

        @Test
        void aRequestWaitsUntilItExpires() {
            var row = row(Status.REQUESTED)
                    .expires(Optional.of(Instant.ofEpochSecond(5_000)))
                    .build();
            assertThat(clause("SET", DeliveryWrites.waitForDeadline(row, EVENT, NOW)))
                    .isEqualTo("due = if_not_exists(removal, 5000)");
        }
    }

    @Nested
    class News {

        @Test
        void aSettledRowIsDueAtItsNewDeadline() {
            assertThat(lines(DeliveryWrites.newRevision(
                            row(Status.CONFIRMED).settled().build(), EVENT, NOW)))
                    .containsExactly(
                            "SET due = if_not_exists(removal, 6567300), " + ENDING + TTL, "ADD version 1", AS_SEEN);
        }

        @Test
        void aPendingLetterStaysDue() {
            assertThat(lines(DeliveryWrites.newRevision(confirmed(), EVENT, NOW)))
                    .containsExactly("SET " + ENDING + TTL, "ADD version 1", AS_SEEN);
        }

        @Test
        void aHeldLetterIsLookedAtWhenTheNewDateEndsItsAnswers() {
            var dated = Samples.published(Samples.dated(), 7, 5, Instant.EPOCH, "{}", Instant.EPOCH);
            var end = Samples.date().endsAt();
            var held = row(Status.CONFIRMED).held(end.plusSeconds(60), Stage.ADDRESS);
            assertThat(clause("SET", DeliveryWrites.newRevision(held.build(), dated, NOW)))
                    .contains("due = if_not_exists(removal, " + end.getEpochSecond() + ")");
            var early = row(Status.CONFIRMED).held(LEASE, Stage.ADDRESS);
            assertThat(clause("SET", DeliveryWrites.newRevision(early.build(), dated, NOW)))
                    .contains("due = if_not_exists(removal, 1300),");
        }

        @Test
        void newsMakesALetterDueAmongTheNewsWhateverHeldTheRow() {
            assertThat(lines(DeliveryWrites.news(row(Status.CONFIRMED).settled().build(), EVENT, NOW)))
                    .containsExactly(
                            "SET due = 1000, dueKind = 'N0', " + ENDING + "pending = 'news', " + TTL,
                            "ADD version 1",
                            "REMOVE lease, slot, stage, tries",
                            AS_SEEN);
        }

        @Test
        void whoeverIsAskedToKeepTheirSeatGetsALetterNow() {
            assertThat(lines(DeliveryWrites.askToKeep(confirmed(), NOW)))
                    .containsExactly("SET due = 1000, dueKind = 'R0', pending = 'letter'", "ADD version 1", AS_SEEN);
        }
    }

    private static List<String> lines(Update update) {
        return Written.of(update).lines();
    }

    private static String clause(String verb, Update update) {
        return Written.of(update).clause(verb);
    }
}
