package openseat.local.stories.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import openseat.Environment;
import openseat.Keys;
import openseat.Settings;
import openseat.audience.Audience;
import openseat.audience.Audiences;
import openseat.dynamodb.Item;
import openseat.dynamodb.Table;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.seats.SeatCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who is coming, published from a real table.
class AudienceTest {

    private static final String ROOM = "full-room";
    private static final int MIGRANTS = 30;

    private final TestStack stack =
            TestStack.open(Map.of("LettersPerNetwork", "10000", "LettersPerHour", "10000", "LettersPerAddress", "100"));
    private final TableProbe probe = new TableProbe(stack);

    @AfterEach
    void close() {
        stack.close();
    }

    /// Thirty migrants ask for Arabic, three of the UN for French: for a year of digests nobody reads of the three.
    @Test
    void threePeoplesAnswersNeverShow() {
        stack.publish(ROOM, 400);
        seats(MIGRANTS, "m", "participantType", "migrant", "interpretation", "ar");
        seats(3, "u", "participantType", "un", "interpretation", "fr", "access", "sign");
        var shown = ConcurrentHashMap.<String>newKeySet();
        for (var moves = 33; moves < 2_000; moves += 40) {
            collect(audiences().current(ROOM, moves(moves), now()), shown);
            stack.pass(Duration.ofDays(1));
        }
        assertThat(version()).isGreaterThan(8);
        assertThat(shown).containsExactlyInAnyOrder("TYPE migrant", "INTERPRETATION ar");
    }

    @Test
    void twoRunsAtOncePublishOnce() throws Exception {
        stack.publish(ROOM, 400);
        seats(MIGRANTS, "m", "participantType", "migrant", "interpretation", "ar");
        for (var round = 1; round <= 20; round++) {
            var seats = moves(Math.round(MIGRANTS * Math.pow(1.6, round)));
            var barrier = new CyclicBarrier(2);
            Callable<Optional<Audience>> run = () -> {
                barrier.await();
                return audiences().current(ROOM, seats, now());
            };
            try (var executor = Executors.newFixedThreadPool(2)) {
                var one = executor.submit(run);
                var other = executor.submit(run);
                assertThat(one.get()).isEqualTo(other.get());
            }
            assertThat(version()).isEqualTo(round);
        }
    }

    private static void collect(Optional<Audience> audience, Set<String> shown) {
        audience.stream()
                .flatMap(one -> one.tables().stream())
                .forEach(table -> table.rows().forEach(row -> shown.add(table.question() + " " + row.option())));
    }

    /// The seats as they are in the table, as if so many had come and gone.
    private SeatCounts moves(long moves) {
        var values = new HashMap<>(probe.item(Keys.seats(ROOM)));
        values.put("confirmed", AttributeValue.fromN(Long.toString(moves)));
        return new SeatCounts(new Item(values));
    }

    private void seats(int people, String name, String... answers) {
        IntStream.range(0, people)
                .mapToObj(n -> probe.ask(ROOM, name + n + "@example.org", answers))
                .forEach(link -> stack.press(link, "confirm"));
        assertThat(stack.count(ROOM, "seated")).isGreaterThanOrEqualTo(people);
    }

    private Audiences audiences() {
        return new Audiences(new Environment(
                new Table(stack.local.table(), stack.table),
                stack.local.clock(),
                new SecureRandom(),
                new Settings(Map.of())));
    }

    private int version() {
        return Integer.parseInt(
                probe.item(Keys.shownAudience(ROOM)).get("version").n());
    }

    private Instant now() {
        return stack.local.clock().instant();
    }
}
