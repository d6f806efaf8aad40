package openseat.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import openseat.event.Samples;
import openseat.event.Schedule;
import openseat.letter.Examples;
import openseat.registration.Rows;
import openseat.registration.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinAnswerTest {

    private static final Instant START = Examples.FRIDAY.startsAt();
    private static final Instant END = Examples.FRIDAY.endsAt();
    private static final Duration EARLY = Duration.ofMinutes(30);

    @Test
    void aSeatOpensTheLinkFromHalfAnHourBeforeToTheEnd() {
        assertThat(answer(Status.CONFIRMED, START.minus(EARLY).minusNanos(1))).isEqualTo(JoinAnswer.EARLY);
        assertThat(answer(Status.CONFIRMED, START.minus(EARLY))).isEqualTo(JoinAnswer.OPEN);
        assertThat(answer(Status.CONFIRMED, END.minusNanos(1))).isEqualTo(JoinAnswer.OPEN);
        assertThat(answer(Status.CONFIRMED, END)).isEqualTo(JoinAnswer.OVER);
    }

    @Test
    void ofWholeDaysItOpensHalfAnHourBeforeTheFirstBeginsThere() {
        var days = Samples.wholeDays("2026-09-06", "2026-09-07", "America/Santiago");
        var midnight = Instant.parse("2026-09-06T04:00:00Z");
        assertThat(answer(days, Status.CONFIRMED, midnight.minus(EARLY).minusNanos(1)))
                .isEqualTo(JoinAnswer.EARLY);
        assertThat(answer(days, Status.CONFIRMED, midnight.minus(EARLY))).isEqualTo(JoinAnswer.OPEN);
        assertThat(answer(days, Status.CONFIRMED, days.endsAt().minusNanos(1))).isEqualTo(JoinAnswer.OPEN);
        assertThat(answer(days, Status.CONFIRMED, days.endsAt())).isEqualTo(JoinAnswer.OVER);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONFIRMED")
    void nothingElseDoesAtAnyTime(Status status) {
        assertThat(answer(status, START.minus(EARLY).minusSeconds(1))).isEqualTo(JoinAnswer.NO_SEAT);
        assertThat(answer(status, START)).isEqualTo(JoinAnswer.NO_SEAT);
        assertThat(answer(status, END)).isEqualTo(JoinAnswer.OVER);
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatIsCancelledOrHasNoDateOpensNothing(Status status) {
        assertThat(answer(new Schedule.Cancelled(Optional.of(Examples.FRIDAY)), status, START))
                .isEqualTo(JoinAnswer.EVENT_CANCELLED);
        assertThat(answer(Examples.OPEN, status, START)).isEqualTo(JoinAnswer.NO_DATE);
    }

    private static JoinAnswer answer(Status status, Instant now) {
        return answer(Examples.FRIDAY, status, now);
    }

    private static JoinAnswer answer(Schedule schedule, Status status, Instant now) {
        var row = Rows.row(status, Examples.NOW, END.plus(Duration.ofDays(30))).build();
        return JoinAnswer.of(
                row, Samples.published(Examples.sample(schedule), 1, 1, Examples.NOW, "{}", Examples.NOW), now);
    }
}
