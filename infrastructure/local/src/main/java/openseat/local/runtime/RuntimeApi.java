package openseat.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.InvocableFunction;
import openseat.local.lambda.Invocation;

/// Lambda's runtime API for one execution environment, on a port of its own. Under SnapStart it also provides the
/// credentials.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String CREDENTIALS = "/2021-04-23/credentials";

    static {
        Servers.configure();
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ProcessClock clock;
    private final String caller;
    private final String sessionToken;
    private final String authorization = UUID.randomUUID().toString();
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();
    private volatile CompletableFuture<Void> waiting = new CompletableFuture<>();
    private volatile Event current;
    /// Why the environment can serve no more invocations.
    private final CompletableFuture<Void> broken = new CompletableFuture<>();

    /// An event for the function, and the result that it will have.
    record Event(Invocation invocation, byte[] body, CompletableFuture<byte[]> result) {

        Event(Invocation invocation, byte[] body) {
            this(invocation, body, new CompletableFuture<>());
        }
    }

    /// @param clock of the function's process
    /// @param caller the access key's id of the credentials
    RuntimeApi(ProcessClock clock, String caller, String sessionToken) throws IOException {
        this.clock = clock;
        this.caller = caller;
        this.sessionToken = sessionToken;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Servers.BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Host and port.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String credentialsUrl() {
        return "http://" + address() + CREDENTIALS;
    }

    /// What the runtime must send to get the credentials.
    String authorization() {
        return authorization;
    }

    /// Completes when the runtime is ready for its snapshot.
    CompletableFuture<Void> checkpoint() {
        return checkpoint;
    }

    /// Lets the runtime continue after its snapshot.
    void restore() {
        restored.complete(null);
    }

    /// Completes when the runtime waits for an event.
    CompletableFuture<Void> waiting() {
        return waiting;
    }

    /// Completes, with a `FunctionFailed`, when the environment can serve no more invocations.
    CompletableFuture<Void> broken() {
        return broken;
    }

    void send(Event event) {
        events.add(event);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path.replace(ROOT, "")) {
                case "GET invocation/next" -> next(exchange);
                case "GET restore/next" -> {
                    checkpoint.complete(null);
                    restored.join();
                    reply(exchange, 200, new byte[0]);
                }
                case "POST init/error" -> {
                    broken.completeExceptionally(failure(body));
                    reply(exchange, 202, accepted());
                }
                case "POST restore/error" -> {
                    broken.completeExceptionally(new FunctionFailed(
                            "SnapStartException", "A hook after the restore failed.", failure(body)));
                    reply(exchange, 202, accepted());
                }
                case "GET " + CREDENTIALS -> credentials(exchange);
                case String request when isOfCurrent(request, "response") -> respond(exchange, body);
                case String request
                when isOfCurrent(request, "error") -> {
                    current.result().completeExceptionally(failure(body));
                    reply(exchange, 202, accepted());
                }
                default -> reply(exchange, 403, error("InvalidRequestID", "Invalid request ID"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOfCurrent(String request, String last) {
        return current != null
                && request.equals("POST invocation/" + current.invocation().id() + "/" + last);
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        waiting.complete(null);
        var event = events.take();
        waiting = new CompletableFuture<>();
        current = event;
        var invocation = event.invocation();
        var deadline = clock.now().plus(Duration.ofMillis(invocation.getRemainingTimeInMillis()));
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.getInvokedFunctionArn());
        headers.set(
                "Lambda-Runtime-Trace-Id",
                "Root=1-00000000-" + invocation.id().replace("-", "").substring(8));
        reply(exchange, 200, event.body());
    }

    private void respond(HttpExchange exchange, byte[] body) throws IOException {
        if (body.length > InvocableFunction.MAX_RESULT_BYTES) {
            current.result()
                    .completeExceptionally(new FunctionFailed(
                            "Function.ResponseSizeTooLarge", "The result is larger than Lambda allows.", null));
            reply(exchange, 413, error("RequestEntityTooLarge", "Exceeded maximum allowed payload size"));
        } else {
            reply(exchange, 202, accepted());
            current.result().complete(body);
        }
    }

    /// https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
    private void credentials(HttpExchange exchange) throws IOException {
        if (!authorization.equals(exchange.getRequestHeaders().getFirst("authorization"))) {
            reply(exchange, 403, error("Forbidden", "Invalid authorization token"));
            return;
        }
        reply(
                exchange,
                200,
                Json.bytes(Map.of(
                        "AccessKeyId",
                        caller,
                        "SecretAccessKey",
                        "none",
                        "Token",
                        sessionToken,
                        "Expiration",
                        clock.now().plus(Duration.ofHours(6)).toString())));
    }

    private static FunctionFailed failure(byte[] body) {
        var error = Json.object(body);
        return new FunctionFailed(Json.text(error.get("errorType")), Json.text(error.get("errorMessage")), null);
    }

    private static byte[] accepted() {
        return Json.bytes(Map.of("status", "OK"));
    }

    private static byte[] error(String type, String message) {
        return Json.bytes(Map.of("errorType", type, "errorMessage", message));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        restored.complete(null);
        server.stop(0);
        threads.shutdownNow();
    }
}
