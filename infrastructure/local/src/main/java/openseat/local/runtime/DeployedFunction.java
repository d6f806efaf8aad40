package openseat.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import openseat.local.aws.AwsEndpoint;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.InvocableFunction;
import openseat.local.lambda.LogLines;
import openseat.local.template.Template;

/// A function as `sam build` made it, in execution environments of its own.
///
/// There are at most two at a time, because this machine is small; further invocations wait. Lambda would start more,
/// and refuse (429) only beyond the account's limit
/// (https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html).
public final class DeployedFunction implements InvocableFunction {

    private static final int MAX_ENVIRONMENTS = 2;
    private static final Duration INIT = Duration.ofSeconds(10);
    private static final Duration SNAPSTART_INIT = Duration.ofSeconds(130);

    private final Template.Function function;
    private final SamBuild build;
    private final AwsEndpoint endpoint;
    private final Clock clock;
    private final LogLines log;
    private final Semaphore permits = new Semaphore(MAX_ENVIRONMENTS, true);
    private final Deque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
    private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public DeployedFunction(
            Template.Function function, SamBuild build, AwsEndpoint endpoint, Clock clock, LogLines log) {
        this.function = function;
        this.build = build;
        this.endpoint = endpoint;
        this.clock = clock;
        this.log = log;
    }

    /// @throws IllegalArgumentException if Lambda's runtime client does not run on this machine
    public static void requirePlatform() {
        RuntimeClient.requirePlatform();
    }

    /// Whether the clocks of deployed functions can differ from the machine's, which needs libfaketime.
    public static boolean canMoveClocks() {
        return ProcessClock.isMovable();
    }

    @Override
    public byte[] invoke(byte[] event) {
        permits.acquireUninterruptibly();
        try {
            var environment = reusable().orElseGet(this::start);
            try {
                return environment.invoke(event);
            } finally {
                idle.push(environment);
            }
        } finally {
            permits.release();
        }
    }

    private Optional<ExecutionEnvironment> reusable() {
        for (var found = idle.poll(); found != null; found = idle.poll()) {
            if (found.isReusable()) {
                return Optional.of(found);
            }
            discard(found);
        }
        return Optional.empty();
    }

    /// Lambda repeats an Init that failed, with the function's own timeout. Under SnapStart it belongs to the
    /// deployment, and has more time.
    private ExecutionEnvironment start() {
        if (function.snapStart()) {
            return start(function.timeout().compareTo(SNAPSTART_INIT) > 0 ? function.timeout() : SNAPSTART_INIT);
        }
        try {
            return start(INIT);
        } catch (FunctionFailed e) {
            return start(function.timeout());
        }
    }

    private ExecutionEnvironment start(Duration limit) {
        try {
            var environment = new ExecutionEnvironment(function, build, endpoint, ProcessOptions.STANDARD, clock, log);
            all.add(environment);
            try {
                requireOpen();
                environment.initialize(limit);
                return environment;
            } catch (FunctionFailed e) {
                discard(environment);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new FunctionFailed("Runtime.ExitError", "The runner has been stopped.", null);
        }
    }

    private void discard(ExecutionEnvironment environment) {
        all.remove(environment);
        environment.close();
    }

    @Override
    public Optional<String> warmUp() {
        try {
            idle.push(start());
            return Optional.empty();
        } catch (FunctionFailed e) {
            return Optional.of(function.id() + " cannot be started: " + e.errorType() + " " + e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(ExecutionEnvironment::close);
    }
}
