package openseat.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.letter.EventChange;
import openseat.letter.Examples;
import openseat.registration.LastLetter;
import openseat.registration.LinkToken;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import openseat.sending.LetterDecision.Due;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which letters are due because something changed: by status, last letter, and the event's status.
class LetterDecisionTest extends DecisionFixture {

    private static final Submission REQUEST = request("Ana", 1, TOLD);

    @ParameterizedTest
    @CsvSource({"REQUESTED, request", "CONFIRMED, change", "WAITING, change", "CANCELLED, change"})
    void theFirstLetterIsAlwaysDue(Status status, String cause) {
        assertThat(decide(untold(status, 1).requested(REQUEST))).isEqualTo(decision(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, REQUESTED, nothing",
        "CONFIRMED, REQUESTED, change",
        "CONFIRMED, CONFIRMED, nothing",
        "CONFIRMED, WAITING, change",
        "CONFIRMED, CANCELLED, change",
        "WAITING, REQUESTED, change",
        "WAITING, CONFIRMED, change",
        "WAITING, WAITING, nothing",
        "WAITING, CANCELLED, change",
        "CANCELLED, REQUESTED, change",
        "CANCELLED, CONFIRMED, change",
        "CANCELLED, WAITING, change",
        "CANCELLED, CANCELLED, nothing",
    })
    void aLetterIsDueIfTheStatusDiffersFromTheLastLetter(Status status, Status told, String cause) {
        assertThat(decide(untold(status, 1).lastLetter(letter(told)))).isEqualTo(decision(cause));
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, nothing", "CONFIRMED, change", "WAITING, change", "CANCELLED, nothing"})
    void aChangedNumberOfPlacesIsToldToThoseWhoHoldThem(Status status, String cause) {
        assertThat(decide(untold(status, 2).lastLetter(letter(status)))).isEqualTo(decision(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, 3, nothing",
        "CONFIRMED, 3, change",
        "WAITING, 3, change",
        "CANCELLED, 3, nothing",
        "CONFIRMED, 4, nothing",
        "WAITING, 4, nothing",
        "CONFIRMED, 5, nothing",
    })
    void aNewDateOrPlaceIsToldToThoseWhoHoldPlaces(Status status, long knew, String cause) {
        var row = untold(status, 1).lastLetter(Optional.of(new LastLetter(status, 1, knew, 0, TOLD)));
        assertThat(decide(row)).isEqualTo(decision(cause));
        assertThat(LetterDecision.isOutdated(row.build(), change(row.build()))).isEqualTo(cause.equals("change"));
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, nothing", "CONFIRMED, ANNOUNCEMENT", "WAITING, ANNOUNCEMENT"})
    void whatWasAnnouncedIsTold(Status status, String why) {
        var row = told(status).build();
        var announced = EventChange.NONE.with(List.of(Examples.announcement(false)));
        assertThat(why(LetterDecision.of(row, published(Samples.date()), announced, NOW)))
                .isEqualTo(why);
        assertThat(why(LetterDecision.of(row, published(Samples.date()), announced, END.plusSeconds(60))))
                .isEqualTo(why);
    }

    @Test
    void aChangeGoesBeforeAReminderAndThatBeforeAnAnnouncement() {
        var row = told(Status.CONFIRMED).build();
        var announced = EventChange.NONE.with(List.of(Examples.announcement(false)));
        var soon = Samples.date().startsAt().minusSeconds(60);
        assertThat(why(LetterDecision.of(row, published(Samples.date()), announced, soon)))
                .isEqualTo("REMINDER");
        var changed = told(Status.WAITING).lastLetter(letter(Status.CONFIRMED)).build();
        assertThat(LetterDecision.of(changed, published(Samples.date()), announced, soon))
                .isEqualTo(LetterDecision.CHANGE);
    }

    @Test
    void onlyRequestsAreHeldByLimits() {
        assertThat(due(REQUEST).mayBeHeld()).isTrue();
        assertThat(NOTHING.mayBeHeld()).isTrue();
        assertThat(LetterDecision.CHANGE.mayBeHeld()).isFalse();
        var soon = Samples.date().startsAt().minusSeconds(60);
        assertThat(decide(told(Status.CONFIRMED), soon).mayBeHeld()).isFalse();
    }

    private static String why(LetterDecision decision) {
        return decision instanceof Due(var why, var _) ? why.name() : "nothing";
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, nothing", "CONFIRMED, change", "WAITING, change", "CANCELLED, change"})
    void nobodyIsAskedToConfirmACancelledEvent(Status status, String cause) {
        var row = untold(status, 1).requested(REQUEST).build();
        assertThat(decide(row, new Schedule.Cancelled(Optional.empty()), NOW)).isEqualTo(decision(cause));
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatIsOverNeedsNoLetter(Status status) {
        var row = untold(status, 1).requested(REQUEST);
        assertThat(decide(row, END)).isEqualTo(NOTHING);
        assertThat(decide(row, END.minusSeconds(1))).isInstanceOf(Due.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUESTED")
    void changesAreNotToldToAnAddressThatBounced(Status status) {
        assertThat(decide(untold(status, 1).bounced())).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, 1, change", "WAITING, 2, change", "CANCELLED, 1, nothing"})
    void afterAComplaintChangesAreToldOnlyToThoseWhoHoldPlaces(Status status, int complaints, String cause) {
        assertThat(decide(untold(status, 1).complaints(complaints))).isEqualTo(decision(cause));
    }

    @Test
    void aChangeGoesBeforeARequestAndIsHeldByNothing() {
        var row = untold(Status.CONFIRMED, 1).lastLetter(letter(Status.WAITING)).requested(request("Bo", 3, NOW));
        for (var n = 0; n < LinkToken.MAX_BY_REQUESTS; n++) {
            row.toldTo(new byte[] {(byte) n}, request("Bo", n, NOW));
        }
        assertThat(decide(row)).isEqualTo(LetterDecision.CHANGE);
        assertThat(decide(row.lastLetter(letter(Status.CONFIRMED)))).isInstanceOf(LetterDecision.Held.class);
    }

    @Test
    void closedRegistrationHoldsNoLetterBack() {
        var window = new Event.RegistrationWindow(Optional.empty(), Optional.of(TOLD));
        var closed = Samples.with(Samples.dated(), Samples.date(), window);
        var published = Samples.published(closed, REVISION, MATERIAL, TOLD, "{}", TOLD);
        var requested = untold(Status.REQUESTED, 1).requested(REQUEST).build();
        assertThat(LetterDecision.of(requested, published, EventChange.NONE, NOW))
                .isEqualTo(due(REQUEST));
        assertThat(LetterDecision.of(untold(Status.CONFIRMED, 1).build(), published, EventChange.NONE, NOW))
                .isEqualTo(LetterDecision.CHANGE);
    }

    @Test
    void aRolloutWritesOnlyToThoseWithAnEarlierLetter() {
        var row = untold(Status.CONFIRMED, 1).build();
        assertThat(LetterDecision.isOutdated(row, change(row))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, nothing", "CONFIRMED, change", "WAITING, change", "CANCELLED, nothing"})
    void withoutADateWhoeverHoldsPlacesIsAskedToKeepThemTwoWeeksBeforeTheEnd(Status status, String cause) {
        var row = endingIn(Duration.ofDays(14), status).build();
        assertThat(decide(row, undated(), NOW)).isEqualTo(decision(cause));
        assertThat(decide(row, undated(), NOW.minusSeconds(1))).isEqualTo(NOTHING);
        assertThat(decide(row, Samples.date(), NOW)).isEqualTo(NOTHING);
    }

    @Test
    void whoWasAskedToKeepTheirSeatIsNotAskedAgain() {
        var asked = new LastLetter(Status.CONFIRMED, 1, REVISION, 0, NOW);
        var row = endingIn(Duration.ofDays(14), Status.CONFIRMED)
                .lastLetter(Optional.of(asked))
                .build();
        assertThat(decide(row, undated(), NOW.plus(Duration.ofDays(13)))).isEqualTo(NOTHING);
    }

    private static Rows endingIn(Duration time, Status status) {
        return Rows.row(status, TOLD, NOW.plus(time))
                .accepted(Optional.of(REQUEST))
                .lastLetter(letter(status));
    }

    private static Schedule undated() {
        return new Schedule.ToBeConfirmed(Optional.empty());
    }

    private static LetterDecision decision(String cause) {
        return switch (cause) {
            case "nothing" -> NOTHING;
            case "request" -> due(REQUEST);
            default -> LetterDecision.CHANGE;
        };
    }
}
