package openseat.local.apigateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.Invoker;
import openseat.local.template.Template;

/// API Gateway's HTTP API on loopback: converts each request to an event, and the function's result to a response.
///
/// Limits: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
public final class Gateway implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 10_240;
    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;
    /// Prevents DNS rebinding: a foreign page whose host name resolves to this machine must not read anything here.
    private static final Pattern HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    static {
        Servers.configure();
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Handlers handlers;

    private record Handlers(
            Routes routes, Invoker invoker, Function<GatewayRequest, GatewayResponse> control, Clock clock) {}

    /// Binds the port; requests are answered after `open`.
    ///
    /// @param port 0 for any free port
    /// @throws java.net.BindException if the port is in use
    public Gateway(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), Servers.BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// @param control answers everything under `/local/`
    public void open(
            Template template, Invoker invoker, Function<GatewayRequest, GatewayResponse> control, Clock clock) {
        handlers = new Handlers(Routes.of(template), invoker, control, clock);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (RuntimeException e) {
            System.err.println("The gateway failed: " + e);
            throw e;
        }
    }

    private GatewayResponse answer(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestURI().toString().replaceFirst("^https?://[^/]*", "");
        var headers = new LinkedHashMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        var host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("host"))
                .orElse("127.0.0.1:" + port());
        if (!HOST.matcher(host).matches()) {
            return GatewayResponse.message(403, "Forbidden");
        }
        if (target.length()
                        + headers.values().stream()
                                .flatMap(List::stream)
                                .mapToInt(String::length)
                                .sum()
                > MAX_HEADER_BYTES) {
            return GatewayResponse.message(431, "Request Header Fields Too Large");
        }
        var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return GatewayResponse.message(413, "Request Entity Too Large");
        }
        var request = new GatewayRequest(
                exchange.getRequestMethod(),
                target,
                headers,
                body,
                host,
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                UUID.randomUUID().toString(),
                handlers.clock().instant());
        return request.rawPath().startsWith("/local/") ? handlers.control().apply(request) : invoke(request);
    }

    private GatewayResponse invoke(GatewayRequest request) {
        var match = handlers.routes().find(request.method(), request.rawPath());
        if (match.isEmpty()) {
            return GatewayResponse.message(404, "Not Found");
        }
        if (match.get().route().iam() && !request.isSigned()) {
            return GatewayResponse.message(403, "Forbidden");
        }
        var event = Json.bytes(request.event(match.get()));
        if (event.length > MAX_EVENT_BYTES) {
            return GatewayResponse.message(413, "Request Entity Too Large");
        }
        try {
            return GatewayResponse.of(handlers.invoker().invoke(match.get().function(), event))
                    .withHeader("apigw-requestid", request.id());
        } catch (FunctionFailed e) {
            return GatewayResponse.internalError();
        }
    }

    private static void send(HttpExchange exchange, GatewayResponse response) throws IOException {
        response.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        var length = response.body().length;
        if (exchange.getRequestMethod().equals("HEAD")) {
            if (length > 0) {
                exchange.getResponseHeaders().set("content-length", Integer.toString(length));
            }
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(response.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
