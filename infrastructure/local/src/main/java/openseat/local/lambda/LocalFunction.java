package openseat.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import openseat.Environment;
import openseat.RateLimiter;
import openseat.Settings;
import openseat.doctor.AwsAccess;
import openseat.doctor.SignedRequests;
import openseat.dynamodb.Table;
import openseat.http.Log;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.ClientTimeouts;
import openseat.local.aws.LocalClients;
import openseat.local.template.Template;
import openseat.mail.SesMailer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// A function that runs in this process, with as many instances of its class as there are concurrent invocations.
///
/// As in Lambda, an instance serves one invocation at a time and is discarded after an invocation that failed.
public final class LocalFunction implements InvocableFunction {

    /// Inherited, so that threads which a function starts belong to its invocation too.
    private static final InheritableThreadLocal<String> CURRENT = new InheritableThreadLocal<>();

    private final Template.Function function;
    private final AwsEndpoint endpoint;
    private final Clock clock;
    private final RateLimiter.Time pace;
    private final RandomGenerator random;
    private final LogLines log;
    private final DynamoDbClient dynamoDb;
    private final SesV2Client ses;
    private final SignedRequests signed;
    private final Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    public LocalFunction(
            Template.Function function,
            AwsEndpoint endpoint,
            Clock clock,
            RateLimiter.Time pace,
            RandomGenerator random,
            LogLines log,
            ClientTimeouts timeouts) {
        this.function = function;
        this.endpoint = endpoint;
        this.clock = clock;
        this.pace = pace;
        this.random = random;
        this.log = log;
        dynamoDb = LocalClients.dynamoDb(endpoint.url(), function.id(), timeouts, LocalFunction::currentInvocation);
        ses = LocalClients.ses(endpoint.url(), function.id(), timeouts, LocalFunction::currentInvocation);
        signed = LocalClients.signed(
                endpoint.url(), function.id(), timeouts.dynamoDbAttempt(), LocalFunction::currentInvocation);
    }

    /// The request id of the invocation to which this thread belongs; blank if it belongs to none.
    public static String currentInvocation() {
        return CURRENT.get() == null ? "" : CURRENT.get();
    }

    @Override
    public byte[] invoke(byte[] event) {
        var invocation = new Invocation(function, UUID.randomUUID().toString(), System.nanoTime(), log);
        var outcome = new AtomicReference<Outcome>();
        var thread = Thread.ofVirtual().name(function.id()).unstarted(() -> {
            CURRENT.set(invocation.id());
            outcome.set(run(event, invocation));
        });
        endpoint.begin(invocation.id(), thread::interrupt);
        thread.start();
        if (!finishes(thread)) {
            endpoint.kill(invocation.id());
            thread.interrupt();
            throw failed(
                    invocation,
                    "Sandbox.Timedout",
                    "Task timed out after " + function.timeout().toSeconds() + " seconds",
                    null);
        }
        if (endpoint.end(invocation.id())) {
            throw failed(invocation, "Runtime.ExitError", "The process was killed.", null);
        }
        return switch (outcome.get()) {
            case Returned(var result, var _)
            when result.length > MAX_RESULT_BYTES ->
                throw failed(
                        invocation, "Function.ResponseSizeTooLarge", "The result is larger than Lambda allows.", null);
            case Returned(var result, var instance) -> {
                idle.push(instance);
                yield result;
            }
            case Threw(var thrown) ->
                throw failed(invocation, thrown.getClass().getName(), thrown.getMessage(), thrown);
        };
    }

    private sealed interface Outcome {}

    private record Returned(byte[] result, RequestStreamHandler instance) implements Outcome {}

    private record Threw(Throwable thrown) implements Outcome {}

    private Outcome run(byte[] event, Invocation invocation) {
        try {
            var reused = idle.poll();
            var instance = reused != null ? reused : create();
            var out = new ByteArrayOutputStream();
            instance.handleRequest(new ByteArrayInputStream(event), out, invocation);
            return new Returned(out.toByteArray(), instance);
        } catch (Throwable e) {
            return new Threw(e);
        }
    }

    private boolean finishes(Thread thread) {
        try {
            return thread.join(function.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FunctionFailed failed(Invocation invocation, String type, String message, Throwable cause) {
        var failed = new FunctionFailed(type, message, cause);
        // Without the event and the exception's message: either may contain personal data.
        invocation.getLogger().log(Log.failure(function.id() + " " + type, cause == null ? failed : cause));
        return failed;
    }

    @Override
    public Optional<String> warmUp() {
        try {
            idle.push(create());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of(function.id() + " has no class " + function.handler() + ".");
        } catch (Throwable e) {
            return Optional.of(function.id() + " cannot be started: " + e);
        }
    }

    private RequestStreamHandler create() throws Throwable {
        var settings = new Settings(function.environment());
        var environment = new Environment(new Table(dynamoDb, settings.text("TABLE")), clock, random, settings, pace);
        var type = Class.forName(function.handler());
        try {
            for (var constructor : type.getConstructors()) {
                var wanted = constructor.getParameterTypes();
                if (wanted.length == 1 && wanted[0] == Environment.class) {
                    return (RequestStreamHandler) constructor.newInstance(environment);
                }
                if (wanted.length == 2 && wanted[0] == Environment.class && wanted[1] == SesMailer.class) {
                    return (RequestStreamHandler) constructor.newInstance(environment, new SesMailer(ses, settings));
                }
                if (wanted.length == 2 && wanted[0] == Environment.class && wanted[1] == AwsAccess.class) {
                    return (RequestStreamHandler)
                            constructor.newInstance(environment, new AwsAccess(ses, dynamoDb, signed));
                }
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        throw new IllegalStateException(function.handler() + " has no public constructor that the runner can call.");
    }

    @Override
    public void close() {
        dynamoDb.close();
        ses.close();
        signed.http().close();
    }
}
