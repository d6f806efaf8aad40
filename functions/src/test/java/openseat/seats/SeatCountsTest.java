package openseat.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import openseat.dynamodb.Item;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SeatCountsTest {

    @Test
    void itReadsWhatTheItemSays() {
        var seats = new SeatCounts(new Item(Map.of(
                "room",
                number(-2),
                "seated",
                number(5),
                "taken",
                number(7),
                "waiting",
                number(3),
                "wakeups",
                number(9),
                "left",
                number(1),
                "idleSince",
                number(1_000),
                "shut",
                AttributeValue.fromBool(true),
                "list",
                AttributeValue.fromBool(true))));
        assertThat(seats.room()).isEqualTo(-2);
        assertThat(seats.seated()).isEqualTo(5);
        assertThat(seats.taken()).isEqualTo(7);
        assertThat(seats.waiting()).isEqualTo(3);
        assertThat(seats.wakeups()).isEqualTo(9);
        assertThat(seats.count("left")).isEqualTo(1);
        assertThat(seats.idleSince()).contains(Instant.ofEpochSecond(1_000));
        assertThat(seats.isShut()).isTrue();
        assertThat(seats.hasWaitingList()).isTrue();
    }

    @Test
    void itSumsWhatIsCountedByStatus() {
        var seats = new SeatCounts(new Item(
                Map.of("erased_confirmed", number(2), "erased_unsent", number(3), "expired_unsent", number(9))));
        assertThat(seats.sum("erased_")).isEqualTo(5);
    }

    @Test
    void whatWasNeverCountedIsZero() {
        assertThat(SeatCounts.NONE.seated()).isZero();
        assertThat(SeatCounts.NONE.taken()).isZero();
        assertThat(SeatCounts.NONE.waiting()).isZero();
        assertThat(SeatCounts.NONE.count("cancelled")).isZero();
        assertThat(SeatCounts.NONE.idleSince()).isEmpty();
        assertThat(SeatCounts.NONE.isShut()).isFalse();
        assertThat(SeatCounts.NONE.hasWaitingList()).isFalse();
    }

    @Test
    void roomIsNeverGuessed() {
        assertThatThrownBy(SeatCounts.NONE::room)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("room");
    }

    @Test
    void anEventHoldsUpToItsCapacity() {
        var seats = new SeatCounts(new Item(Map.of("capacity", number(40))));
        assertThat(seats.couldHold(40)).isTrue();
        assertThat(seats.couldHold(41)).isFalse();
        assertThat(SeatCounts.NONE.couldHold(1_000)).as("without a limit").isTrue();
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
