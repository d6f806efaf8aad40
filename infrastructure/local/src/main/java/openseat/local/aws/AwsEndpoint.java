package openseat.local.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.template.Template;

/// The one way to AWS: plays its endpoints on loopback, knows the caller by its access key, and asks the policy first.
///
/// ```
/// call -> who? -> dead already? -> fault: killed or cut before -> policy -> service -> fault: killed or cut after -> reply
/// ```
public final class AwsEndpoint implements AutoCloseable {

    /// The header in which the runner's clients say within which invocation they call.
    static final String INVOCATION = "openseat-invocation";

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([A-Za-z0-9]+)/");
    private static final String TARGET = "DynamoDB_20120810.";

    static {
        Servers.prepare();
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Template.Function> functions;
    private final AwsService dynamo;
    private final AwsService mail;
    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;

    public AwsEndpoint(Template template, AwsService dynamo, AwsService mail) throws IOException {
        this.functions = template.functions();
        this.dynamo = dynamo;
        this.mail = mail;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Servers.QUEUE);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// The endpoint to give to an SDK client.
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// From now on this decides what becomes of every call.
    public void fault(Fault fault) {
        this.fault = fault;
    }

    /// Ends an invocation's account; says whether it was killed on the way.
    public boolean ended(String invocation) {
        numbers.remove(invocation);
        return dead.remove(invocation);
    }

    /// Lets no further call of an invocation through, as when its time is up.
    public void kill(String invocation) {
        dead.add(invocation);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            switch (guarded(exchange, body)) {
                case AwsReply.Answer(var status, var headers, var bytes) -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    exchange.getResponseHeaders().set("x-amzn-requestid", java.util.UUID.randomUUID().toString());
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
                // Closing an exchange that has no answer closes its connection.
                case AwsReply.Hangup _ -> { }
                case AwsReply.Silence _ -> Servers.sleepUntilInterrupted();
            }
        }
    }

    /// A fault of the runner's own is said aloud, since the SDK would show it as an unreachable AWS.
    private AwsReply guarded(HttpExchange exchange, byte[] body) {
        try {
            return reply(exchange, body);
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                System.err.println("The door to AWS failed: " + e);
            }
            return AwsError.internal().reply("dynamodb");
        }
    }

    private AwsReply reply(HttpExchange exchange, byte[] body) {
        var caller = caller(exchange);
        var target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-target")).orElse("");
        var service = target.startsWith(TARGET) ? "dynamodb" : "ses";
        var operation = named(service).operation(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), target);
        if (caller.isEmpty()) {
            return new AwsError(400, "UnrecognizedClientException", "The security token included in the request is invalid.").reply(service);
        }
        if (operation.isEmpty()) {
            return unknown(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()).reply(service);
        }
        var invocation = Optional.ofNullable(exchange.getRequestHeaders().getFirst(INVOCATION)).orElse("");
        var number = numbers.computeIfAbsent(invocation, i -> new AtomicInteger()).incrementAndGet();
        var path = service.equals("ses") ? Map.<String, Object>of("path", exchange.getRequestURI().getPath()) : Map.<String, Object>of();
        return reply(new AwsCall(caller.get(), invocation, number, service, operation.get(),
                body.length == 0 ? path : Json.object(body)));
    }

    private AwsReply reply(AwsCall call) {
        if (dead.contains(call.invocation())) {
            return new AwsReply.Hangup();
        }
        return switch (fault.of(call)) {
            case FaultEffect.Answered _ -> served(call);
            case FaultEffect.Altered(var other) -> served(other);
            case FaultEffect.Refused(var error) -> error.reply(call.service());
            case FaultEffect.Cut(var when) -> {
                if (when == FaultEffect.When.AFTER) {
                    served(call);
                }
                yield new AwsReply.Hangup();
            }
            case FaultEffect.Killed(var when) -> {
                // Dead first: what the function does elsewhere while this call is carried out is lost as well.
                kill(call.invocation());
                if (when == FaultEffect.When.AFTER) {
                    served(call);
                }
                yield new AwsReply.Hangup();
            }
        };
    }

    private AwsReply served(AwsCall call) {
        var service = named(call.service());
        var needs = service.needs(call);
        if (needs.isEmpty()) {
            return unknown(call.operation()).reply(call.service());
        }
        var policy = functions.get(call.function()).policy();
        return needs.stream().filter(need -> !policy.allows(need)).findFirst()
                .map(need -> (AwsReply) AwsError.denied(call, need.action(), need.resources().getFirst()).reply(call.service()))
                .orElseGet(() -> service.answer(call));
    }

    private AwsService named(String service) {
        return service.equals("dynamodb") ? dynamo : mail;
    }

    private static AwsError unknown(String operation) {
        return new AwsError(400, "UnknownOperationException", "The runner does not know " + operation + ".");
    }

    private Optional<String> caller(HttpExchange exchange) {
        var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("authorization")).orElse("");
        var found = CREDENTIAL.matcher(authorization);
        return found.find() && functions.containsKey(found.group(1)) ? Optional.of(found.group(1)) : Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        dynamo.close();
        mail.close();
    }
}
