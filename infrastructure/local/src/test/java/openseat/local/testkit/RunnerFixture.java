package openseat.local.testkit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import openseat.Environment;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.aws.ClientTimeouts;
import openseat.local.aws.LocalClients;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// A runner for the stack of `small.yaml`, and that stack's functions.
public final class RunnerFixture {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private RunnerFixture() {}

    public static LocalRunner start() throws IOException {
        return LocalRunner.start(options());
    }

    public static Options options() {
        try {
            var template =
                    Path.of(RunnerFixture.class.getResource("/small.yaml").toURI());
            return Options.manual(LocalClock.fixedAt(NOW)).withTemplate(template);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The client that this function would use.
    public static DynamoDbClient dynamoDb(LocalRunner local, String function, String invocation) {
        return LocalClients.dynamoDb(local.aws().url(), function, ClientTimeouts.DEPLOYED, () -> invocation);
    }

    /// The client that this function would use, with another timeout.
    public static SesV2Client ses(LocalRunner local, String function, Duration timeout) {
        return LocalClients.ses(local.aws().url(), function, ClientTimeouts.DEPLOYED.withSes(timeout), () -> "one");
    }

    /// Returns its event as the response body.
    public static final class Echo implements RequestStreamHandler {

        public Echo(Environment ground) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            context.getLogger().log("{\"what\":\"echo\"}");
            out.write(Json.bytes(
                    Map.of("statusCode", 200, "headers", Map.of("content-type", "application/json"), "body", event)));
        }
    }

    /// Returns the request's body as its result, or throws, or sleeps.
    public static final class Answer implements RequestStreamHandler {

        public Answer(Environment ground) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            var event = Json.object(in.readAllBytes());
            var body = event.containsKey("body")
                    ? Json.text(event.get("body"))
                    : "{\"statusCode\":200,\"headers\":{\"ETag\":\"x\"},\"body\":\"as long as this\"}";
            switch (body) {
                case "throw" -> throw new IllegalStateException("canary@example.org");
                case "sleep" -> Servers.sleepUntilInterrupted();
                default -> out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Runs the code that a test sets.
    public static final class Writer implements RequestStreamHandler {

        public static volatile Function<String, String> work = event -> event;

        public Writer(Environment ground) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(work.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Remembers its batches, and answers as a test says.
    public static final class Listener implements RequestStreamHandler {

        public static final List<Map<String, Object>> BATCHES = new CopyOnWriteArrayList<>();
        public static volatile Function<List<String>, String> answer = numbers -> "";

        public Listener(Environment ground) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            var batch = Json.object(in.readAllBytes());
            BATCHES.add(batch);
            out.write(answer.apply(keys(batch)).getBytes(StandardCharsets.UTF_8));
        }

        /// The sort keys of the batch's records.
        public static List<String> keys(Map<String, Object> batch) {
            return Json.list(batch.get("Records")).stream()
                    .map(r -> Json.map(Json.map(Json.map(r).get("dynamodb")).get("Keys")))
                    .map(key -> Json.text(Json.map(key.get("sk")).get("S")))
                    .toList();
        }
    }
}
