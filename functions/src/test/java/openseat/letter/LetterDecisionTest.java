package openseat.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.form.Answers;
import openseat.letter.LetterDecision.Due;
import openseat.letter.LetterDecision.NotDue;
import openseat.registration.LastLetter;
import openseat.registration.Registration;
import openseat.registration.Rows;
import openseat.registration.Status;
import openseat.registration.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which letters are due, by status, last letter, time of the request, and the event's status.
class LetterDecisionTest {

    private static final Instant TOLD = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant NOW = TOLD.plus(Duration.ofHours(2));
    private static final Instant BEFORE = TOLD.minusSeconds(60);
    private static final Instant FIVE_MINUTES_LATER = TOLD.plus(Duration.ofMinutes(5));
    private static final Instant END = Instant.parse("2026-12-18T19:15:00Z");
    private static final long REVISION = 5;
    private static final long MATERIAL = 4;

    @ParameterizedTest
    @CsvSource({"REQUESTED, request", "CONFIRMED, act", "WAITING, act", "CANCELLED, act"})
    void theFirstLetterIsAlwaysDue(Status status, String cause) {
        assertThat(judge(row(status, 1, BEFORE, Optional.empty()), date())).isEqualTo(verdict(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, REQUESTED, nothing", "REQUESTED, CONFIRMED, request", "REQUESTED, WAITING, request",
                "REQUESTED, CANCELLED, request",
        "CONFIRMED, REQUESTED, act", "CONFIRMED, CONFIRMED, nothing", "CONFIRMED, WAITING, act",
                "CONFIRMED, CANCELLED, act",
        "WAITING, REQUESTED, act", "WAITING, CONFIRMED, act", "WAITING, WAITING, nothing", "WAITING, CANCELLED, act",
        "CANCELLED, REQUESTED, act", "CANCELLED, CONFIRMED, act", "CANCELLED, WAITING, act",
                "CANCELLED, CANCELLED, nothing",
    })
    void aLetterIsDueIfTheStatusDiffersFromTheLastLetter(Status status, Status told, String cause) {
        assertThat(judge(row(status, 1, BEFORE, told(told, 1, REVISION)), date()))
                .isEqualTo(verdict(cause));
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, nothing", "CONFIRMED, act", "WAITING, act", "CANCELLED, nothing"})
    void aChangedNumberOfPlacesIsToldToThoseWhoHoldThem(Status status, String cause) {
        assertThat(judge(row(status, 2, BEFORE, told(status, 1, REVISION)), date()))
                .isEqualTo(verdict(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, 3, nothing",
        "CONFIRMED, 3, act",
        "WAITING, 3, act",
        "CANCELLED, 3, nothing",
        "CONFIRMED, 4, nothing",
        "WAITING, 4, nothing",
        "CONFIRMED, 5, nothing",
    })
    void aNewDateOrPlaceIsToldToThoseWhoHoldPlaces(Status status, long knew, String cause) {
        var row = row(status, 1, BEFORE, told(status, 1, knew));
        assertThat(judge(row, date())).isEqualTo(verdict(cause));
        assertThat(LetterDecision.isOutdated(row, published(date()))).isEqualTo(cause.equals("act"));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aSecondRequestWithinFiveMinutesIsADoubleClick(Status status) {
        var told = told(status, 1, REVISION);
        assertThat(judge(row(status, 1, FIVE_MINUTES_LATER.minusSeconds(1), told), date()))
                .isEqualTo(new NotDue());
        assertThat(judge(row(status, 1, FIVE_MINUTES_LATER, told), date())).isEqualTo(new Due(true));
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, nothing", "CONFIRMED, act", "WAITING, act", "CANCELLED, act"})
    void nobodyIsAskedToConfirmACancelledEvent(Status status, String cause) {
        assertThat(judge(row(status, 1, BEFORE, Optional.empty()), new Schedule.Cancelled(Optional.empty())))
                .isEqualTo(verdict(cause));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void anEventThatIsOverNeedsNoLetter(Status status) {
        var row = row(status, 1, BEFORE, Optional.empty());
        assertThat(LetterDecision.of(row, published(date()), END)).isEqualTo(new NotDue());
        assertThat(LetterDecision.of(row, published(date()), END.minusSeconds(1)))
                .isInstanceOf(Due.class);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void anAddressThatBouncedGetsNoLetter(Status status) {
        assertThat(judge(row(status, 1, FIVE_MINUTES_LATER, Optional.empty(), true), date()))
                .isEqualTo(new NotDue());
    }

    @Test
    void closedRegistrationHoldsNoLetterBack() {
        var closed = Samples.with(
                Samples.dated(), date(), new Event.RegistrationWindow(Optional.empty(), Optional.of(TOLD)));
        var published = new PublishedEvent(closed, REVISION, MATERIAL, TOLD, "{}", TOLD);
        assertThat(LetterDecision.of(row(Status.REQUESTED, 1, BEFORE, Optional.empty()), published, NOW))
                .isEqualTo(new Due(true));
        assertThat(LetterDecision.of(row(Status.CONFIRMED, 1, BEFORE, Optional.empty()), published, NOW))
                .isEqualTo(new Due(false));
    }

    @Test
    void aRolloutWritesOnlyToThoseWithAnEarlierLetter() {
        assertThat(LetterDecision.isOutdated(row(Status.CONFIRMED, 1, BEFORE, Optional.empty()), published(date())))
                .isFalse();
    }

    private static LetterDecision judge(Registration row, Schedule schedule) {
        return LetterDecision.of(row, published(schedule), NOW);
    }

    private static LetterDecision verdict(String cause) {
        return cause.equals("nothing") ? new NotDue() : new Due(cause.equals("request"));
    }

    private static Schedule date() {
        return Samples.date();
    }

    private static PublishedEvent published(Schedule schedule) {
        return new PublishedEvent(
                Samples.with(Samples.dated(), schedule, Samples.open()), REVISION, MATERIAL, TOLD, "{}", TOLD);
    }

    private static Optional<LastLetter> told(Status status, int places, long revision) {
        return Optional.of(new LastLetter(status, places, revision, TOLD));
    }

    private static Registration row(Status status, int places, Instant asked, Optional<LastLetter> told) {
        return row(status, places, asked, told, false);
    }

    private static Registration row(
            Status status, int places, Instant asked, Optional<LastLetter> told, boolean bounced) {
        var answers = new Answers(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                places);
        var submission = Optional.of(new Submission(answers, "en", 1, asked));
        return Rows.row(status, asked, END)
                .requested(submission)
                .accepted(submission)
                .lastLetter(told)
                .suppressed(bounced)
                .build();
    }
}
