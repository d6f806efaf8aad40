package openseat.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import openseat.local.http.Json;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.ManyRegistrations;
import openseat.local.testkit.TableProbe;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;

/// The same actions with more and more registrations in the table: what each costs must not grow with them.
///
/// The registrations are copies of a real one, put into the table directly.
final class Growth implements Section {

    static final String NAME = "growth";
    static final String PAGE = "page";
    static final String REGISTER = "register";
    static final String CONFIRM = "confirm";
    static final String UPKEEP = "upkeep, nothing due";
    static final String DIGEST = "digest";
    static final String EXPORT_PAGE = "export, one page";
    static final String EXPORT_ROW = "export, per row";

    private static final String EVENT = "hall";
    private static final int LEAST_STORED = 100;
    private static final int TIMES = 8;
    private static final int DIGESTS = 3;
    /// None comes at a weekend.
    private static final Duration BETWEEN_DIGESTS = Duration.ofDays(7);
    /// Longer than anything about an event is kept in memory.
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) {
        // What is compiled later would make the first size look dearer.
        measure(LEAST_STORED, TIMES);
        var sizes = IntStream.iterate(LEAST_STORED, size -> size <= scale.mostStored(), size -> size * 10)
                .boxed()
                .toList();
        for (var size : sizes) {
            measure(size, TIMES)
                    .forEach((action, samples) ->
                            samples.forEach(sample -> sample.keep(results, NAME, subject(action, size))));
        }
        print(sizes, results);
    }

    private static String subject(String action, int size) {
        return "%s, %,d stored".formatted(action, size);
    }

    /// What each action consumes beside so many registrations, each time that it is done.
    static Map<String, List<Consumption>> measure(int stored, int times) {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "500", "LettersPerNetwork", "10000"))) {
            stack.local.invoke("PublishFunction", """
                    {"event": {"id": "%s", "title": {"en": "A hall"}, "waitingList": true, "capacity": 200000,
                      "schedule": {"state": "confirmed", "start": "2026-12-20T10:00", "end": "2026-12-20T11:00",
                      "zone": "Europe/Zurich"}},
                     "recipients": [{"email": "team@example.org"}]}""".formatted(EVENT));
            var team = new DigestReader(stack, "team@example.org").start();
            ManyRegistrations.add(stack, EVENT, stored);
            stack.upkeep();
            var samples = new LinkedHashMap<String, List<Consumption>>();
            samples.put(PAGE, repeat(stack, times, _ -> stack.get("/events/" + EVENT, "accept", TestStack.PAGE)));
            samples.put(REGISTER, repeat(stack, times, n -> stack.register(EVENT, address(n))));
            var probe = new TableProbe(stack);
            var links = IntStream.range(0, times)
                    .mapToObj(n -> probe.link(EVENT, address(n)))
                    .toList();
            samples.put(CONFIRM, repeat(stack, times, n -> stack.press(links.get(n), "confirm")));
            stack.local.stream().drain();
            stack.pass(Duration.ofMinutes(10));
            stack.upkeep();
            samples.put(UPKEEP, repeat(stack, times, _ -> stack.upkeep()));
            samples.put(EXPORT_PAGE, repeat(stack, times, _ -> export(stack, "")));
            samples.put(
                    EXPORT_ROW,
                    List.of(Consumption.of(stack.local, () -> exportAll(stack)).per(stored + times)));
            var digests = team.digests().size();
            samples.put(
                    DIGEST,
                    IntStream.range(0, DIGESTS)
                            .mapToObj(_ -> {
                                stack.pass(BETWEEN_DIGESTS);
                                return Consumption.of(stack.local, team::tick);
                            })
                            .toList());
            check(stack, team.digests().size() - digests == DIGESTS, "digests were sent");
            check(stack, stack.count(EVENT, "taken") >= times, "everybody has a seat");
            return samples;
        }
    }

    private interface Action {
        void run(int number);
    }

    private static List<Consumption> repeat(TestStack stack, int times, Action action) {
        return IntStream.range(0, times)
                .mapToObj(number -> {
                    stack.pass(PAUSE);
                    return Consumption.of(stack.local, () -> action.run(number));
                })
                .toList();
    }

    private static void check(TestStack stack, boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not true: " + what + ". " + stack.local.log());
        }
    }

    private static String address(int number) {
        return "guest%d@example.org".formatted(number);
    }

    /// Where the next page begins; blank after the last.
    private static String export(TestStack stack, String from) {
        var request = from.isEmpty() ? Map.of("event", EVENT) : Map.of("event", EVENT, "from", from);
        return Json.text(Web.json(stack.local.invoke("ExportFunction", Json.write(request)))
                .get("next"));
    }

    private static void exportAll(TestStack stack) {
        var next = "";
        do {
            next = export(stack, next);
        } while (!next.isEmpty());
    }

    static void print(List<Integer> sizes, Results results) {
        System.out.println("\nGrowth: trips / read units / write units / CPU ms, by how many registrations are stored");
        var head = new StringBuilder("%-22s".formatted(""));
        sizes.forEach(size -> head.append("%,34d".formatted(size)));
        System.out.println(head);
        for (var action : List.of(PAGE, REGISTER, CONFIRM, UPKEEP, DIGEST, EXPORT_PAGE, EXPORT_ROW)) {
            var line = new StringBuilder("%-22s".formatted(action));
            for (var size : sizes) {
                var subject = subject(action, size);
                line.append("%34s"
                        .formatted(String.join(
                                " / ",
                                List.of("trips", "read units", "write units", "cpu ms").stream()
                                        .map(figure -> number(results.of(NAME, subject, figure)
                                                .median()))
                                        .toList())));
            }
            System.out.println(line);
        }
    }

    /// A share of a trip needs more digits than a measured time.
    private static String number(double value) {
        return value != 0 && value < 0.1 ? "%.4f".formatted(value) : Tables.number(value);
    }
}
