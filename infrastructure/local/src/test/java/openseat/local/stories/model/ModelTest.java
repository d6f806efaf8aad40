package openseat.local.stories.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whatever happens in whatever order, the table says what a plain model says, after each step.
///
/// `-Dopenseat.interleavings=10000` tells it longer, `-Dopenseat.seed=` from a given seed on: a failure says its own.
class ModelTest {

    private static final int STEPS_OF_AN_EVENT = 40;

    private static final TestStack STACK = TestStack.open(Map.of(
            "LettersPerAddress", "1000000", "LettersPerNetwork", "1000000", "LettersPerHour", "1000000", "MailPerSecond", "500"));

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void tableMatchesTheModelAfterEachStep() {
        var steps = Integer.getInteger("openseat.interleavings", 80);
        var first = System.getProperty("openseat.seed", "");
        var seed = first.isEmpty() ? new Random().nextLong(1_000_000_000) : Long.parseLong(first);
        for (var done = 0; done < steps; done += STEPS_OF_AN_EVENT) {
            new Round(seed++).run(Math.min(STEPS_OF_AN_EVENT, steps - done));
        }
    }

    /// One event from its publication to its last row.
    private static final class Round {

        private final long seed;
        private final Random random;
        private final List<String> story = new ArrayList<>();
        private final Model model;
        private final ModelDriver driver;

        Round(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            var now = STACK.local.clock().instant();
            var start = now.plus(Duration.ofDays(random.nextInt(3, 25))).truncatedTo(ChronoUnit.MINUTES);
            var first = Step.publish(random);
            model = new Model(now, start, first.capacity(), first.list());
            driver = new ModelDriver(STACK, "event-" + seed, start.atOffset(ZoneOffset.UTC).toLocalDateTime());
            driver.publish(new Step.Publish(first.capacity(), first.list(), false));
        }

        void run(int steps) {
            for (var n = 0; n < steps; n++) {
                pass(random.nextInt(8) == 0 ? Duration.ofHours(random.nextInt(12, 100)) : Duration.ofSeconds(random.nextInt(10, 4000)));
                if (random.nextInt(4) == 0) {
                    together(Step.press(random), switch (random.nextInt(4)) {
                        case 0 -> new Step.Upkeep();
                        case 1 -> Step.publish(random);
                        default -> Step.press(random);
                    });
                } else {
                    alone(Step.draw(random));
                }
            }
            end();
        }

        private void alone(Step step) {
            story.add(model.now + " " + step);
            var expected = model.apply(step);
            assertThat(driver.perform(step)).as(this::told).isEqualTo(expected);
            assertThat(driver.state()).as(this::told).isEqualTo(model.state());
        }

        /// What comes of two at once is what would come of them one after the other, in one of the two orders.
        private void together(Step.Press one, Step other) {
            if (other instanceof Step.Publish && List.of("change", "use").contains(one.action())) {
                // How many one may bring is read from the event before; either answer is honest, but no order explains it.
                alone(one);
                return;
            }
            story.add(model.now + " " + one + " together with " + other);
            var outcomes = other instanceof Step.Upkeep ? withUpkeep(one) : List.of(outcome(one, other), outcome(other, one));
            String seen;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = CompletableFuture.supplyAsync(() -> driver.perform(one), threads);
                var second = CompletableFuture.supplyAsync(() -> driver.perform(other), threads);
                seen = words(one, first.join(), other, second.join());
            }
            if (other instanceof Step.Upkeep) {
                driver.perform(other);
            }
            var state = driver.state();
            var fitting = outcomes.stream().filter(outcome -> seen.equals(outcome.said) && state.equals(outcome.model.state())).findFirst();
            assertThat(fitting).as(() -> told() + "\nsaid " + seen + "\n" + state + "\nbut in one order or the other:\n"
                    + String.join("\n", outcomes.stream().map(o -> o.said + "\n" + o.model.state()).distinct().toList())).isPresent();
            model.become(fitting.get().model);
        }

        private record Outcome(String said, Model model) {}

        private Outcome outcome(Step first, Step second) {
            var copy = model.copy();
            var one = copy.apply(first);
            var two = copy.apply(second);
            return new Outcome(words(first, one, second, two), copy);
        }

        /// Upkeep does one thing after the other, and anything may come in between.
        private List<Outcome> withUpkeep(Step.Press press) {
            var outcomes = new ArrayList<Outcome>();
            var upkeep = new Step.Upkeep();
            var before = model.copy();
            do {
                var copy = before.copy();
                var said = copy.apply(press);
                copy.apply(upkeep);
                outcomes.add(new Outcome(words(press, said, upkeep, null), copy));
            } while (before.upkeep());
            return outcomes;
        }

        private static String words(Step one, String saidOne, Step two, String saidTwo) {
            var first = one + " " + saidOne;
            var second = two + " " + saidTwo;
            var said = first.compareTo(second) < 0 ? first + "; " + second : second + "; " + first;
            return forgets(one) && forgets(two) ? said.replace(" gone", " deleted") : said;
        }

        /// Of two who delete at once, the one who comes second finds nothing, or finds that it is done; both is honest.
        private static boolean forgets(Step step) {
            return step instanceof Step.Press(_, var action, _) && action.equals("forget");
        }

        /// After the last ending nobody is left, and the totals say so.
        private void end() {
            alone(new Step.Publish(model.seats.capacity(), model.list, false));
            pass(Duration.between(model.now, model.served().plus(Duration.ofDays(31))));
            alone(new Step.Upkeep());
            assertThat(model.rows).isEmpty();
            assertThat(STACK.rows(driver.event())).as(this::told).isEmpty();
        }

        private void pass(Duration time) {
            STACK.pass(time);
            model.now = STACK.local.clock().instant();
        }

        private String told() {
            return "To be told again with -Dopenseat.seed=" + seed + "\n" + String.join("\n", story);
        }
    }
}
