package openseat.seats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4})
    void smallCountsAreAllAlike(long count) {
        assertThat(Band.of(count)).isEqualTo(new Band.FewerThan(5));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "7, 5",
        "8, 10",
        "12, 10",
        "13, 15",
        "49, 50",
        "50, 50",
        "54, 50",
        "55, 60",
        "199, 200",
        "994, 990",
        "999, 1000",
        "1049, 1000",
        "1050, 1100",
        "12499, 12000",
        "12500, 13000"
    })
    void othersAreRounded(long count, long about) {
        assertThat(Band.of(count)).isEqualTo(new Band.About(about));
    }

    @Test
    void moreIsNeverShownAsLess() {
        for (var count = 5L; count < 20_000; count++) {
            assertThat(Band.round(count)).isLessThanOrEqualTo(Band.round(count + 1));
        }
    }
}
