package openseat.transition;

import static openseat.transition.SampleRows.AS_SEEN;
import static openseat.transition.SampleRows.EARLIER;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.OTHER;
import static openseat.transition.SampleRows.USED;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.named;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.Keys;
import openseat.dynamodb.Write;
import openseat.dynamodb.Written;
import openseat.registration.Delivery.Suppression;
import openseat.registration.LastLetter;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What happens to a row without an act of its holder, and the entries of the waiting list, clause by clause.
///
/// The rows and moments are explained at `SampleRows`.
class SystemWritesTest {

    @Nested
    class BySystem {

        @Test
        void aPromotionIsNoActOfTheHolder() {
            assertThat(lines(SystemWrites.promote(waiting(), NOW)))
                    .containsExactly(
                            "SET due = 1000, dueKind = 'R0', pending = 'letter', status = 'confirmed', statusAt = 1000",
                            "ADD version 1",
                            "REMOVE joined, lease, slot, stage, tries",
                            AS_SEEN);
        }

        @Test
        void turningAwayCancels() {
            assertThat(lines(SystemWrites.turnAway(waiting(), NOW)))
                    .containsExactly(
                            "SET due = 1000, dueKind = 'R0', pending = 'letter', status = 'cancelled', statusAt = 1000",
                            "ADD version 1",
                            "REMOVE joined, lease, slot, stage, tries",
                            AS_SEEN);
        }

        @Test
        void aBounceIsMarkedAndTheRowIsDue() {
            assertThat(lines(SystemWrites.suppress(requested(), Suppression.BOUNCED, EARLIER.plusMillis(7), NOW)))
                    .containsExactly(
                            "SET bounced = true, due = 1000, dueKind = 'R0', pending = 'letter', reportedAt = 900007",
                            "ADD version 1",
                            AS_SEEN);
        }

        @Test
        void aComplaintIsCountedAndARequestExpiresNoMore() {
            assertThat(lines(SystemWrites.suppress(requested(), Suppression.COMPLAINED, EARLIER.plusMillis(7), NOW)))
                    .containsExactly(
                            "SET due = 1000, dueKind = 'R0', pending = 'letter', reportedAt = 900007, stopped = true",
                            "ADD complaints 1, version 1",
                            "REMOVE expires",
                            AS_SEEN);
        }

        @Test
        void aReportCancelsAsIfALetterHadSaidSo() {
            var letter = Optional.of(new LastLetter(Status.CONFIRMED, 2, 6, 0, EARLIER));
            var row = row(Status.CONFIRMED).lastLetter(letter).build();
            assertThat(lines(SystemWrites.suppressAndCancel(row, Suppression.BOUNCED, EARLIER, NOW)))
                    .containsExactly(
                            "SET bounced = true, due = 1000, dueKind = 'R0', "
                                    + "lastLetter = {at = 900, dated = 0, places = 2, revision = 6, status = 'cancelled'}, pending = 'letter', "
                                    + "reportedAt = 900000, status = 'cancelled', statusAt = 1000",
                            "ADD version 1",
                            AS_SEEN);
        }

        @Test
        void aReportEndsAWait() {
            var written = Written.of(SystemWrites.suppressAndCancel(waiting(), Suppression.BOUNCED, EARLIER, NOW));
            assertThat(written.clause("REMOVE")).isEqualTo("joined");
            assertThat(written.clause("SET")).doesNotContain("lastLetter");
        }
    }

    @Nested
    class DroppingAnswers {

        private static final String BARE_TWO = "{at = 900, language = 'fr', notice = 4, places = 2}";
        private static final String BARE_THREE = "{at = 900, language = 'en', notice = 4, places = 3}";
        private static final String BARE_TOKEN =
                "{at = 900, cause = 'request', hash = x0102, request = " + BARE_TWO + "}";

        @Test
        void acceptedAnswersGoAndThoseOfLaterRequestsToo() {
            var row = row(Status.CONFIRMED)
                    .settled()
                    .toldTo(USED, FILLED)
                    .requested(FILLED)
                    .requested(OTHER);
            assertThat(lines(SystemWrites.dropAnswers(row.build(), EVENT)))
                    .containsExactly(
                            "SET accepted = " + BARE_TWO + ", due = if_not_exists(removal, 7776900), first = "
                                    + BARE_TWO + ", latest = " + BARE_THREE + ", tokens = [" + BARE_TOKEN + "]",
                            "ADD version 1",
                            AS_SEEN);
        }

        @Test
        void whatWasOnlyRequestedGoes() {
            var row = row(Status.REQUESTED).settled().expires(Optional.of(Instant.ofEpochSecond(605_700)));
            assertThat(lines(SystemWrites.dropAnswers(row.build(), EVENT)))
                    .containsExactly(
                            "SET due = if_not_exists(removal, 605700), tokens = [" + BARE_TOKEN + "]",
                            "ADD version 1",
                            AS_SEEN);
        }

        @Test
        void aPendingLetterStaysDue() {
            assertThat(lines(SystemWrites.dropAnswers(confirmed(), EVENT)))
                    .containsExactly("SET accepted = " + BARE_TWO + ", tokens = []", "ADD version 1", AS_SEEN);
        }
    }

    @Nested
    class TheWaitingList {

        @Test
        void anEntryHoldsOnlyThePlacesAndOutlivesItsRow() {
            var entry = Written.of(WaitingListWrites.waiting(requested(), EVENT, NOW.plusMillis(5), named("Ana", 2)));
            assertThat(entry.key()).isEqualTo(Keys.waiting("an-event", 1_000_005, "0".repeat(32)));
            assertThat(entry.lines()).containsExactly("PUT places = 2, ttl = 42941800");
        }

        @Test
        void otherPlacesKeepThePosition() {
            assertThat(Written.of(WaitingListWrites.changeWaiting(waiting(), EVENT, named("Ana", 3), NOW)))
                    .isEqualTo(new Written(waiting().waitingKey(), List.of("PUT places = 3, ttl = 42941800")));
        }

        @Test
        void whoLeavesHasNoEntry() {
            assertThat(Written.of(WaitingListWrites.notWaiting(waiting())))
                    .isEqualTo(new Written(waiting().waitingKey(), List.of("DELETE")));
        }
    }

    private static List<String> lines(Write write) {
        return Written.of(write).lines();
    }
}
