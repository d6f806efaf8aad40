package openseat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
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
        "19, 0, 19, 0, false, SOME_LOST",
        "0, 0, 0, 0, true, WAITING",
        "20, 0, 20, 0, true, WAITING"
    })
    void theStateFollowsFromTheCounters(
            long sent, long refused, long bounced, long complained, boolean blocked, State state) {
        assertThat(MailHealth.of(sent, refused, bounced, complained, blocked).state())
                .isEqualTo(state);
    }

    @Test
    void aPercentageIsToldOnlyOfTwentyLettersAndFiveBounces() {
        assertThat(MailHealth.of(19, 0, 19, 0, false).percent()).isEmpty();
        assertThat(MailHealth.of(20, 0, 4, 0, false).percent()).isEmpty();
        assertThat(MailHealth.of(20, 0, 5, 0, false).percent()).isEqualTo(OptionalInt.of(25));
    }

    /// Whoever knows what a digest says must not learn whether one letter more was sent, or came back.
    @Test
    void fewerThanFiveOfAnythingLookLikeNone() {
        assertThat(MailHealth.of(4, 4, 4, 4, false)).isEqualTo(MailHealth.NONE);
        assertThat(MailHealth.of(20, 4, 4, 4, false)).isEqualTo(MailHealth.of(20, 0, 0, 0, false));
    }

    @Test
    void aSmallEventWithoutTroubleSaysNothingOfIt() {
        assertThat(MailHealth.NONE.isWorthTelling()).isFalse();
        assertThat(MailHealth.of(5, 0, 0, 0, false).isWorthTelling()).isTrue();
        assertThat(MailHealth.of(0, 0, 0, 0, true).isWorthTelling()).isTrue();
    }
}
