package openseat.report;

import static org.assertj.core.api.Assertions.assertThat;

import openseat.report.MailHealth.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailHealthTest {

    @ParameterizedTest
    @CsvSource({
        "260, 0, 4, 0, false, GOOD",
        "260, 0, 5, 0, false, SOME_LOST",
        "260, 5, 0, 0, false, SOME_LOST",
        "260, 0, 0, 5, false, SOME_LOST",
        "200, 0, 5, 0, false, SOME_LOST",
        "166, 0, 5, 0, false, TOO_MANY_BACK",
        "167, 0, 5, 0, false, SOME_LOST",
        "20, 0, 4, 0, false, GOOD",
        "19, 0, 19, 0, false, TOO_MANY_BACK",
        "0, 0, 0, 0, true, WAITING",
        "20, 0, 20, 0, true, WAITING"
    })
    void theStateFollowsFromTheCounters(
            long sent, long refused, long bounced, long complained, boolean blocked, State state) {
        assertThat(MailHealth.of(sent, refused, bounced, complained, blocked).state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 0", "167, 5, 0", "166, 5, 3", "101, 5, 3", "100, 5, 5", "51, 5, 5", "50, 5, 10", "5, 5, 10"})
    void howManyCameBackIsToldInSteps(long sent, long bounced, int percent) {
        assertThat(MailHealth.of(sent, 0, bounced, 0, false).percent().orElse(0))
                .isEqualTo(percent);
    }

    /// Whoever knows what a digest says must not learn whether one letter more was sent, or came back.
    @Test
    void fewerThanFiveOfAnythingLookLikeNone() {
        assertThat(MailHealth.of(4, 4, 4, 4, false)).isEqualTo(MailHealth.NONE);
        assertThat(MailHealth.of(20, 4, 4, 4, false)).isEqualTo(MailHealth.of(1_000, 0, 0, 0, false));
    }
}
