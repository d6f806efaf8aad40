package openseat.transition;

import static openseat.transition.SampleRows.AS_SEEN;
import static openseat.transition.SampleRows.DECIDED;
import static openseat.transition.SampleRows.EARLIER;
import static openseat.transition.SampleRows.EVENT;
import static openseat.transition.SampleRows.FILLED_TEXT;
import static openseat.transition.SampleRows.NOW;
import static openseat.transition.SampleRows.OTHER;
import static openseat.transition.SampleRows.OTHER_TEXT;
import static openseat.transition.SampleRows.USED;
import static openseat.transition.SampleRows.confirmed;
import static openseat.transition.SampleRows.requested;
import static openseat.transition.SampleRows.row;
import static openseat.transition.SampleRows.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import openseat.dynamodb.Write;
import openseat.dynamodb.Written;
import openseat.registration.Delivery.Suppression;
import openseat.registration.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a holder's acts write in the row, clause by clause.
///
/// The rows and moments are explained at `SampleRows`.
class RegistrationWritesTest {

    private static final String LIFTED = "REMOVE bounced, complaints, lease, slot, stage, tries";

    @Test
    void confirmingAcceptsWhatItsLetterWasWrittenFor() {
        var row = row(Status.REQUESTED).requested(OTHER).build();
        assertThat(lines(RegistrationWrites.confirm(row, EVENT, USED, NOW)))
                .containsExactly(
                        "SET accepted = " + FILLED_TEXT + ", acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, "
                                + "pending = 'letter', status = 'confirmed', statusAt = 1000, tokens = [" + DECIDED
                                + "], ttl = 8381800, used = x0102",
                        "ADD version 1",
                        "REMOVE bounced, complaints, expires, lease, removed, slot, stage, tries",
                        AS_SEEN);
    }

    @Test
    void comingBackKeepsWhatWasAccepted() {
        var again = row(Status.CANCELLED).toldTo(USED, OTHER).build();
        var written = Written.of(RegistrationWrites.confirm(again, EVENT, USED, NOW));
        assertThat(written.clause("SET"))
                .contains("accepted = " + FILLED_TEXT)
                .contains("status = 'confirmed'")
                .contains("request = " + OTHER_TEXT);
    }

    @Test
    void joiningRecordsTheMillisecond() {
        assertThat(lines(RegistrationWrites.join(requested(), EVENT, USED, NOW.plusMillis(5))))
                .containsExactly(
                        "SET accepted = " + FILLED_TEXT + ", acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, "
                                + "joined = 1000005, pending = 'letter', status = 'waiting', statusAt = 1000, tokens = ["
                                + DECIDED
                                + "], ttl = 8381800, used = x0102",
                        "ADD version 1",
                        "REMOVE bounced, complaints, expires, lease, removed, slot, stage, tries",
                        AS_SEEN);
    }

    @Test
    void twoChangesInOneSecondHaveTwoMoments() {
        var before = row(Status.CONFIRMED).statusAt(NOW.plusSeconds(3)).build();
        assertThat(Written.of(RegistrationWrites.cancel(before, EVENT, USED, NOW))
                        .clause("SET"))
                .contains("statusAt = 1004");
        var longBefore = row(Status.CONFIRMED).statusAt(EARLIER).build();
        assertThat(Written.of(RegistrationWrites.cancel(longBefore, EVENT, USED, NOW))
                        .clause("SET"))
                .contains("statusAt = 1000");
    }

    @Test
    void otherAnswersAreNoOtherStatus() {
        var written = Written.of(RegistrationWrites.change(confirmed(), EVENT, OTHER, USED, NOW));
        assertThat(written.clause("SET")).doesNotContain("status");
    }

    @Test
    void cancellingKeepsTheAnswers() {
        assertThat(lines(RegistrationWrites.cancel(confirmed(), EVENT, USED, NOW)))
                .containsExactly(
                        "SET acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, pending = 'letter', "
                                + "status = 'cancelled', statusAt = 1000, ttl = 8381800, used = x0102",
                        "ADD version 1",
                        LIFTED,
                        AS_SEEN);
    }

    @Test
    void cancellingAWaitingRowEndsItsWait() {
        assertThat(Written.of(RegistrationWrites.cancel(waiting(), EVENT, USED, NOW))
                        .clause("REMOVE"))
                .isEqualTo("bounced, complaints, joined, lease, slot, stage, tries");
    }

    @Test
    void aChangeSetsOnlyTheAcceptedAnswers() {
        assertThat(lines(RegistrationWrites.change(confirmed(), EVENT, OTHER, USED, NOW)))
                .containsExactly(
                        "SET accepted = " + OTHER_TEXT + ", acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, "
                                + "pending = 'letter', ttl = 8381800, used = x0102",
                        "ADD version 1",
                        LIFTED,
                        AS_SEEN);
    }

    @Test
    void keepingOnlyMovesTheEnd() {
        assertThat(lines(RegistrationWrites.keep(confirmed(), EVENT, USED, NOW)))
                .containsExactly(
                        "SET acted = 1000, due = 1000, dueKind = 'R0', ends = 7777000, pending = 'letter', "
                                + "ttl = 8381800, used = x0102",
                        "ADD version 1",
                        LIFTED,
                        AS_SEEN);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void allButTheRequestNeedTheVersionThatWasRead(Write change) {
        assertThat(Written.of(change).key()).isEqualTo(confirmed().key());
        assertThat(Written.of(change).condition()).isEqualTo("#version = 3");
    }

    static Stream<Write> changes() {
        return Stream.of(
                RegistrationWrites.confirm(requested(), EVENT, USED, NOW),
                RegistrationWrites.join(requested(), EVENT, USED, NOW),
                RegistrationWrites.cancel(confirmed(), EVENT, USED, NOW),
                RegistrationWrites.change(confirmed(), EVENT, OTHER, USED, NOW),
                RegistrationWrites.acceptRequested(confirmed(), EVENT, OTHER, USED, NOW),
                RegistrationWrites.discardRequested(confirmed(), EVENT, OTHER, USED, NOW),
                RegistrationWrites.keep(confirmed(), EVENT, USED, NOW),
                RegistrationWrites.block(confirmed()),
                SystemWrites.promote(waiting(), NOW),
                SystemWrites.turnAway(waiting(), NOW),
                SystemWrites.suppress(confirmed(), Suppression.BOUNCED, EARLIER, NOW),
                SystemWrites.suppressAndCancel(confirmed(), Suppression.COMPLAINED, EARLIER, NOW),
                SystemWrites.dropAnswers(confirmed(), EVENT),
                SystemWrites.renew(confirmed(), EVENT, NOW),
                SystemWrites.delete(confirmed()));
    }

    private static List<String> lines(Write write) {
        return Written.of(write).lines();
    }
}
