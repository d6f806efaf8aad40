package openseat.registration;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The dated sample ends on 18 December at 19:15 UTC and keeps addresses for 14 days.
class DeadlinesTest {

    private static final Instant ASKED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant ACTED = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-18T19:15:00Z");
    private static final Duration KEPT_UNDATED = Duration.ofDays(90);

    @ParameterizedTest
    @EnumSource(Status.class)
    void whereADateIsSetARowGoesSomeDaysAfterTheEnd(Status status) {
        assertThat(Deadlines.ends(published(Samples.dated()), row(status, Optional.of(ACTED), false)))
                .isEqualTo(END.plus(Duration.ofDays(14)));
    }

    @Test
    void aCancelledEventCountsFromTheDateItHad() {
        var event = cancelled(new Schedule.Cancelled(Optional.of(Samples.date())));
        assertThat(Deadlines.ends(published(event), row(Status.CONFIRMED, Optional.of(ACTED), false)))
                .isEqualTo(END.plus(Duration.ofDays(14)));
        assertThat(Deadlines.answersEnd(published(event))).contains(END);
        var undated = cancelled(new Schedule.Cancelled(Optional.empty()));
        assertThat(Deadlines.ends(published(undated), row(Status.CONFIRMED, Optional.of(ACTED), false)))
                .isEqualTo(ACTED.plus(KEPT_UNDATED));
        assertThat(Deadlines.answersEnd(published(undated))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutADateTheDaysCountFromTheLastActOrElseFromTheRequest(Status status) {
        assertThat(Deadlines.ends(published(Samples.undated()), row(status, Optional.of(ACTED), false)))
                .isEqualTo(ACTED.plus(KEPT_UNDATED));
        assertThat(Deadlines.ends(published(Samples.undated()), row(status, Optional.empty(), false)))
                .isEqualTo(ASKED.plus(KEPT_UNDATED));
    }

    @Test
    void anAskingGoesAsARowThatWasJustAskedFor() {
        assertThat(Deadlines.ends(published(Samples.undated()), ACTED)).isEqualTo(ACTED.plus(KEPT_UNDATED));
        assertThat(Deadlines.ends(published(Samples.dated()), ACTED)).isEqualTo(END.plus(Duration.ofDays(14)));
    }

    @Test
    void aDateThatIsTakenBackBeginsTheDaysAnewForNobodyGoesBeforeTheyWereTold() {
        var takenBack = ACTED.plus(Duration.ofDays(100));
        for (var event : List.of(Samples.undated(), cancelled(new Schedule.Cancelled(Optional.empty())))) {
            assertThat(Deadlines.ends(published(event, takenBack), row(Status.CONFIRMED, Optional.of(ACTED), false)))
                    .isEqualTo(takenBack.plus(KEPT_UNDATED));
        }
    }

    @Test
    void aDateThatHadPassedWhenItWasPublishedDeletesNobodyForAWeek() {
        var slip = END.plus(Duration.ofDays(50));
        var event = published(Samples.dated(), slip);
        assertThat(Deadlines.answersEnd(event)).contains(slip.plus(Duration.ofDays(7)));
        assertThat(Deadlines.ends(event, row(Status.CONFIRMED, Optional.of(ACTED), true)))
                .isEqualTo(slip.plus(Duration.ofDays(7 + 14)));
    }

    @Test
    void theBroomComesAWeekAfterTheEnd() {
        assertThat(Deadlines.ttl(END)).isEqualTo(END.plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // status, answers, lapse, next
                "REQUESTED, false, 2026-11-08T00:00:00Z, 2026-11-08T00:00:00Z",
                "REQUESTED, true, 2026-11-08T00:00:00Z, 2026-11-08T00:00:00Z",
                "REQUESTED, true, 2026-12-20T00:00:00Z, 2026-12-18T19:15:00Z",
                "REQUESTED, false, 2027-02-01T00:00:00Z, 2027-01-01T19:15:00Z",
                "REQUESTED, false, -, 2027-01-01T19:15:00Z",
                "CONFIRMED, false, 2026-11-08T00:00:00Z, 2027-01-01T19:15:00Z",
                "CONFIRMED, true, 2026-11-08T00:00:00Z, 2026-12-18T19:15:00Z",
                "WAITING, true, -, 2026-12-18T19:15:00Z",
                "CANCELLED, false, -, 2027-01-01T19:15:00Z",
                "CANCELLED, true, -, 2026-12-18T19:15:00Z",
            })
    void theNextStepIsTheFirstOfLapseAnswersAndEnd(Status status, boolean answers, Instant lapse, Instant next) {
        assertThat(Deadlines.next(
                        published(Samples.dated()),
                        row(status, Optional.empty(), answers),
                        Optional.ofNullable(lapse),
                        ACTED))
                .isEqualTo(next);
    }

    @Test
    void withoutADateAnswersGoWithTheRow() {
        assertThat(Deadlines.next(
                        published(Samples.undated()),
                        row(Status.CANCELLED, Optional.of(ACTED), true),
                        Optional.empty(),
                        ACTED))
                .isEqualTo(ACTED.plus(KEPT_UNDATED));
    }

    private static PublishedEvent published(Event event) {
        return published(event, ASKED);
    }

    private static PublishedEvent published(Event event, Instant scheduledAt) {
        return Samples.published(event, 1, 1, scheduledAt, "{}", scheduledAt);
    }

    private static Event cancelled(Schedule.Cancelled schedule) {
        return Samples.with(Samples.dated(), schedule, Samples.open());
    }

    private static Registration row(Status status, Optional<Instant> acted, boolean answered) {
        var answers = new Answers(
                answered ? Optional.of("Noor") : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                3);
        var submission = new Submission(answers, "en", 1, ASKED);
        return Rows.row(status, ASKED, END).requested(submission).acted(acted).build();
    }
}
