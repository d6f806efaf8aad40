package openseat.transition;

import static openseat.transition.SampleRows.AS_SEEN;
import static openseat.transition.SampleRows.EARLIER;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import openseat.dynamodb.Update;
import openseat.dynamodb.Written;
import openseat.registration.LastLetter;
import openseat.registration.LinkToken;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The writes of a row's letters, clause by clause. The rows and moments are explained at `SampleRows`.
class DeliveryWritesTest {

    private static final Instant LEASE = Instant.ofEpochSecond(1_300);
    private static final LinkToken OLD_TOKEN = new LinkToken(new byte[] {9}, EARLIER);
    private static final String FREE = "attribute_exists(#pk) AND (attribute_not_exists(#lease) OR #lease <= 1000)";
    private static final String ENDING = "ends = 7776900, ";
    private static final String TTL = "ttl = 8381700";

    @Nested
    class Quotas {

        @Test
        void aCountedRequestLosesItsNetwork() {
            assertThat(lines(DeliveryWrites.countRequest(requested(), NOW)))
                    .containsExactly(
                            "SET lease = 1000",
                            "REMOVE network",
                            "IF " + FREE + " AND attribute_exists(#network) AND #version = 3");
        }

        @Test
        void aLetterUnderWayKeepsItsLease() {
            assertThat(lines(DeliveryWrites.countRequestOfLeased(requested())))
                    .containsExactly("REMOVE network", "IF attribute_exists(#network) AND #version = 3");
        }

        @Test
        void aHeldLetterIsDueLaterAndWrittenOnce() {
            assertThat(lines(DeliveryWrites.hold(requested(), Instant.ofEpochSecond(2_000), NOW)))
                    .containsExactly(
                            "SET due = 2000, lease = 1000", "IF " + FREE + " AND #version = 3 AND #due <> 2000");
        }
    }

    @Nested
    class Claiming {

        private final LinkToken.Key link = new LinkToken.Key("0".repeat(32), new byte[16]);

        @Test
        void aClaimAddsTheNewLinkToTheOldOnes() {
            var row = row(Status.CONFIRMED)
                    .links(List.of(OLD_TOKEN), Optional.empty())
                    .build();
            var hash = HexFormat.of().formatHex(link.hash());
            assertThat(lines(DeliveryWrites.claim(row, link, NOW)))
                    .containsExactly(
                            "SET counted = true, due = 1300, lease = 1300, "
                                    + "tokens = [{at = 900, hash = x09}, {at = 1000, hash = x" + hash + "}]",
                            "ADD tries 1",
                            "IF " + FREE + " AND #version = 3 AND attribute_exists(#pending)");
        }

        @Test
        void anUndoneClaimRestoresTheOldLinks() {
            var row = row(Status.CONFIRMED)
                    .links(List.of(OLD_TOKEN), Optional.empty())
                    .build();
            var postponed = Update.of(row.key()).set("due", 2_000).when("#lease = :lease", "lease", 1_300);
            assertThat(lines(DeliveryWrites.undoClaim(row, postponed)))
                    .containsExactly("SET due = 2000, tokens = [{at = 900, hash = x09}]", "IF #lease = 1300");
        }
    }

    @Nested
    class Settling {

        private static final String LETTER = "lastLetter = {at = 1000, places = 2, revision = 7, status = 'confirmed'}";

        @Test
        void aSentLetterIsRememberedAndNothingIsPending() {
            assertThat(lines(DeliveryWrites.settle(confirmed(), EVENT, LEASE, NOW)))
                    .containsExactly(
                            "SET due = 7776900, dueKind = 'R0', " + ENDING + LETTER + ", " + TTL,
                            "REMOVE counted, lease, pending, tries",
                            "IF attribute_exists(#pk) AND #lease = 1300 AND #version = 3 AND attribute_not_exists(#network)");
        }

