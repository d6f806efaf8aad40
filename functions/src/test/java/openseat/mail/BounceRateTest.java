package openseat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceRateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "5, 1, false",
        "9, 9, false",
        "10, 10, true",
        "333, 10, true",
        "334, 10, false",
        "1000, 30, false",
        "1000, 31, true"
    })
    void moreThanThreePercentIsTooHighFromTenBouncesOn(long sent, long bounced, boolean tooHigh) {
        assertThat(new BounceRate.Rate(sent, bounced).isTooHigh()).isEqualTo(tooHigh);
    }
}
