package openseat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import openseat.document.EventDocument;
import openseat.dynamodb.Item;
import openseat.event.Event;
import openseat.seats.SeatCounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PublishReportTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    /// 0 is no limit.
    @ParameterizedTest
    @CsvSource({
        "5, 6, 5, 1, 2026-12-20, true",
        "5, 0, 5, 1, 2026-12-20, true",
        "5, 5, 5, 1, 2026-12-20, false",
        "6, 5, 5, 1, 2026-12-20, false",
        "0, 9, 5, 1, 2026-12-20, false",
        "5, 6, 5, 0, 2026-12-20, false",
        "5, 6, 8, 1, 2026-12-20, false",
        "5, 6, 5, 1, 2026-11-10, false",
    })
    void moreSeatsLetPeopleInWhoWait(int before, int after, int taken, int waiting, String day, boolean promotes) {
        var seats = new SeatCounts(new Item(Map.of(
                "taken", AttributeValue.fromN(Integer.toString(taken)),
                "waiting", AttributeValue.fromN(Integer.toString(waiting)))));
        assertThat(PublishReport.promotes(event(before, day), event(after, day), seats, NOW))
                .isEqualTo(promotes);
    }

    private static Event event(int capacity, String day) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", "a");
        document.put("title", Map.of("en", "One"));
        document.put("schedule", Map.of("state", "confirmed", "start", day, "end", day, "zone", "UTC"));
        if (capacity > 0) {
            document.put("capacity", capacity);
        }
        return ((EventDocument.Valid) EventDocument.read(document)).event();
    }
}
