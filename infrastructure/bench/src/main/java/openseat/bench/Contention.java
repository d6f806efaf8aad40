package openseat.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import openseat.local.aws.FaultEffect;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;

/// Everybody presses the button to confirm at the same moment, while transactions on the same seats take as long as in
/// the cloud and get into each other's way.
final class Contention implements Section {

    static final String NAME = "contention";
    static final String WALL = "wall ms";
    static final String CALLS = "transactions per press";
    static final String CONFIRMED = "confirmed";
    static final String BUSY = "busy pages";

    private static final String EVENT = "big-room";
    private static final int PEOPLE = 300;
    private static final int WARMING_UP = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) throws InterruptedException {
        // What is compiled later would make the first case look slower.
        measure(WARMING_UP, scale.transactionMillis().getFirst(), new Results(Map.of()));
        for (var millis : scale.transactionMillis()) {
            measure(PEOPLE, millis, results);
        }
        print(results);
    }

    private static String subject(int millis) {
        return "transactions of %d ms".formatted(millis);
    }

    private static void measure(int people, int millis, Results results) throws InterruptedException {
        var limit = Integer.toString(10 * people);
        try (var stack = TestStack.open(Map.of("LettersPerNetwork", limit, "LettersPerHour", limit))) {
            stack.publish(EVENT, people, false, 1);
            var probe = new TableProbe(stack);
            var links = IntStream.range(0, people)
                    .mapToObj(n -> probe.ask(EVENT, "person" + n + "@example.org"))
                    .toList();
            var transactions = new AtomicInteger();
            // Counted before they conflict; the meter has only those that the table carries out.
            stack.local.aws().inject(call -> {
                if (call.operation().equals("TransactWriteItems")) {
                    transactions.incrementAndGet();
                }
                return new FaultEffect.None();
            });
            stack.local.dynamoDb().lengthOfTransactions(Duration.ofMillis(millis));
            var presses = pressAtOnce(stack, links);
            var confirmed =
                    presses.stream().filter(press -> press.status == 303).count();
            var busy = presses.stream().filter(press -> press.status == 503).count();
            if (confirmed + busy != people || stack.count(EVENT, "taken") != confirmed) {
                throw new IllegalStateException("%d confirmed, %d busy, %d seats taken of %d"
                        .formatted(confirmed, busy, stack.count(EVENT, "taken"), people));
            }
            results.add(NAME, subject(millis), CONFIRMED, (double) confirmed);
            results.add(NAME, subject(millis), BUSY, (double) busy);
            results.add(NAME, subject(millis), CALLS, transactions.doubleValue() / people);
            presses.forEach(press -> results.add(NAME, subject(millis), WALL, press.millis));
        }
    }

    private record Press(int status, double millis) {}

    private static List<Press> pressAtOnce(TestStack stack, List<String> links) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var presses = new ArrayList<Callable<Press>>();
            for (var link : links) {
                presses.add(() -> {
                    var began = System.nanoTime();
                    var status = stack.press(link, "confirm").statusCode();
                    return new Press(status, (System.nanoTime() - began) / 1e6);
                });
            }
            return threads.invokeAll(presses).stream().map(Future::resultNow).toList();
        }
    }

    static void print(Results results) {
        System.out.printf("%nContention: %d people confirm at once%n", PEOPLE);
        System.out.printf("%-30s%12s%12s%24s%12s%12s%n", "", CONFIRMED, BUSY, CALLS, "median ms", "slowest ms");
        for (var subject : results.subjects(NAME)) {
            var wall = results.of(NAME, subject, WALL);
            System.out.printf(
                    "%-30s%12.0f%12.0f%24s%12s%12s%n",
                    subject,
                    results.of(NAME, subject, CONFIRMED).median(),
                    results.of(NAME, subject, BUSY).median(),
                    Tables.number(results.of(NAME, subject, CALLS).median()),
                    Tables.number(wall.median()),
                    Tables.number(wall.quantile(1)));
        }
    }
}
