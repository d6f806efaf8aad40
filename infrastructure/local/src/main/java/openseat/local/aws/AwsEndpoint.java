package openseat.local.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import openseat.local.http.Json;
import openseat.local.http.Servers;
import openseat.local.iam.Policy;
import openseat.local.template.Template;

/// The endpoint of all services on loopback, and the functions' only way to AWS. By its signature it identifies the
/// caller and the service, and it checks the caller's policy.
///
/// ```
/// call -> caller? -> invocation already killed? -> fault: kill or disconnect before -> policy -> service
///      -> fault: kill or disconnect after -> reply
/// ```
public final class AwsEndpoint implements AutoCloseable {

    /// The header in which the clients of a function in this process send the invocation that makes the call. The
    /// unchanged clients of a deployed function send a session token, which names its execution environment and so,
    /// because that serves one invocation at a time, the invocation.
    static final String INVOCATION = "openseat-invocation";

    private static final String SESSION_TOKEN = "x-amz-security-token";

    /// Key, day, region and service
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([A-Za-z0-9]+)/\\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request,");

    private final AwsListener listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Template.Function> functions;
    private final Map<String, AwsService> services;
    private final Map<String, AtomicInteger> callNumbers = new ConcurrentHashMap<>();
    private final Set<String> killed = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> running = new ConcurrentHashMap<>();
    private volatile Fault fault = Fault.NONE;

    /// @param services by the names that signatures have for them
    public AwsEndpoint(Template template, Map<String, AwsService> services) throws IOException {
        this.functions = template.functions();
        this.services = Map.copyOf(services);
        listener = listen(Optional.empty());
    }

    /// The endpoint for an SDK client.
    public URI url() {
        return listener.url();
    }

    /// Opens another address of this endpoint, whose connections can be dropped.
    ///
    /// @param tls empty for plain HTTP
    public AwsListener listen(Optional<SSLContext> tls) throws IOException {
        return new AwsListener(this::handle, threads, tls);
    }

    /// Applies this fault to every call from now on, in place of the previous one.
    public void inject(Fault fault) {
        this.fault = fault;
    }

    /// Registers an invocation.
    ///
    /// @param invocation what its calls send as the invocation or as the session token
    /// @param stop what a fault that kills the invocation does to it
    public void begin(String invocation, Runnable stop) {
        running.put(invocation, stop);
    }

    /// Forgets a finished invocation; returns whether it was killed.
    public boolean end(String invocation) {
        running.remove(invocation);
        callNumbers.remove(invocation);
        return killed.remove(invocation);
    }

    /// Answers no further call of an invocation, for example because it timed out.
    public void kill(String invocation) {
        killed.add(invocation);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            switch (safeReply(exchange, body)) {
                case AwsReply.Answer(var status, var headers, var bytes) -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    exchange.getResponseHeaders()
                            .set("x-amzn-requestid", UUID.randomUUID().toString());
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
                // Closing an exchange without a response closes its connection.
                case AwsReply.Disconnect _ -> {}
                case AwsReply.Silence _ -> Servers.sleepUntilInterrupted();
            }
        }
    }

    /// Prints a failure of the runner itself, because the SDK would report it as AWS being unreachable.
    private AwsReply safeReply(HttpExchange exchange, byte[] body) {
        try {
            return reply(exchange, body);
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                System.err.println("The local AWS endpoint failed: " + e);
            }
            return AwsError.internal().reply("dynamodb");
        }
    }

    private AwsReply reply(HttpExchange exchange, byte[] body) {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        var target = header(exchange, "x-amz-target");
        var credential = CREDENTIAL.matcher(header(exchange, "authorization"));
        if (!credential.find() || !services.containsKey(credential.group(3))) {
            return AwsError.badSignature("names no service that the runner has").reply("dynamodb");
        }
        var service = credential.group(3);
        if (!credential.group(2).equals(Template.REGION)) {
            return AwsError.badSignature("is for another region").reply(service);
        }
        var caller = credential.group(1);
        if (!functions.containsKey(caller)) {
            return AwsError.unknownCaller().reply(service);
        }
        var operation = services.get(service).operation(method, path, target);
        if (operation.isEmpty()) {
            return AwsError.unsupported(method + " " + path).reply(service);
        }
        var inProcess = header(exchange, INVOCATION);
        var invocation = inProcess.isEmpty() ? header(exchange, SESSION_TOKEN) : inProcess;
        var number = callNumbers
                .computeIfAbsent(invocation, i -> new AtomicInteger())
                .incrementAndGet();
        var input = new LinkedHashMap<>(body.length == 0 ? Map.of() : Json.object(body));
        input.putAll(services.get(service).parameters(path));
        return reply(new AwsCall(caller, invocation, number, service, operation.get(), input));
    }

    private AwsReply reply(AwsCall call) {
        if (killed.contains(call.invocation())) {
            return new AwsReply.Disconnect();
        }
        return switch (fault.of(call)) {
            case FaultEffect.None _ -> carryOut(call);
            case FaultEffect.Altered(var other) -> carryOut(other);
            case FaultEffect.Refused(var error) -> error.reply(call.service());
            case FaultEffect.Disconnected(var when) -> disconnect(call, when);
            case FaultEffect.Killed(var when) -> {
                // First of all, so that other calls which the function makes at the same time are lost as well.
                kill(call.invocation());
                var reply = disconnect(call, when);
                // Otherwise the function would retry, with pauses, what can no longer succeed.
                Optional.ofNullable(running.get(call.invocation())).ifPresent(Runnable::run);
                yield reply;
            }
        };
    }

    private AwsReply disconnect(AwsCall call, FaultEffect.When when) {
        if (when == FaultEffect.When.AFTER) {
            carryOut(call);
        }
        return new AwsReply.Disconnect();
    }

    /// What a call's caller must be allowed to do, all of it; empty if no service supports the call.
    public List<Policy.Call> requiredPermissions(AwsCall call) {
        return services.get(call.service()).requiredPermissions(call);
    }

    private AwsReply carryOut(AwsCall call) {
        var service = services.get(call.service());
        var required = requiredPermissions(call);
        if (required.isEmpty()) {
            return AwsError.unsupported(call.operation()).reply(call.service());
        }
        var policy = functions.get(call.function()).policy();
        return required.stream()
                .filter(permission -> !policy.allows(permission))
                .findFirst()
                .map(denied -> (AwsReply) AwsError.denied(
                                call, denied.action(), denied.resources().getFirst())
                        .reply(call.service()))
                .orElseGet(() -> service.answer(call));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @Override
    public void close() {
        listener.close();
        threads.shutdownNow();
        services.values().forEach(AwsService::close);
    }
}
