package openseat.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import openseat.Environment;
import openseat.Keys;
import openseat.Settings;
import openseat.dynamodb.MemoryDynamoDb;
import openseat.dynamodb.Table;
import openseat.seats.SeatCounts;
import org.junit.jupiter.api.Test;

class AudiencesTest {

    private static final String EVENT = "an-event";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Table table = new Table(new MemoryDynamoDb(), "openseat");
    private final Audiences audiences =
            new Audiences(new Environment(table, Clock.systemUTC(), new SplittableRandom(14), new Settings(Map.of())));

    @Test
    void nothingIsSaidBeforeTenHaveCome() {
        assertThat(audiences.current(EVENT, crowd(9), NOW)).isEmpty();
        assertThat(table.get(Keys.shownAudience(EVENT))).isEmpty();
    }

    @Test
    void nothingIsSaidOfFewAlthoughItIsPublished() {
        assertThat(audiences.current(EVENT, crowd(10), NOW)).isEmpty();
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void everybodyReadsTheSameUntilManyHaveComeAndGone() {
        var first = audiences.current(EVENT, crowd(100), NOW).orElseThrow();
        assertThat(audiences.current(EVENT, crowd(149), NOW.plusSeconds(900))).contains(first);
        var second = audiences.current(EVENT, crowd(150), NOW.plusSeconds(1800)).orElseThrow();
        assertThat(second.at()).isEqualTo(NOW.plusSeconds(1800));
        assertThat(version()).isEqualTo(2);
    }

    /// One reads every day, another every seventh, a third begins late and reads when they like.
    @Test
    void recipientsOfAnyRhythmReadPartsOfOneSequence() {
        var random = new SplittableRandom(7);
        var sequence = new ArrayList<Audience>();
        var weekly = new ArrayList<Audience>();
        var late = new ArrayList<Audience>();
        for (var day = 0; day < 120; day++) {
            var seats = crowd(80 + day * 9L);
            var now = NOW.plusSeconds(86_400L * day);
            var daily = audiences.current(EVENT, seats, now).orElseThrow();
            if (sequence.isEmpty() || !sequence.getLast().equals(daily)) {
                sequence.add(daily);
            }
            if (day % 7 == 3) {
                weekly.add(audiences.current(EVENT, seats, now.plusSeconds(60)).orElseThrow());
            }
            if (day > 50 && random.nextInt(3) == 0) {
                late.add(audiences
                        .current(EVENT, crowd(80 + day * 9L + random.nextInt(9)), now.plusSeconds(120))
                        .orElseThrow());
                if (!sequence.getLast().equals(late.getLast())) {
                    sequence.add(late.getLast());
                }
            }
        }
        assertThat(sequence).hasSize(Math.toIntExact(version())).hasSizeBetween(6, 8);
        assertThat(sequence).containsAll(weekly).containsAll(late);
        assertThat(late).isSortedAccordingTo(Comparator.comparing(Audience::at));
    }

    @Test
    void anEventThatIsOverShowsWhatWasShownLast() {
        var last = audiences.current(EVENT, crowd(100), NOW);
        var over = new SampleSeats().come(400, "type_unstated").shut();
        assertThat(audiences.current(EVENT, over, NOW.plusSeconds(900))).isEqualTo(last);
        assertThat(audiences.current("another-event", over, NOW)).isEqualTo(Optional.empty());
    }

    private static SeatCounts crowd(long people) {
        return new SampleSeats()
                .come(people, "type_migrant", "interpretation_unstated")
                .counts();
    }

    private long version() {
        return table.get(Keys.shownAudience(EVENT)).orElseThrow().number("version");
    }
}
