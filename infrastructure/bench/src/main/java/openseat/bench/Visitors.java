package openseat.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;

/// People who register by the form and confirm by their letters, over HTTP.
final class Visitors implements AutoCloseable {

    private static final int MOST_PRESSES = 5;

    private final AtomicInteger pressedAgain = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String event;
    private final Queue<Double> registering = new ConcurrentLinkedQueue<>();
    private final Queue<Double> confirming = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    Visitors(String url, String event) {
        this.url = url;
        this.event = event;
    }

    static String address(int number) {
        return "visitor%d@example.net".formatted(number);
    }

    /// Sends each request at its own moment, whether or not the earlier ones have been answered.
    void register(int people, long gapNanos) {
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < people; number++) {
                var moment = start + number * gapNanos;
                var address = address(number);
                LockSupport.parkNanos(moment - System.nanoTime());
                threads.execute(() -> register(address, moment));
            }
        }
    }

    private void register(String address, long moment) {
        var body = Web.form("email", address, "consent", "yes", "name", "نور الحسن", "lang", "ar");
        var status = post(url + Web.registrations(event), body);
        registering.add((System.nanoTime() - moment) / 1e6);
        if (status == 303) {
            accepted.add(address);
        } else {
            refused.add("%s: %d".formatted(address, status));
        }
    }

    /// Presses again as long as the page says that too many do at once.
    void confirm(String link) {
        var began = System.nanoTime();
        var status = post(link, "action=confirm");
        for (var press = 1; status == 503 && press < MOST_PRESSES; press++) {
            pressedAgain.incrementAndGet();
            status = post(link, "action=confirm");
        }
        confirming.add((System.nanoTime() - began) / 1e6);
        if (status != 303) {
            refused.add("confirm: " + status);
        }
    }

    private int post(String address, String body) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("content-type", TestStack.FORM)
                                    .header("accept", TestStack.PAGE)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    int pressedAgain() {
        return pressedAgain.get();
    }

    /// How long answers to requests took, from the moment at which each was to be sent.
    Queue<Double> registering() {
        return registering;
    }

    Queue<Double> confirming() {
        return confirming;
    }

    /// The addresses that were told to look for a mail.
    Set<String> accepted() {
        return accepted;
    }

    /// What was answered otherwise than it should.
    Queue<String> refused() {
        return refused;
    }

    @Override
    public void close() {
        client.close();
    }
}
