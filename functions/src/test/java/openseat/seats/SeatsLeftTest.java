package openseat.seats;

import static openseat.event.Samples.dated;
import static openseat.event.Samples.undated;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// About how many seats are left, as everybody may know it.
class SeatsLeftTest {

    @Test
    void seatsLeftAreShownInBands() {
        assertThat(SeatsLeft.of(dated(), 40, false)).isEqualTo(SeatsLeft.MORE_THAN_HALF);
        assertThat(SeatsLeft.of(dated(), 20, false)).isEqualTo(SeatsLeft.HALF_OR_FEWER);
        assertThat(SeatsLeft.of(dated(), 8, false)).isEqualTo(SeatsLeft.FEW);
        assertThat(SeatsLeft.of(dated(), 1, true)).isEqualTo(SeatsLeft.NONE_WAITING_LIST);
        assertThat(SeatsLeft.of(dated(), -3, false)).isEqualTo(SeatsLeft.NONE_WAITING_LIST);
        assertThat(SeatsLeft.of(undated(), 1_000_000_000, false)).isEqualTo(SeatsLeft.UNLIMITED);
    }
}
