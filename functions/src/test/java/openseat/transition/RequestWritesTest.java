package openseat.transition;

import static openseat.transition.SampleRows.ASKING;
import static openseat.transition.SampleRows.AS_SEEN;
import static openseat.transition.SampleRows.DECIDED;
import static openseat.transition.SampleRows.ENDS;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.OTHER;
import static openseat.transition.SampleRows.OTHER_TEXT;
import static openseat.transition.SampleRows.USED;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import openseat.dynamodb.Write;
import openseat.dynamodb.Written;
import openseat.registration.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is written about requests made since: accepting, discarding, blocking them, renewing and deleting.
///
/// The rows and moments are explained at `SampleRows`.
class RequestWritesTest {

    private static final String AS_COUNTED = "IF #version = 3 AND #requests = ";

    @Nested
    class Deciding {

        @Test
        void acceptingWhatALetterToldTakesItOutOfItsLink() {
            var row = row(Status.CONFIRMED).toldTo(USED, OTHER).build();
            var written = Written.of(RegistrationWrites.acceptRequested(row, EVENT, OTHER, USED, NOW));
            assertThat(written.clause("SET"))
                    .contains("accepted = " + OTHER_TEXT)
                    .contains("tokens = [" + DECIDED + "]");
            assertThat(written.condition()).isEqualTo("#version = 3");
        }

        @Test
        void acceptingTheNewestTakesItOutUnlessAnotherComesMeanwhile() {
            var row =
                    row(Status.CONFIRMED).toldTo(USED, FILLED).requested(OTHER).build();
            var written = Written.of(RegistrationWrites.acceptRequested(row, EVENT, OTHER, USED, NOW));
            assertThat(written.clause("SET")).contains("tokens = [" + ASKING + "]");
            assertThat(written.clause("REMOVE")).contains("latest");
            assertThat(written.lines().getLast()).isEqualTo(AS_COUNTED + 2);
        }

        @Test
        void discardingAcceptsNothing() {
            var row = row(Status.CONFIRMED).toldTo(USED, OTHER).build();
            assertThat(lines(RegistrationWrites.discardRequested(row, EVENT, OTHER, USED, NOW)))
                    .containsExactly(
                            "SET acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, pending = 'letter', "
                                    + "tokens = [" + DECIDED + "], ttl = 8381800, used = x0102",
                            "ADD version 1",
                            "REMOVE bounced, complaints, lease, slot, stage, tries",
                            AS_SEEN);
        }

        @Test
        void whatIsDiscardedBeforeItsLetterNeedsNone() {
            var row = row(Status.CONFIRMED).requested(OTHER).build();
            assertThat(Written.of(RegistrationWrites.discardRequested(row, EVENT, OTHER, USED, NOW))
                            .clause("REMOVE"))
                    .isEqualTo("bounced, complaints, first, latest, lease, slot, stage, tries");
        }

        @Test
        void discardingTheNewestLeavesAnotherThatIsUntold() {
            var row = row(Status.CONFIRMED).requested(FILLED).requested(OTHER).build();
            var written = Written.of(RegistrationWrites.discardRequested(row, EVENT, OTHER, USED, NOW));
            assertThat(written.clause("REMOVE")).contains("latest").doesNotContain("first");
            assertThat(written.lines().getLast()).isEqualTo(AS_COUNTED + 2);
        }
    }

    @Nested
    class Blocking {

        private static final String BARE = "{at = 900, language = 'fr', notice = 4, places = 2}";

        @Test
        void whoRegisteredKeepsEverythingElse() {
            assertThat(lines(RegistrationWrites.block(confirmed())))
                    .containsExactly("SET complaints = 2", "ADD version 1", AS_SEEN);
        }

        @Test
        void ofARequestNothingThatWasTypedIsLeftAndNothingIsPending() {
            assertThat(lines(RegistrationWrites.block(requested())))
                    .containsExactly(
                            "SET complaints = 2, due = 7776900, tokens = [{at = 900, cause = 'request', "
                                    + "hash = x0102, request = " + BARE + "}], told = 1",
                            "ADD version 1",
                            "REMOVE expires, first, latest, lease, networks, pending, slot, stage, tries",
                            AS_SEEN);
        }
    }

    @Nested
    class Ending {

        @Test
        void aRowThatWasRequestedAgainStartsAnew() {
            var row = row(Status.CONFIRMED, ENDS).requested(OTHER).complaints(2).build();
            assertThat(lines(SystemWrites.renew(row, EVENT, Instant.ofEpochSecond(7_777_000))))
                    .containsExactly(
                            "SET due = 7777000, dueKind = 'R0', ends = 15552900, pending = 'letter', "
                                    + "status = 'requested', ttl = 16157700",
                            "ADD version 1",
                            "REMOVE accepted, acted, bounced, expires, joined, lastLetter, lease, removal, removed, slot, "
                                    + "stage, statusAt, tokens, tries, used",
                            AS_SEEN);
        }

        @Test
        void noRequestIsDeletedUnseen() {
            assertThat(lines(SystemWrites.deleteUnasked(requested()))).containsExactly("DELETE", AS_COUNTED + 1);
            assertThat(lines(SystemWrites.delete(requested()))).containsExactly("DELETE", AS_SEEN);
        }
    }

    private static List<String> lines(Write write) {
        return Written.of(write).lines();
    }
}
