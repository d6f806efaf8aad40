package openseat.local.testkit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import openseat.Environment;
import openseat.local.LocalClock;
import openseat.local.LocalRunner;
import openseat.local.Options;
import openseat.local.aws.LocalClients;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Stand-in functions for the stack of `small.yaml`, and a runner that runs them.
public final class RunnerFixture {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private RunnerFixture() {}

    public static LocalRunner start() throws IOException {
        return LocalRunner.start(options());
    }

    public static Options options() {
        try {
            var template = Path.of(RunnerFixture.class.getResource("/small.yaml").toURI());
            return Options.quiet(LocalClock.standingAt(NOW)).withTemplate(template);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the SDK is for a function: this is the client that the function itself would have.
    public static DynamoDbClient as(LocalRunner local, String function, String invocation) {
        return LocalClients.dynamo(local.aws().url(), function, () -> invocation);
    }

    /// Returns its event as the body.
    public static final class Echo implements RequestStreamHandler {

        public Echo(Environment ground) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            context.getLogger().log("{\"what\":\"echo\"}");
            out.write(Json.bytes(Map.of("statusCode", 200, "headers", Map.of("content-type", "application/json"), "body", event)));
        }
    }

    /// Returns what its request's body says, or throws, or takes its time.
    public static final class Answer implements RequestStreamHandler {

        public Answer(Environment ground) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            var event = Json.object(in.readAllBytes());
            var body = event.containsKey("body") ? Json.text(event.get("body"))
                    : "{\"statusCode\":200,\"headers\":{\"ETag\":\"x\"},\"body\":\"as long as this\"}";
            switch (body) {
                case "throw" -> throw new IllegalStateException("canary@example.org");
                case "sleep" -> Servers.sleepUntilInterrupted();
                default -> out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Does with the table what the test says.
    public static final class Writer implements RequestStreamHandler {

        public static volatile Function<String, String> work = event -> event;

        public Writer(Environment ground) {}

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(work.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Remembers the batches that it was handed, and answers as the test says.
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
                    .map(key -> Json.text(Json.map(key.get("sk")).get("S"))).toList();
        }
    }
}
