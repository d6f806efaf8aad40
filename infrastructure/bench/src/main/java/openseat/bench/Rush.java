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

/// People who register for one event at a time, get letters, and confirm as theirs come, until everybody has a ticket.
///
/// The stream is paused, as if it were behind, so that upkeep sends all letters: in its minutes of 50 s, at its rate.
/// What it waits between two mails is skipped on the runner's clock; what it works is not.
final class Rush implements AutoCloseable {

    static final int MAIL_PER_SECOND = 14;

    private static final String EVENT = "stadium";
    private static final String KIND = "kind";

    /// Two cores that also run DynamoDB answer later than the cloud, and the SDK must not give up for that.
    private static final ClientTimeouts PATIENT =
            ClientTimeouts.DEPLOYED.withDynamoDb(Duration.ofSeconds(10), Duration.ofSeconds(12));

    private final int people;
    private final LocalRunner local;
    private final Visitors visitors;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, Double> letters = new HashMap<>();
    private final Map<String, Double> tickets = new HashMap<>();
    private Instant began;
    private long cpu;

    /// Seats for four in five; the others wait.
    Rush(int people) throws IOException {
        var limit = Integer.toString(2 * people);
        var options = Options.manual(LocalClock.skipping())
                .withTimeouts(PATIENT)
                .withParameter("MailPerSecond", Integer.toString(MAIL_PER_SECOND))
                .withParameter("LettersPerNetwork", limit)
                .withParameter("LettersPerHour", limit);
        this.people = people;
        this.local = LocalRunner.start(options);
        this.visitors = new Visitors(local.url(), EVENT);
        publish();
    }

    private void publish() {
        var start = local.clock().instant().plus(Duration.ofDays(60)).toString().substring(0, 10);
        var answer = local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "A stadium"}, "capacity": %d, "waitingList": true,
                  "schedule": {"state": "confirmed", "start": "%sT10:00", "end": "%sT11:00", "zone": "Europe/Zurich"}}}""".formatted(EVENT, people * 4 / 5, start, start));
        if (!answer.contains("201")) {
            throw new IllegalStateException(answer);
        }
    }

    /// All ask, one after so much time. Returns what one request consumed.
    Consumption register(long gapNanos) {
        local.clearCalls();
        began = local.clock().instant();
        cpu = Consumption.cpuNanos();
        visitors.register(people, gapNanos);
        return consumed();
    }

    /// Letters go out and people confirm. Returns what one person has consumed since the request.
    ///
    /// @throws IllegalStateException if some do not get their ticket in good time, or anything was lost
    Consumption confirm() {
        var most = 10 + people * 4 / (MAIL_PER_SECOND * 50);
        for (var minute = 0; tickets.size() < people; minute++) {
            require(minute <= most, "tickets: %d, letters: %d".formatted(tickets.size(), letters.size()));
            minute();
        }
        var consumed = consumed();
        check();
        return consumed;
    }

    private Consumption consumed() {
        return Consumption.of(local.calls(), (Consumption.cpuNanos() - cpu) / 1e6)
                .per(people);
    }

    /// One run of upkeep, while those whose letters have come press the button.
    private void minute() {
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
                    count(letters, to, sent.at());
                    var link = Web.linkIn(sent);
                    presses.add(CompletableFuture.runAsync(() -> visitors.confirm(link), threads));
                } else {
                    count(tickets, to, sent.at());
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

    private void count(Map<String, Double> mails, String address, Instant at) {
        if (mails.put(address, Duration.between(began, at).toMillis() / 1e3) != null) {
            throw new IllegalStateException("Somebody got the same letter twice.");
        }
    }

    /// What was promised is in the table, everybody has heard of it, and the seats are counted rightly.
    private void check() {
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
        var accepted = visitors.accepted();
        require(visitors.refused().isEmpty(), "not all were accepted");
        require(accepted.size() == people, "accepted: " + accepted.size());
        require(rows.keySet().equals(new HashSet<>(accepted)), "rows: " + rows.size());
        require(letters.keySet().equals(rows.keySet()), "letters: " + letters.size());
        require(tickets.keySet().equals(rows.keySet()), "tickets: " + tickets.size());
        require(confirmed + waiting == people, "confirmed: %d, waiting: %d".formatted(confirmed, waiting));
        require(confirmed == people * 4L / 5, "confirmed: " + confirmed);
        require(seats.equals(Map.of("taken", confirmed, "waiting", waiting)), "seats: " + seats);
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? Long.parseLong(item.get(name).n()) : 0;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Something was lost. %s. Otherwise answered: %s"
                    .formatted(what, visitors.refused().stream().limit(5).toList()));
        }
    }

    Visitors visitors() {
        return visitors;
    }

    /// When letters came, in seconds since the first request.
    Iterable<Double> letters() {
        return letters.values();
    }

    /// When tickets came, in seconds since the first request.
    List<Double> tickets() {
        return List.copyOf(tickets.values());
    }

    @Override
    public void close() {
        threads.close();
        visitors.close();
        local.close();
    }
}
