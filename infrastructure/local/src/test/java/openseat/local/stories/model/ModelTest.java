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

/// After each of many random steps, the table has the state of a simple model.
///
/// `-Dopenseat.interleavings=10000` runs more steps, `-Dopenseat.seed=` starts with a seed; a failure names its seed.
class ModelTest {

    private static final int STEPS_OF_AN_EVENT = 40;

    private static final TestStack STACK = TestStack.open(Map.of(
            "LettersPerAddress",
            "1000000",
            "LettersPerNetwork",
            "1000000",
            "LettersPerHour",
            "1000000",
            "MailPerSecond",
            "500"));

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

    /// One event from its publication to the deletion of its last row.
    private static final class Round {

        private final long seed;
        private final Random random;
        private final List<String> steps = new ArrayList<>();
        private final Model model;
        private final ModelDriver driver;

        Round(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            var now = STACK.local.clock().instant();
            var start = now.plus(Duration.ofDays(random.nextInt(3, 25))).truncatedTo(ChronoUnit.MINUTES);
            var first = Step.publish(random);
            model = new Model(now, start, first.capacity(), first.list());
            driver = new ModelDriver(
                    STACK, "event-" + seed, start.atOffset(ZoneOffset.UTC).toLocalDateTime());
            driver.publish(new Step.Publish(first.capacity(), first.list(), false));
        }

        void run(int count) {
            if (random.nextBoolean()) {
                for (var step : Step.crowd(random)) {
                    pass(Duration.ofSeconds(1));
                    sequentially(step);
                }
            }
            for (var n = 0; n < count; n++) {
                pass(
                        random.nextInt(8) == 0
                                ? Duration.ofHours(random.nextInt(12, 100))
                                : Duration.ofSeconds(random.nextInt(10, 4000)));
                if (random.nextInt(4) == 0) {
                    concurrently(
                            Step.press(random, model),
                            switch (random.nextInt(4)) {
                                case 0 -> new Step.Upkeep();
                                case 1 -> Step.publish(random);
                                default -> Step.press(random, model);
                            });
                } else {
                    sequentially(Step.draw(random, model));
                }
            }
            end();
        }

        private void sequentially(Step step) {
            steps.add(model.now + " " + step);
            var expected = model.apply(step);
            assertThat(driver.perform(step)).as(this::description).isEqualTo(expected);
            assertThat(driver.state()).as(this::description).isEqualTo(model.state());
        }

        /// Runs two steps concurrently. The result must be that of running them one after the other, in one of
        /// the two orders.
        private void concurrently(Step.Press one, Step other) {
            if (other instanceof Step.Publish && List.of("change", "use").contains(one.action())) {
                // The group limit was read from the event earlier: either answer is correct, but no order explains
                // both.
                sequentially(one);
                return;
            }
            steps.add(model.now + " " + one + " and at the same time " + other);
            var outcomes =
                    other instanceof Step.Upkeep ? withUpkeep(one) : List.of(outcome(one, other), outcome(other, one));
            String actual;
            var pressing = driver.prepare(one);
            var doing = driver.prepare(other);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = CompletableFuture.supplyAsync(pressing, threads);
                var second = CompletableFuture.supplyAsync(doing, threads);
                actual = answers(one, first.join(), other, second.join());
            }
            if (other instanceof Step.Upkeep) {
                driver.perform(other);
            }
            var state = driver.state();
            var matching = outcomes.stream()
                    .filter(outcome -> actual.equals(outcome.answers) && state.equals(outcome.model.state()))
                    .findFirst();
            assertThat(matching)
                    .as(() -> description() + "\nanswers " + actual + "\n" + state + "\nbut sequentially:\n"
                            + String.join(
                                    "\n",
                                    outcomes.stream()
                                            .map(o -> o.answers + "\n" + o.model.state())
                                            .distinct()
                                            .toList()))
                    .isPresent();
            model.copyFrom(matching.get().model);
        }

        private record Outcome(String answers, Model model) {}

        private Outcome outcome(Step first, Step second) {
            var copy = model.copy();
            var one = copy.apply(first);
            var two = copy.apply(second);
            return new Outcome(answers(first, one, second, two), copy);
        }

        /// The outcomes of a press between any two of the things that upkeep does one after the other. The
        /// letter that it causes may go out in the same run, which has been past the promotions, or in the
        /// next.
        private List<Outcome> withUpkeep(Step.Press press) {
            var outcomes = new ArrayList<Outcome>();
            var upkeep = new Step.Upkeep();
            var before = model.copy();
            do {
                var copy = before.copy();
                var answers = copy.apply(press);
                copy.apply(upkeep);
                outcomes.add(new Outcome(answers(press, answers, upkeep, null), copy));
                var told = before.copy();
                told.apply(press);
                told.upkeep.letter(press.person());
                told.apply(upkeep);
                outcomes.add(new Outcome(answers(press, answers, upkeep, null), told));
            } while (before.upkeep.runOnce());
            return outcomes;
        }

        private static String answers(Step one, String firstAnswer, Step two, String secondAnswer) {
            var first = one + " " + firstAnswer;
            var second = two + " " + secondAnswer;
            var answers = first.compareTo(second) < 0 ? first + "; " + second : second + "; " + first;
            return deletes(one) && deletes(two) ? answers.replace(" gone", " deleted") : answers;
        }

        /// If two delete at the same time, the second one may get "gone" or "deleted"; both are correct.
        private static boolean deletes(Step step) {
            return step instanceof Step.Press press && press.action().equals("forget");
        }

        /// In the end no row is left, and the totals agree.
        private void end() {
            sequentially(new Step.Publish(model.seats.capacity(), model.list, false));
            pass(Duration.between(model.now, model.answersEnd().plus(Duration.ofDays(31))));
            sequentially(new Step.Upkeep());
            assertThat(model.rows).isEmpty();
            assertThat(STACK.rows(driver.event())).as(this::description).isEmpty();
        }

        private void pass(Duration time) {
            STACK.pass(time);
            model.now = STACK.local.clock().instant();
        }

        private String description() {
            return "Repeat with -Dopenseat.seed=" + seed + "\n" + String.join("\n", steps);
        }
    }
}
