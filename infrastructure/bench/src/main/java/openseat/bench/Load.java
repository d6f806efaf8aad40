package openseat.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.aws.ClientTimeouts;
import openseat.local.testkit.Web;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A rush: people register at the rate of 10,000 a minute, letters go out at 14 a second, and people confirm as theirs
/// come. Nothing may be lost.
///
/// The stream is paused, as if it were behind, so that upkeep sends all letters: in its minutes of 50 s, at its rate.
/// What it waits between two mails is skipped on the runner's clock; what it works is not.
final class Load implements Section {

    static final String NAME = "load";
    static final String EVERYTHING = "a registration, from request to ticket";
    static final String REQUEST = "of it, the request";
    static final String LATENCY = "request ms";
    static final String PRESS = "confirm ms";
    static final String LETTER = "letter after s";
    static final String TICKET = "ticket after s";
    static final String AGAIN = "busy pages";
    static final String MINUTES = "minutes of mail";

    private static final String EVENT = "stadium";
    private static final long GAP_NANOS = 60_000_000_000L / 10_000;
    private static final int WARMING_UP = 1_000;
    private static final int MAIL_PER_SECOND = 14;
    private static final String KIND = "kind";

    /// Two cores that also run DynamoDB answer later than the cloud, and the SDK must not give up for that.
    private static final ClientTimeouts PATIENT =
            ClientTimeouts.DEPLOYED.withDynamoDb(Duration.ofSeconds(10), Duration.ofSeconds(12));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) throws IOException {
        // Slowly, until everything that is used often is compiled: the functions of the cloud are primed.
        rush(WARMING_UP, 3 * GAP_NANOS, new Results(Map.of()));
        rush(scale.requests(), GAP_NANOS, results);
        print(scale.requests(), results);
    }

    private static void rush(int people, long gapNanos, Results results) throws IOException {
        var limit = Integer.toString(2 * people);
        var options = Options.manual(LocalClock.skipping())
                .withTimeouts(PATIENT)
                .withParameter("MailPerSecond", Integer.toString(MAIL_PER_SECOND))
                .withParameter("LettersPerNetwork", limit)
                .withParameter("LettersPerHour", limit);
        try (var local = LocalRunner.start(options);
                var visitors = new Visitors(local.url(), EVENT);
                var threads = Executors.newFixedThreadPool(2)) {
            publish(local, people);
            local.clearCalls();
            var began = local.clock().instant();
            var cpu = Consumption.cpuNanos();
            visitors.register(people, gapNanos);
            Consumption.of(local.calls(), (Consumption.cpuNanos() - cpu) / 1e6)
                    .per(people)
                    .keep(results, NAME, REQUEST);
            var mail = new Mail(began);
            for (var minute = 0; mail.tickets.size() < people; minute++) {
                if (minute > 10 + people * 4 / (MAIL_PER_SECOND * 50)) {
                    throw new IllegalStateException("Only %d tickets of %d, %d letters; otherwise answered: %s"
                            .formatted(
                                    mail.tickets.size(),
                                    people,
                                    mail.letters.size(),
                                    visitors.refused().stream().limit(5).toList()));
                }
                minute(local, visitors, threads, mail);
            }
            Consumption.of(local.calls(), (Consumption.cpuNanos() - cpu) / 1e6)
                    .per(people)
                    .keep(results, NAME, EVERYTHING);
            keep(mail, visitors, results);
            check(local, visitors, mail, people);
        }
    }

    /// Seats for four in five; the others wait.
    private static void publish(LocalRunner local, int people) {
        var start = local.clock().instant().plus(Duration.ofDays(60)).toString().substring(0, 10);
        var answer = local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A stadium"}, "capacity": %d, "waitingList": true,
                  "schedule": {"state": "confirmed", "start": "%sT10:00", "end": "%sT11:00", "zone": "Europe/Zurich"}}}""".formatted(EVENT, people * 4 / 5, start, start));
        if (!answer.contains("201")) {
            throw new IllegalStateException(answer);
        }
    }

    /// The letters that came, and when, by address.
    private record Mail(Instant began, Map<String, Double> letters, Map<String, Double> tickets) {

        Mail(Instant began) {
            this(began, new HashMap<>(), new HashMap<>());
        }

        private double since(Instant at) {
            return Duration.between(began, at).toMillis() / 1e3;
        }
    }

    /// One run of upkeep, while those whose letters have come press the button.
    private static void minute(LocalRunner local, Visitors visitors, ExecutorService threads, Mail mail) {
        var next = local.clock().instant().plus(Duration.ofMinutes(1));
        var upkeep = CompletableFuture.runAsync(() -> local.tick("UpkeepFunction"));
        var presses = new ArrayList<CompletableFuture<Void>>();
        var read = 0;
        for (var isLast = false; !isLast; ) {
            isLast = upkeep.isDone();
            var mails = local.mailbox().mails();
            for (var sent : mails.subList(read, mails.size())) {
                var to = sent.to().getFirst();
                if (sent.tags().get(KIND).equals("confirm")) {
                    count(mail.letters, to, mail.since(sent.at()));
                    var link = Web.linkIn(sent);
                    presses.add(CompletableFuture.runAsync(() -> visitors.confirm(link), threads));
                } else {
                    count(mail.tickets, to, mail.since(sent.at()));
                }
            }
            read = mails.size();
            ProcessCpu.sleep(20);
        }
        upkeep.join();
        presses.forEach(CompletableFuture::join);
        // Thousands of mails would fill the memory.
        local.mailbox().clear();
        var rest = Duration.between(local.clock().instant(), next);
        if (rest.isPositive()) {
            local.clock().advance(rest);
        }
    }

    private static void count(Map<String, Double> mails, String address, double seconds) {
        if (mails.put(address, seconds) != null) {
            throw new IllegalStateException("Somebody got the same letter twice.");
        }
    }

    private static void keep(Mail mail, Visitors visitors, Results results) {
        visitors.registering().forEach(millis -> results.add(NAME, EVERYTHING, LATENCY, millis));
        visitors.confirming().forEach(millis -> results.add(NAME, EVERYTHING, PRESS, millis));
        mail.letters.values().forEach(seconds -> results.add(NAME, EVERYTHING, LETTER, seconds));
        mail.tickets.values().forEach(seconds -> results.add(NAME, EVERYTHING, TICKET, seconds));
        results.add(NAME, EVERYTHING, AGAIN, visitors.pressedAgain());
        results.add(
                NAME,
                EVERYTHING,
                MINUTES,
                mail.tickets.values().stream().mapToDouble(s -> s / 60).max().orElseThrow());
    }

    /// What was promised is in the table, everybody has heard of it, and the seats are counted rightly.
    private static void check(LocalRunner local, Visitors visitors, Mail mail, int people) {
        var table = local.table().listTables().tableNames().getFirst();
        var rows = new HashMap<String, String>();
        var seats = new HashMap<String, Long>();
        for (var item :
                local.table().scanPaginator(scan -> scan.tableName(table)).items()) {
            var pk = item.get("pk").s();
            if (pk.startsWith("R#" + EVENT + "#")) {
                rows.put(item.get("address").s(), item.get("status").s());
            } else if (pk.equals("S#" + EVENT)) {
                List.of("taken", "waiting").forEach(counter -> seats.merge(counter, number(item, counter), Long::sum));
            }
        }
        var confirmed = rows.values().stream().filter("confirmed"::equals).count();
        var waiting = rows.values().stream().filter("waiting"::equals).count();
        require(
                visitors.refused().isEmpty(),
                "answered: " + visitors.refused().stream().limit(5).toList());
        require(
                visitors.accepted().size() == people,
                "accepted: " + visitors.accepted().size());
        require(rows.keySet().equals(new HashSet<>(visitors.accepted())), "rows: " + rows.size());
        require(mail.letters.keySet().equals(rows.keySet()), "letters: " + mail.letters.size());
        require(mail.tickets.keySet().equals(rows.keySet()), "tickets: " + mail.tickets.size());
        require(confirmed + waiting == people, "confirmed: %d, waiting: %d".formatted(confirmed, waiting));
        require(confirmed == people * 4L / 5, "confirmed: " + confirmed);
        require(seats.equals(Map.of("taken", confirmed, "waiting", waiting)), "seats: " + seats);
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? Long.parseLong(item.get(name).n()) : 0;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Something was lost. " + what);
        }
    }

    static void print(int people, Results results) {
        System.out.printf("%nLoad: %,d people at 10,000 a minute, %d mails a second%n", people, MAIL_PER_SECOND);
        Tables.print(
                "",
                results,
                NAME,
                List.of("trips", "read units", "write units", "cpu ms"),
                "cpu ms",
                _ -> false,
                List.of());
        for (var figure : List.of(LATENCY, PRESS, LETTER, TICKET)) {
            var samples = results.of(NAME, EVERYTHING, figure);
            System.out.printf(
                    "%-30s p50 %s, p99 %s, longest %s%n",
                    figure,
                    Tables.number(samples.median()),
                    Tables.number(samples.quantile(0.99)),
                    Tables.number(samples.quantile(1)));
        }
        System.out.printf(
                "Nothing was lost; %.0f pressed again; the last ticket came after %s minutes. The CPU includes DynamoDB Local and all else"
                        + " in this process.%n",
                results.of(NAME, EVERYTHING, AGAIN).median(),
                Tables.number(results.of(NAME, EVERYTHING, MINUTES).median()));
    }
}
