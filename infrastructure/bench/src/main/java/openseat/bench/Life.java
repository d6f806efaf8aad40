package openseat.bench;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import openseat.local.aws.Usage;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;

/// What one registration consumes from the page to its deletion, counted through the runner.
///
/// It is the difference between an event with twenty people and one with ten, so that nothing counts which happens once
/// for an event, or in every run of upkeep. The people come one by one, two minutes apart, as on a quiet day.
///
/// @param requests      over HTTP: the page, the request and the page after it, the link, the button, the page after it
/// @param mails         to confirm, the ticket, and two reminders
/// @param attachedBytes of calendar files in these mails, in base64
/// @param sentBytes     of the HTTP answers, with their headers
/// @param trips         calls to DynamoDB
record Life(
        double requests,
        double mails,
        double attachedBytes,
        double sentBytes,
        double trips,
        double readUnits,
        double writeUnits) {

    private static final String EVENT = "life";
    private static final int FEW = 10;
    private static final Instant START = Instant.parse("2026-12-20T09:00:00Z");

    static Life count() {
        var few = of(FEW);
        var more = of(2 * FEW);
        return new Life(
                (more.requests - few.requests) / FEW,
                (more.mails - few.mails) / FEW,
                (more.attachedBytes - few.attachedBytes) / FEW,
                (more.sentBytes - few.sentBytes) / FEW,
                (more.trips - few.trips) / FEW,
                (more.readUnits - few.readUnits) / FEW,
                (more.writeUnits - few.writeUnits) / FEW);
    }

    /// What a run of upkeep and one of the digest consume when nothing is due.
    static Map<String, Consumption> idle() {
        try (var stack = TestStack.open()) {
            stack.upkeep();
            stack.local.tick("DigestFunction");
            return Map.of(
                    "upkeep", Consumption.of(stack.local, stack::upkeep),
                    "digest", Consumption.of(stack.local, () -> stack.local.tick("DigestFunction")));
        }
    }

    private static Life of(int people) {
        try (var stack = TestStack.open(Map.of("MailPerSecond", "500"))) {
            stack.publish(EVENT, 2 * people, true, 1);
            stack.local.clearCalls();
            var http = IntStream.range(0, people)
                    .mapToObj(n -> visit(stack, "person" + n + "@example.org"))
                    .toList();
            for (var due : new Duration[] {
                Duration.ofHours(-21), Duration.ofMinutes(-40), Duration.ofHours(2), Duration.ofDays(32)
            }) {
                stack.pass(Duration.between(stack.local.clock().instant(), START.plus(due)));
                // The second finds what the first has made due.
                stack.upkeep();
                stack.pass(Duration.ofMinutes(1));
                stack.upkeep();
            }
            if (!stack.rows(EVENT).isEmpty()) {
                throw new IllegalStateException("Not everybody was deleted in time.");
            }
            var calls = stack.local.calls().stream()
                    .filter(usage -> usage.service().equals("dynamodb"))
                    .toList();
            var mails = stack.local.mailbox().mails();
            return new Life(
                    http.stream().mapToDouble(Http::requests).sum(),
                    mails.size(),
                    mails.stream()
                            .flatMap(mail -> mail.attachments().stream())
                            .mapToDouble(file -> file.content().length())
                            .sum(),
                    http.stream().mapToDouble(Http::bytes).sum(),
                    calls.stream().mapToDouble(Usage::calls).sum(),
                    calls.stream().mapToDouble(Usage::readUnits).sum(),
                    calls.stream().mapToDouble(Usage::writeUnits).sum());
        }
    }

    private record Http(int requests, long bytes) {

        Http and(HttpResponse<byte[]> answer) {
            var headers = answer.headers().map().entrySet().stream()
                    .mapToLong(header -> header.getKey().length()
                            + header.getValue().stream()
                                    .mapToLong(String::length)
                                    .sum()
                            + 4)
                    .sum();
            return new Http(requests + 1, bytes + headers + answer.body().length);
        }
    }

    private static Http visit(TestStack stack, String address) {
        var page = "/events/" + EVENT;
        var http = new Http(0, 0).and(get(stack, page));
        var asked = send(
                stack,
                page + "/registrations",
                Web.form("email", address, "consent", "yes", "name", "عبد الرحمن بن يوسف"));
        http = http.and(asked).and(get(stack, Web.location(asked)));
        stack.local.stream().drain();
        var link = Web.linkIn(stack.mailTo(address));
        http = http.and(get(stack, link));
        var confirmed = send(stack, link, "action=confirm");
        http = http.and(confirmed).and(get(stack, Web.location(confirmed)));
        stack.local.stream().drain();
        stack.pass(Duration.ofMinutes(2));
        return http;
    }

    static HttpResponse<byte[]> get(TestStack stack, String address) {
        return Wire.send(stack.request(address, "accept", TestStack.PAGE, "accept-encoding", "gzip")
                .GET());
    }

    private static HttpResponse<byte[]> send(TestStack stack, String address, String form) {
        return Wire.send(stack.request(address, "accept", TestStack.PAGE, "accept-encoding", "gzip")
                .header("content-type", TestStack.FORM)
                .POST(BodyPublishers.ofString(form)));
    }
}
