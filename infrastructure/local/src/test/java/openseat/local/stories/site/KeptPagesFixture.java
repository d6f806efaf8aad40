package openseat.local.stories.site;

import static openseat.local.testkit.TestStack.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import openseat.local.aws.Usage;
import openseat.local.testkit.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// Pages as people see them, and events that are published again or deleted.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeptPagesFixture {

    final TestStack stack = TestStack.open();

    @AfterAll
    void close() {
        stack.close();
    }

    String page(String path) {
        var answer = stack.get(path, "accept", PAGE, "accept-language", "en");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    String pageAt(String host, String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(stack.local.url()).getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    List<Usage> reads() {
        return stack.local.calls().stream()
                .filter(usage -> usage.function().equals("EventsFunction"))
                .toList();
    }

    Instant later() {
        return stack.local.clock().instant().plus(Duration.ofDays(30));
    }

    void publish(String id, String text) {
        publish(id, text, "", later());
    }

    /// Publishes the next revision, whichever it is.
    void publish(String id, String text, String more, Instant end) {
        var current = header(stack.get("/events/" + id, "accept", "application/json"), "etag");
        var answer = stack.local.invoke("PublishFunction", """
                {"event": {"id": "%s", "title": {"en": "%s: %s"}, "text": [{"en": "%s"}], "organizers": [{"en": "A team"}],
                  "schedule": {"state": "confirmed", "start": "%s", "end": "%s", "zone": "UTC"},
                  "contact": "team@example.org"%s}%s}""".formatted(
                        id,
                        id,
                        text,
                        text,
                        local(end.minusSeconds(60)),
                        local(end),
                        more,
                        current.isEmpty() ? "" : ", \"ifMatch\": " + current.replace("\"", "")));
        assertThat(answer).containsPattern("\"status\":20[01]");
    }

    private static String local(Instant time) {
        return time.toString().replaceFirst(":\\d\\d(\\.\\d+)?Z$", "");
    }

    void delete(String event) {
        for (var item : stack.items()) {
            var key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
            if (item.get("sk").s().equals(event) || item.get("pk").s().endsWith("#" + event)) {
                stack.local
                        .table()
                        .deleteItem(request -> request.tableName(stack.table).key(key));
            }
        }
    }
}
