package openseat.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4})
    void nothingBelowFiveIsToldFromNone(long count) {
        assertThat(Band.of(count)).isEqualTo(Band.of(0));
        assertThat(Band.of(count).isFewerThanFive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "7, 5",
        "8, 10",
        "14, 10",
        "15, 20",
        "31, 20",
        "32, 50",
        "70, 50",
        "71, 100",
        "260, 200",
        "999999, 1000000"
    })
    void anyOtherNumberIsTheNearestOfAFew(long count, long about) {
        assertThat(Band.of(count).about()).isEqualTo(about);
    }

    @Test
    void aLargerNumberIsNeverInALowerBand() {
        assertThat(LongStream.rangeClosed(0, 3_000)
                        .map(count -> Band.of(count).about())
                        .toArray())
                .isSorted();
    }
}
