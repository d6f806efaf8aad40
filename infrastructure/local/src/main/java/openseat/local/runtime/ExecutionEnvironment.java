package openseat.local.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.AwsListener;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.Invocation;
import openseat.local.lambda.LogLines;
import openseat.local.template.Template;

/// One of Lambda's execution environments: a JVM with one instance of a function, which serves one invocation at a
/// time.
///
/// ```
/// on demand:  start -> init ----------------------------------------------> invoke, invoke ...
/// SnapStart:  start -> init, a day ago -> checkpoint -> (invoked) restore -> invoke, invoke ...
/// ```
///
/// A restore drops the connections to AWS, and moves the clock from the day of the snapshot to now. In Lambda many
/// environments are restored from one snapshot; here each makes its own.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html
public final class ExecutionEnvironment implements AutoCloseable {

    private static final Duration SNAPSHOT_AGE = Duration.ofDays(1);
    /// https://docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html
    private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(10);

    private final Template.Function function;
    private final AwsEndpoint endpoint;
    private final ProcessOptions options;
    private final Clock clock;
    private final LogLines log;
    private final ProcessLog processLog;
    private final String sessionToken = UUID.randomUUID().toString();
    private final ProcessClock processClock;
    private final RuntimeApi api;
    private final AwsListener aws;
    private final Process process;
    private volatile boolean stopped;
    private boolean restored;

    public ExecutionEnvironment(
            Template.Function function,
            SamBuild build,
            AwsEndpoint endpoint,
            ProcessOptions options,
            Clock clock,
            LogLines log)
            throws IOException {
        this.function = function;
        this.endpoint = endpoint;
        this.options = options;
        this.clock = clock;
        this.log = log;
        processLog = new ProcessLog(function.id(), log);
        restored = !function.snapStart();
        processClock = new ProcessClock(options.movesClock());
        processClock.set(restored ? ahead() : ahead().minus(SNAPSHOT_AGE));
        api = new RuntimeApi(processClock, function.id(), sessionToken);
        aws = endpoint.listen(options.tls());
        process = start(build.taskRoot(function.id()));
    }

    private Process start(Path taskRoot) throws IOException {
        var command = new ArrayList<>(options.prefix());
        command.addAll(RuntimeClient.command(function));
        var builder = new ProcessBuilder(ProcessLog.command(command)).directory(taskRoot.toFile());
        var variables = builder.environment();
        variables.clear();
        variables.putAll(LambdaVariables.of(newInvocation(), taskRoot, api, aws.url(), sessionToken));
        variables.put("_LAMBDA_TELEMETRY_LOG_FD", ProcessLog.FILE_DESCRIPTOR);
        variables.putAll(processClock.environment());
        variables.putAll(options.variables());
        var started = builder.start();
        processLog.read(started);
        var _ = started.onExit().thenAccept(this::exited);
        return started;
    }

    private void exited(Process ended) {
        var message = "Runtime exited with error: exit status " + ended.exitValue();
        if (!stopped) {
            processLog.add(message);
        }
        api.broken().completeExceptionally(new FunctionFailed("Runtime.ExitError", message, null));
    }

    private Invocation newInvocation() {
        return new Invocation(function, UUID.randomUUID().toString(), System.nanoTime(), log);
    }

    private Duration ahead() {
        return Duration.between(Instant.now(), clock.instant());
    }

    /// Waits for the function's constructor and, under SnapStart, for the hooks before the snapshot.
    ///
    /// @throws FunctionFailed if it fails or takes too long
    public void initialize(Duration limit) {
        try {
            await(restored ? api.waiting() : api.checkpoint(), limit);
        } catch (TimeoutException e) {
            throw new FunctionFailed("Sandbox.Timedout", "Init timed out after " + limit.toSeconds() + " seconds", e);
        }
    }

    /// Whether it can serve another invocation: the runtime has asked for one, which it does not do if it ends.
    boolean isReusable() {
        try {
            await(restored ? api.waiting() : api.checkpoint(), function.timeout());
            return true;
        } catch (FunctionFailed | TimeoutException e) {
            return false;
        }
    }

    /// The id of the process.
    public long pid() {
        return process.pid();
    }

    /// Continues from the snapshot, as an invocation does by itself if nobody has done it before.
    public void restore() {
        aws.dropConnections();
        processClock.set(ahead());
        restored = true;
        api.restore();
        try {
            await(api.waiting(), RESTORE_TIMEOUT);
        } catch (TimeoutException e) {
            throw new FunctionFailed("SnapStartTimeoutException", "The restore took too long.", e);
        }
    }

    /// @throws FunctionFailed if the function returns no result
    public byte[] invoke(byte[] body) {
        if (!restored) {
            restore();
        }
        processClock.set(ahead());
        var event = new RuntimeApi.Event(newInvocation(), body);
        processLog.begin(event.invocation().id());
        endpoint.begin(sessionToken, this::kill);
        try {
            api.send(event);
            return await(event.result(), function.timeout());
        } catch (TimeoutException e) {
            var message = "Task timed out after " + function.timeout().toSeconds() + " seconds";
            processLog.add(message);
            stop();
            throw new FunctionFailed("Sandbox.Timedout", message, e);
        } finally {
            endpoint.end(sessionToken);
        }
    }

    /// Waits for something that the runtime does, as long as it lives.
    @SuppressWarnings("unchecked")
    private <T> T await(CompletableFuture<T> step, Duration limit) throws TimeoutException {
        try {
            return (T) CompletableFuture.anyOf(step, api.broken()).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FunctionFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FunctionFailed("Runtime.ExitError", "The runner was stopped.", e);
        }
    }

    /// Returns when the function can do nothing any more.
    private void stop() {
        stopped = true;
        kill();
        process.onExit().join();
    }

    /// By its handle, because the process itself would also close what has not been read of its log.
    private void kill() {
        process.toHandle().destroyForcibly();
    }

    /// Afterwards everything that the function has logged is in the log.
    @Override
    public void close() {
        stop();
        processLog.finish();
        api.close();
        aws.close();
        processClock.close();
    }
}
