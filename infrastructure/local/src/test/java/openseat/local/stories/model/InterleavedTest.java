package openseat.local.stories.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whatever happens between any read of a function and its write, in the end everybody knows what is true, and
/// nothing is lost: publications, requests, presses, reports of SES, letters and upkeep, in any order of their calls.
///
/// `-Dopenseat.interleaved=10000` runs more steps, `-Dopenseat.seed=` starts with a seed; a failure names its seed.
class InterleavedTest {

    private static final int STEPS_OF_AN_EVENT = 20;

    private static final List<String> FUNCTIONS = List.of(
            "SendMailFunction",
            "SendMailFunction",
            "UpkeepFunction",
            "UpkeepFunction",
            "ManageFunction",
            "ManageFunction",
            "PublishFunction",
            "PublishFunction",
            "RegisterFunction",
            "RegisterFunction",
            "RegisterFunction",
            "MailFeedbackFunction");

    /// A rollout that overtakes a letter under way needs all three.
    private static final List<String> ROLLOUT = List.of("SendMailFunction", "PublishFunction", "UpkeepFunction");

    /// So few letters an hour that requests are held from time to time.
    private static final TestStack STACK =
            TestStack.open(Map.of("LettersPerNetwork", "5", "LettersPerAddress", "1000", "MailPerSecond", "500"));

    private static final TableProbe PROBE = new TableProbe(STACK);

    @AfterAll
    static void close() {
        STACK.close();
    }

    @Test
    void nothingIsLostBetweenAReadAndItsWrite() {
        var steps = Integer.getInteger("openseat.interleaved", 40);
        var first = System.getProperty("openseat.seed", "");
        var seed = first.isEmpty() ? new Random().nextLong(1_000_000_000) : Long.parseLong(first);
        for (var done = 0; done < steps; done += STEPS_OF_AN_EVENT) {
            // The quota of earlier rounds is over.
            STACK.pass(Duration.ofDays(3));
            new Round(seed++).run(Math.min(STEPS_OF_AN_EVENT, steps - done));
        }
    }

    private static final class Round {

        private final long seed;
        private final Random random;
        private final InterleavedEvent event;
        private final List<InterleavedPerson> people;
        private final InterleavedCheck check;
        private final List<String> steps = new ArrayList<>();

        Round(long seed) {
            this.seed = seed;
            random = new Random(seed);
            event = new InterleavedEvent(STACK, PROBE, "event-" + seed);
            people = List.of(person("ada"), person("bo"));
            check = new InterleavedCheck(STACK, PROBE, event, people);
        }

        private InterleavedPerson person(String name) {
            return new InterleavedPerson(STACK, PROBE, "event-" + seed, name, steps);
        }

        void run(int count) {
            for (var n = 0; n < count; n++) {
                STACK.pass(
                        random.nextInt(6) == 0
                                ? Duration.ofHours(random.nextInt(12, 60))
                                : Duration.ofSeconds(random.nextInt(10, 3000)));
                steps.add(STACK.local.clock().instant() + " " + event.current());
                try {
                    step();
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(
                            "Repeat with -Dopenseat.seed=" + seed + "\n" + String.join("\n", steps), e);
                }
            }
        }

        private void step() {
            var person = people.get(random.nextInt(people.size()));
            switch (random.nextInt(4)) {
                case 0, 1 -> person.request(random).run();
                case 2 -> person.press(random).run();
                default -> {}
            }
            var functions = new LinkedHashMap<String, Runnable>();
            if (random.nextBoolean()) {
                ROLLOUT.forEach(function -> functions.put(function, task(function, person)));
            }
            for (var most = random.nextInt(2, 5); functions.size() < most; ) {
                var function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
                functions.put(function, functions.getOrDefault(function, task(function, person)));
            }
            steps.add(person.address + " " + functions.keySet());
            check.begin(functions.containsKey("MailFeedbackFunction") ? List.of(person) : List.of());
            steps.addAll(new Interleaving(STACK, random).run(functions));
            STACK.local.stream().drain();
            // A later run does what the letters or the rollout of an earlier one have made due.
            for (var n = 0; n < 3; n++) {
                STACK.upkeep();
            }
            check.end();
        }

        private Runnable task(String function, InterleavedPerson person) {
            return switch (function) {
                case "SendMailFunction" -> person.letter();
                case "UpkeepFunction" -> STACK::upkeep;
                case "ManageFunction" -> person.press(random);
                case "PublishFunction" -> event.next(random);
                case "RegisterFunction" -> person.request(random);
                default -> person.report(random);
            };
        }
    }
}
