package openseat.local.apigateway;

import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.FunctionThrottled;
import openseat.local.lambda.Invoker;
import openseat.local.template.Template;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// API Gateway's HTTP API on loopback: converts each request to an event, and the function's result to a response.
///
/// Limits: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
///
/// The server is Jetty, because the JDK's answers some requests itself that API Gateway passes on, such as `//events`
/// and the query `?%zz`. It refuses a NUL in a path, of which AWS says nothing.
public final class Gateway implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 10_240;
    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;
    /// Prevents DNS rebinding: a foreign page whose host name resolves to this machine must not read anything here.
    private static final Pattern HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    private final Server server = new Server(new VirtualThreadPool());
    private final ServerConnector connector;
    private volatile Handlers handlers;

    private record Handlers(
            Routes routes,
            Throttles throttles,
            Invoker invoker,
            Function<GatewayRequest, GatewayResponse> control,
            Clock clock) {}

    /// Binds the port; requests are answered after `open`.
    ///
    /// @param port 0 for any free port
    /// @throws BindException if the port is in use
    public Gateway(int port) throws IOException {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setHttpCompliance(HttpCompliance.RFC7230_LEGACY);
        // Whatever is longer than API Gateway allows is refused here.
        configuration.setRequestHeaderSize(16 * MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(16 * MAX_HEADER_BYTES);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(Servers.BACKLOG);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                send(request, response, callback, safeAnswer(request));
                return true;
            }
        });
        try {
            connector.open();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException cause ? cause : e;
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /// @param control answers everything under `/local/`
    public void open(
            Template template, Invoker invoker, Function<GatewayRequest, GatewayResponse> control, Clock clock) {
        handlers = new Handlers(Routes.of(template), new Throttles(template), invoker, control, clock);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The gateway cannot be started.", e);
        }
    }

    private GatewayResponse safeAnswer(Request request) throws IOException {
        try {
            return answer(request);
        } catch (RuntimeException e) {
            System.err.println("The gateway failed: " + e);
            throw e;
        }
    }

    private GatewayResponse answer(Request request) throws IOException {
        var target = request.getHttpURI().getPathQuery();
        var headers = headers(request);
        var host = Optional.ofNullable(request.getHeaders().get("host")).orElse("127.0.0.1:" + port());
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
        var body = Content.Source.asInputStream(request).readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return GatewayResponse.message(413, "Request Entity Too Large");
        }
        var converted = new GatewayRequest(
                request.getMethod(),
                target,
                headers,
                body,
                host,
                Request.getRemoteAddr(request),
                UUID.randomUUID().toString(),
                handlers.clock().instant());
        return converted.rawPath().startsWith("/local/") ? handlers.control().apply(converted) : invoke(converted);
    }

    private static Map<String, List<String>> headers(Request request) {
        var headers = new LinkedHashMap<String, List<String>>();
        request.getHeaders()
                .forEach(field -> headers.computeIfAbsent(
                                field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(Optional.ofNullable(field.getValue()).orElse("")));
        return headers;
    }

    private GatewayResponse invoke(GatewayRequest request) {
        var match = handlers.routes().find(request.method(), request.encodedPath());
        if (match.isEmpty()) {
            return GatewayResponse.message(404, "Not Found");
        }
        var route = match.get().route();
        if (!handlers.throttles().admit(route)) {
            return GatewayResponse.message(429, "Too Many Requests");
        }
        if (route.iam() && !request.isSigned()) {
            return GatewayResponse.message(403, "Forbidden");
        }
        var event = Json.bytes(request.event(match.get()));
        if (event.length > MAX_EVENT_BYTES) {
            return GatewayResponse.message(413, "Request Entity Too Large");
        }
        try {
            return GatewayResponse.of(handlers.invoker().invoke(match.get().function(), event))
                    .withHeader("apigw-requestid", request.id());
        } catch (FunctionThrottled e) {
            return GatewayResponse.message(503, "Service Unavailable");
        } catch (FunctionFailed e) {
            return GatewayResponse.internalError();
        }
    }

    private static void send(Request request, Response response, Callback callback, GatewayResponse answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.getKey(), header.getValue()));
        if (answer.body().length > 0) {
            response.getHeaders().put("content-length", answer.body().length);
        }
        var body = request.getMethod().equals("HEAD") ? new byte[0] : answer.body();
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The gateway did not stop.", e);
        }
    }
}
