package openseat.local.stories.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Whoever lets their own letters go before and after somebody else's learns nothing by the gap between them.
@Isolated("it measures time")
class StopwatchTest {

    private static final String ROOM = "timed-room";
    private static final int PAIRS = Integer.getInteger("openseat.gaps", 40);

    /// Longer than SES takes to answer, so that the test also tells on a busy machine.
    private static final Duration SES = Duration.ofMillis(100);

    /// Half the deployed one, and longer than a letter works before it waits for SES: otherwise the letter before
    /// takes CPU of the one behind it, since all share two cores here, with DynamoDB.
    private static final int BEAT_MILLIS = 50;

    private final TestStack stack = TestStack.open(
            Map.of("LettersPerAddress", "10000", "LettersPerNetwork", "100000", "LettersPerHour", "100000"),
            BEAT_MILLIS);
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void theGapBetweenMyLettersTellsNothing() {
        stack.publish(ROOM, 500);
        // Confirmed a moment ago, so that a request for them brings no letter.
        for (var n = 0; n < PAIRS; n++) {
            stack.register(ROOM, known(n));
        }
        stack.local.stream().drain();
        for (var n = 0; n < PAIRS; n++) {
            stack.press(Web.linkIn(stack.mailTo(known(n))), "confirm");
        }
        stack.local.stream().drain();
        stack.local.aws().inject(call -> {
            if (call.operation().equals("SendEmail")) {
                sent.put(
                        call.body().toString().replaceAll("(?s).*?([a-z0-9]+@example[.][a-z]+).*", "$1"),
                        System.nanoTime());
                pause();
            }
            return new FaultEffect.None();
        });
        var measured = new ArrayList<Threshold.Measured>();
        for (var n = 0; n < PAIRS; n++) {
            var known = known(n);
            var both = new ArrayList<>(List.of(true, false));
            Collections.shuffle(both, random);
            for (var isKnown : both) {
                var victim = isKnown ? known : "other%03d@example.org".formatted(n);
                measured.add(new Threshold.Measured(gapAround(victim, n + (isKnown ? "k" : "u")), isKnown));
            }
        }
        var share = Threshold.shareOfRightGuesses(measured);
        System.out.printf(
                "By the gap between letters, %.1f %% are guessed correctly; up to %.1f %% is noise.%n",
                100 * share, 100 * Threshold.noise(PAIRS));
        assertThat(share).isLessThan(Threshold.noise(PAIRS));
    }

    private static String known(int n) {
        return "known%03d@example.org".formatted(n);
    }

    private double gapAround(String victim, String round) {
        var before = "mine1" + round + "@example.net";
        var after = "mine2" + round + "@example.net";
        stack.register(ROOM, before);
        stack.register(ROOM, victim);
        stack.register(ROOM, after);
        stack.local.stream().drain();
        return sent.get(after) - sent.get(before);
    }

    private static void pause() {
        try {
            Thread.sleep(SES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