        @Test
        void aRequestExpiresAWeekAfterItsLetter() {
            assertThat(clause("SET", DeliveryWrites.settle(requested(), EVENT, LEASE, NOW)))
                    .contains("due = 605800, ")
                    .contains("expires = 605800, ")
                    .contains("status = 'requested'");
        }

        @Test
        void ifSomethingNewerIsTrueALetterIsStillPending() {
            assertThat(lines(DeliveryWrites.settleAndKeepPending(confirmed(), EVENT, LEASE, NOW)))
                    .containsExactly(
                            "SET due = 1000, " + LETTER,
                            "REMOVE counted, lease, tries",
                            "IF attribute_exists(#pk) AND #lease = 1300");
        }

        @Test
        void withoutALetterTheLastOneStays() {
            assertThat(lines(DeliveryWrites.settleWithoutLetter(confirmed(), EVENT, NOW)))
                    .containsExactly(
                            "SET due = 7776900, dueKind = 'R0', " + ENDING + TTL,
                            "REMOVE counted, lease, pending, tries",
                            "IF (attribute_not_exists(#lease) OR #lease <= 1000) AND #version = 3 AND attribute_not_exists(#network)");
        }

        @Test
        void withoutALetterARequestExpiresAfterTheLastOne() {
            var letter = new LastLetter(Status.REQUESTED, 2, 7, Instant.ofEpochSecond(950));
            var row = row(Status.REQUESTED).lastLetter(Optional.of(letter)).build();
            assertThat(clause("SET", DeliveryWrites.settleWithoutLetter(row, EVENT, NOW)))
                    .contains("expires = 605750, ");
            assertThat(clause("SET", DeliveryWrites.settleWithoutLetter(requested(), EVENT, NOW)))
                    .contains("expires = 605800, ");
        }
    }

    @Nested
    class Waiting {

        @Test
        void aLeasedRowWaitsForItsLease() {
            assertThat(lines(DeliveryWrites.waitForLease(
                            row(Status.CONFIRMED).leasedUntil(LEASE).build())))
                    .containsExactly("SET due = 1300", "IF #version = 3 AND #lease = 1300");
        }

        @Test
        void withoutALeaseThereIsNothingToWaitFor() {
            assertThatThrownBy(() -> DeliveryWrites.waitForLease(confirmed()))
                    .isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void aSettledRowWaitsForItsNextDeadline() {
            assertThat(lines(DeliveryWrites.waitForDeadline(confirmed(), EVENT)))
                    .containsExactly("SET due = 7776900", "IF #version = 3 AND attribute_not_exists(#pending)");
        }

        @Test
        void aRequestWaitsUntilItExpires() {
            var row = row(Status.REQUESTED)
                    .expires(Optional.of(Instant.ofEpochSecond(5_000)))
                    .build();
            assertThat(clause("SET", DeliveryWrites.waitForDeadline(row, EVENT)))
                    .isEqualTo("due = 5000");
        }
    }

    @Nested
    class Revisions {

        @Test
        void aSettledRowIsDueAtItsNewDeadline() {
            assertThat(lines(DeliveryWrites.newRevision(
                            row(Status.CONFIRMED).settled().build(), EVENT)))
                    .containsExactly("SET due = 7776900, " + ENDING + TTL, AS_SEEN);
        }

        @Test
        void aPendingLetterStaysDue() {
            assertThat(lines(DeliveryWrites.newRevision(confirmed(), EVENT)))
                    .containsExactly("SET " + ENDING + TTL, AS_SEEN);
        }

        @Test
        void newsMakesALetterDueAmongTheNews() {
            assertThat(lines(DeliveryWrites.news(row(Status.CONFIRMED).settled().build(), EVENT, NOW)))
                    .containsExactly(
                            "SET due = 1000, dueKind = 'N0', " + ENDING + "pending = 'letter', " + TTL,
                            "ADD version 1",
                            AS_SEEN);
        }
    }

    private static List<String> lines(Update update) {
        return Written.of(update).lines();
    }

    private static String clause(String verb, Update update) {
        return Written.of(update).clause(verb);
    }
}
