package openseat.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import openseat.Environment;
import openseat.Settings;
import openseat.dynamodb.Table;
import openseat.http.Log;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.LocalClients;
import openseat.local.template.Template;
import openseat.mail.SesMailer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// One function of the template, with as many instances of its class as there are invocations at a time.
///
/// As in Lambda an instance serves one invocation after the other, never two at once, and is thrown away when an
/// invocation ends badly.
public final class LocalFunction implements AutoCloseable {

    /// Inherited, so that the threads which a function starts call in the name of its invocation too.
    private static final InheritableThreadLocal<String> CURRENT = new InheritableThreadLocal<>();

    /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private static final int MOST_ANSWER_BYTES = 6 * 1024 * 1024;

    private final Template.Function function;
    private final AwsEndpoint endpoint;
    private final Clock clock;
    private final RandomGenerator chance;
    private final LogLines log;
    private final DynamoDbClient dynamo;
    private final SesV2Client mail;
    private final Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    LocalFunction(Template.Function function, AwsEndpoint endpoint, Clock clock, RandomGenerator chance, LogLines log, Duration mailTimeout) {
        this.function = function;
        this.endpoint = endpoint;
        this.clock = clock;
        this.chance = chance;
        this.log = log;
        dynamo = LocalClients.dynamo(endpoint.url(), function.id(), LocalFunction::current);
        mail = LocalClients.mail(endpoint.url(), function.id(), mailTimeout, LocalFunction::current);
    }

    public static String current() {
        return CURRENT.get() == null ? "" : CURRENT.get();
    }

    byte[] invoke(byte[] event) {
        var invocation = new Invocation(function, UUID.randomUUID().toString(), System.nanoTime(), log);
        var outcome = new AtomicReference<Object>();
        var thread = Thread.ofVirtual().name(function.id()).start(() -> {
            CURRENT.set(invocation.id());
            outcome.set(run(event, invocation));
        });
        if (!ended(thread)) {
            endpoint.kill(invocation.id());
            thread.interrupt();
            throw failed(invocation, "Sandbox.Timedout", "Task timed out after " + function.timeout().toSeconds() + " seconds", null);
        }
        if (endpoint.ended(invocation.id())) {
            throw failed(invocation, "Runtime.ExitError", "The process was killed.", null);
        }
        return switch (outcome.get()) {
            case Done(var answer, _) when answer.length > MOST_ANSWER_BYTES ->
                throw failed(invocation, "Function.ResponseSizeTooLarge", "The answer is larger than Lambda takes.", null);
            case Done(var answer, var instance) -> {
                idle.push(instance);
                yield answer;
            }
            case Throwable thrown -> throw failed(invocation, thrown.getClass().getName(), thrown.getMessage(), thrown);
            default -> throw new IllegalStateException();
        };
    }

    private record Done(byte[] answer, RequestStreamHandler instance) {}

    private Object run(byte[] event, Invocation invocation) {
        try {
            var waiting = idle.poll();
            var instance = waiting != null ? waiting : create();
            var out = new ByteArrayOutputStream();
            instance.handleRequest(new ByteArrayInputStream(event), out, invocation);
            return new Done(out.toByteArray(), instance);
        } catch (Throwable e) {
            return e;
        }
    }

    private boolean ended(Thread thread) {
        try {
            return thread.join(function.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FunctionFailed failed(Invocation invocation, String type, String message, Throwable cause) {
        var failed = new FunctionFailed(type, message, cause);
        // Neither the event nor the exception's words: they may quote a person.
        invocation.getLogger().log(Log.failure(function.id() + " " + type, cause == null ? failed : cause));
        return failed;
    }

    /// Makes the first instance; says in words why there cannot be one.
    Optional<String> warm() {
        try {
            idle.push(create());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of(function.id() + " has no class " + function.handler() + " yet.");
        } catch (Throwable e) {
            return Optional.of(function.id() + " cannot be started: " + e);
        }
    }

    private RequestStreamHandler create() throws Throwable {
        var settings = new Settings(function.environment());
        var ground = new Environment(new Table(dynamo, settings.text("TABLE")), clock, chance, settings);
        var type = Class.forName(function.handler());
        try {
            for (var constructor : type.getConstructors()) {
                var wanted = constructor.getParameterTypes();
                if (wanted.length == 1 && wanted[0] == Environment.class) {
                    return (RequestStreamHandler) constructor.newInstance(ground);
                }
                if (wanted.length == 2 && wanted[0] == Environment.class && wanted[1] == SesMailer.class) {
                    return (RequestStreamHandler) constructor.newInstance(ground, new SesMailer(mail, settings));
                }
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        throw new IllegalStateException(function.handler() + " has no constructor that takes a Ground, or a Ground and a Post.");
    }

    @Override
    public void close() {
        dynamo.close();
        mail.close();
    }
}
