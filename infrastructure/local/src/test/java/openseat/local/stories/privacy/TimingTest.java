package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import openseat.Keys;
import openseat.local.aws.Fault;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Response times do not reveal who registered.
///
/// An attacker sends requests for registered and unregistered addresses, in pairs, learns the best threshold from one
/// half of them, and uses it to guess the other half. A blind guess is right half of the time; up to four standard
/// deviations more is noise. A busy machine slows both requests of a pair equally.
@Isolated("it measures time")
class TimingTest {

    private static final String ROOM = "timed-room";
    private static final int PAIRS = Integer.getInteger("openseat.pairs", 400);

    private final TestStack stack = TestStack.open(Map.of("LettersPerAddress", "100"));
    private final TableProbe probe = new TableProbe(stack);
    private final Random random = new Random(5);

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void noTimingThresholdIdentifiesKnownAddresses() {
        var known = publishAndRegister();
        var share = attack(known, PAIRS);
        System.out.printf(
                "A timing attacker guesses %.1f %% correctly; up to %.1f %% is noise.%n",
                100 * share, 100 * Threshold.noise(PAIRS));
        assertThat(share).isLessThan(Threshold.noise(PAIRS));
    }

    /// The control experiment: one additional read for registered addresses is enough for the attacker.
    @Test
    void oneExtraReadWouldBeDetected() {
        var known = publishAndRegister();
        stack.local
                .aws()
                .inject(readsFor(
                        known.stream().map(address -> probe.id(ROOM, address)).toList()));
        assertThat(attack(known, PAIRS / 2)).isGreaterThan(Threshold.noise(PAIRS / 2));
    }

    private Fault readsFor(List<String> ids) {
        return call -> {
            var key = String.valueOf(call.body().get("Key"));
            ids.stream().filter(key::contains).forEach(id -> probe.item(Keys.registration(ROOM, id)));
            return new FaultEffect.None();
        };
    }

    /// An event with one seat and one registered address in every status.
    private List<String> publishAndRegister() {
        stack.publish(ROOM, 1);
        var known = List.of(
                "confirmed@example.org",
                "waiting01@example.org",
                "cancelled@example.org",
                "requested@example.org",
                "bounced01@example.org");
        for (var address : known) {
            var link = probe.ask(ROOM, address);
            if (!address.startsWith("requested")) {
                stack.press(link, "confirm");
            }
            if (address.startsWith("cancelled")) {
                stack.press(link, "cancel");
            }
        }
        probe.mark(ROOM, "bounced01@example.org", "bounced");
        // In the cloud letters are sent by other machines; here they would slow down the next request.
        stack.local.stream().pause();
        return known;
    }

    /// The share of correctly guessed addresses.
    private double attack(List<String> known, int pairs) {
        for (var n = 0; n < 100; n++) {
            measure(known.get(n % known.size()));
            measure("warm%05d@example.org".formatted(n));
        }
        var guesses = new ArrayList<Threshold.Measured>();
        for (var n = 0; n < pairs; n++) {
            var one = known.get(random.nextInt(known.size()));
            // As long as the others, and already known to the runner.
            var other = "nobody%03d@example.org".formatted(n);
            // DynamoDB Local takes longer to insert a row than to change one, so both requests of a pair change one.
            assertThat(stack.register(ROOM, other).statusCode()).isEqualTo(303);
            var pair = new ArrayList<>(List.of(true, false));
            Collections.shuffle(pair, random);
            pair.forEach(which -> guesses.add(new Threshold.Measured(measure(which ? one : other), which)));
        }
        return Threshold.shareOfRightGuesses(guesses);
    }

    private double measure(String address) {
        var before = System.nanoTime();
        assertThat(stack.register(ROOM, address).statusCode()).isEqualTo(303);
        return System.nanoTime() - before;
    }
}
