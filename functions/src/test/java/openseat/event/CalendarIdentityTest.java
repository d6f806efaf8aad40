package openseat.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import openseat.dynamodb.Item;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CalendarIdentityTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private final Random random = new Random(1);

    @Test
    void theUidIsARandomUuid() {
        for (var n = 0; n < 1_000; n++) {
            var uid = UUID.fromString(CalendarIdentity.random(random, NOW).uid());
            assertThat(uid.version()).isEqualTo(4);
            assertThat(uid.variant()).isEqualTo(2);
        }
        assertThat(CalendarIdentity.random(random, NOW).uid())
                .isNotEqualTo(CalendarIdentity.random(random, NOW).uid());
    }

    @Test
    void theSequenceCountsSecondsToTheLaterOfBothChanges() {
        var moved = CalendarIdentity.random(random, NOW).changedAt(NOW.plusSeconds(60));
        assertThat(moved.sequence()).isEqualTo(60);
        assertThat(moved.sequence(Optional.of(NOW.plusSeconds(59)))).isEqualTo(60);
        assertThat(moved.sequence(Optional.of(NOW.plusSeconds(61)))).isEqualTo(61);
    }

    @Test
    void twoMovesInOneSecondHaveTwoSequences() {
        var identity = CalendarIdentity.random(random, NOW);
        assertThat(identity.changedAt(NOW).sequence()).isEqualTo(1);
        assertThat(identity.changedAt(NOW).changedAt(NOW).sequence()).isEqualTo(2);
    }

    @Test
    void theSequenceIsNeverNegativeOrTooLarge() {
        var identity = CalendarIdentity.random(random, NOW);
        assertThat(new CalendarIdentity("a", NOW, NOW.minusSeconds(5)).sequence())
                .isZero();
        assertThat(identity.sequence(Optional.of(Instant.parse("2126-12-01T09:00:00Z"))))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void anEventFromBeforeKeepsItsUidAndCountsOnAboveItsRevision() {
        var old = item(Map.of("at", NOW.getEpochSecond(), "revision", 7L));
        assertThat(CalendarIdentity.from(old).uid()).isEqualTo("an-event@openseat");
        assertThat(CalendarIdentity.from(old).sequence()).isGreaterThan(1_000_000);
        var stored = new HashMap<String, Object>(
                CalendarIdentity.from(old).changedAt(NOW.plusSeconds(9)).attributes());
        stored.put("at", NOW.plusSeconds(9).getEpochSecond());
        assertThat(CalendarIdentity.from(item(stored)))
                .isEqualTo(CalendarIdentity.from(old).changedAt(NOW.plusSeconds(9)));
    }

    private static Item item(Map<String, Object> attributes) {
        var item = new HashMap<>(Map.of("pk", AttributeValue.fromS("EVENTS"), "sk", AttributeValue.fromS("an-event")));
        attributes.forEach((name, value) -> item.put(
                name, value instanceof String text ? AttributeValue.fromS(text) : AttributeValue.fromN("" + value)));
        return new Item(item);
    }
}
