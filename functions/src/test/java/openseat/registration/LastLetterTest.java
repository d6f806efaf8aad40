package openseat.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import openseat.dynamodb.Item;
import openseat.event.Event;
import openseat.event.Samples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which date the last letter told, as far as the reader's calendar is concerned.
class LastLetterTest {

    private static final Instant NOW = Samples.NOW;
    private static final Instant ENDS = NOW.plusSeconds(1_000_000);

    @Test
    void aLetterAboutAnEventWithADateTellsIt() {
        assertThat(letter(Status.CONFIRMED, 0, Samples.dated()).dated()).isEqualTo(7);
        assertThat(letter(Status.WAITING, 3, Samples.dated()).dated()).isEqualTo(7);
    }

    @Test
    void anEarlierDateIsRememberedWhereThereIsNoneAnyMore() {
        assertThat(letter(Status.CONFIRMED, 3, Samples.undated()).dated()).isEqualTo(3);
        assertThat(letter(Status.CANCELLED, 3, Samples.undated()).dated()).isEqualTo(3);
        assertThat(letter(Status.CONFIRMED, 0, Samples.undated()).dated()).isZero();
    }

    @Test
    void whoeverOnlyRequestedHasNoEntry() {
        assertThat(letter(Status.REQUESTED, 0, Samples.dated()).dated()).isZero();
    }

    @Test
    void aLetterFromBeforeThisWasRecordedToldTheDateOfItsRevision() {
        assertThat(stored(Status.CONFIRMED, Map.of()).dated()).isEqualTo(5);
        assertThat(stored(Status.REQUESTED, Map.of()).dated()).isZero();
        assertThat(stored(Status.CONFIRMED, Map.of("dated", AttributeValue.fromN("0")))
                        .dated())
                .isZero();
    }

    @Test
    void whoeverHadASeatBeforeTheDateWentMayHaveItFromThePage() {
        var published = Samples.published(Samples.undated(), 7, 7, NOW, "{}", NOW);
        assertThat(LastLetter.toldDate(row(NOW.minusSeconds(1), 0), published)).contains(6L);
        assertThat(LastLetter.toldDate(row(NOW.minusSeconds(1), 3), published)).contains(3L);
        assertThat(LastLetter.toldDate(row(NOW, 0), published)).isEmpty();
        assertThat(LastLetter.toldDate(row(NOW, 3), published)).contains(3L);
    }

    private static Registration row(Instant statusAt, long dated) {
        return Rows.row(Status.CONFIRMED, NOW, ENDS)
                .statusAt(statusAt)
                .lastLetter(Optional.of(new LastLetter(Status.REQUESTED, 1, 6, dated, NOW)))
                .build();
    }

    private static LastLetter letter(Status status, long before, Event event) {
        var row = Rows.row(status, NOW, ENDS)
                .lastLetter(Optional.of(new LastLetter(status, 1, 6, before, NOW)))
                .build();
        return LastLetter.now(row, Samples.published(event, 7, 7, NOW, "{}", NOW), NOW);
    }

    private static LastLetter stored(Status status, Map<String, AttributeValue> more) {
        var map = new HashMap<>(more);
        map.put("status", AttributeValue.fromS(status.word));
        map.put("places", AttributeValue.fromN("1"));
        map.put("revision", AttributeValue.fromN("5"));
        map.put("at", AttributeValue.fromN("900"));
        return LastLetter.from(new Item(map));
    }
}
