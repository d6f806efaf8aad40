package openseat.local.lambda;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import openseat.local.aws.AwsEndpoint;
import openseat.local.aws.AwsListener;
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
final class ExecutionEnvironment implements AutoCloseable {

    private static final Duration SNAPSHOT_AGE = Duration.ofDays(1);
    private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(10);

    /// Makes the process's error stream the client's log, and lets everything that is printed share the other one.
    private static final List<String> WITH_LOG_AS_3 = List.of("/bin/sh", "-c", "exec \"$@\" 3>&2 2>&1", "sh");

    private final Template.Function function;
    private final AwsEndpoint endpoint;
    private final Clock clock;
    private final LogLines log;
    private final String sessionToken = UUID.randomUUID().toString();
    private final ProcessClock processClock;
    private final RuntimeApi api;
    private final AwsListener aws;
    private final Process process;
    private final List<Thread> readers = new ArrayList<>();
    private volatile String invocation = "";
    private volatile boolean stopped;
    private boolean restored;

    ExecutionEnvironment(Template.Function function, SamBuild build, AwsEndpoint endpoint, Clock clock, LogLines log)
            throws IOException {
        this.function = function;
        this.endpoint = endpoint;
        this.clock = clock;
        this.log = log;
        restored = !function.snapStart();
        processClock = new ProcessClock();
        processClock.set(restored ? ahead() : ahead().minus(SNAPSHOT_AGE));
        api = new RuntimeApi(processClock, function.id(), sessionToken);
        aws = endpoint.listen();
        process = start(build.taskRoot(function.id()));
    }

    private Process start(Path taskRoot) throws IOException {
        var command = new ArrayList<>(WITH_LOG_AS_3);
        command.addAll(RuntimeClient.command(function));
        var builder = new ProcessBuilder(command).directory(taskRoot.toFile());
        builder.environment().clear();
        builder.environment().putAll(LambdaVariables.of(newInvocation(), taskRoot, api, aws.url(), sessionToken));
        builder.environment().put("_LAMBDA_TELEMETRY_LOG_FD", "3");
        builder.environment().putAll(processClock.environment());
        var started = builder.start();
        var _ = started.onExit().thenAccept(this::exited);
        readers.add(Thread.ofPlatform().daemon().start(() -> readPrinted(started.getInputStream())));
        readers.add(Thread.ofPlatform().daemon().start(() -> readLogged(started.getErrorStream())));
        return started;
    }

    private void exited(Process ended) {
        var message = "Runtime exited with error: exit status " + ended.exitValue();
        if (!stopped) {
            log.add(function.id(), invocation, message);
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
    void initialize(Duration limit) {
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

    private void restore() {
        aws.dropConnections();
        processClock.set(ahead());
        restored = true;
        api.restore();
        try {
            await(api.waiting(), RESTORE_TIMEOUT);
        } catch (TimeoutException e) {
            throw new FunctionFailed("Sandbox.Timedout", "Restore timed out", e);
        }
    }

    /// @throws FunctionFailed if the function returns no result
    byte[] invoke(byte[] body) {
        if (!restored) {
            restore();
        }
        processClock.set(ahead());
        var event = new RuntimeApi.Event(newInvocation(), body);
        invocation = event.invocation().id();
        endpoint.begin(sessionToken, process::destroyForcibly);
        try {
            api.send(event);
            return await(event.result(), function.timeout());
        } catch (TimeoutException e) {
            var message = "Task timed out after " + function.timeout().toSeconds() + " seconds";
            log.add(function.id(), invocation, message);
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

    /// What the function prints itself, line by line.
    private void readPrinted(InputStream out) {
        try (var lines = new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::logged);
        } catch (IOException | UncheckedIOException e) {
            // The process has ended.
        }
    }

    /// What the function logs. Each entry is preceded by its kind, its length and its time.
    private void readLogged(InputStream frames) {
        try (var in = new DataInputStream(frames)) {
            while (true) {
                in.readInt();
                var length = in.readInt();
                in.readLong();
                new String(in.readNBytes(length), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(this::logged);
            }
        } catch (EOFException e) {
            // The process has ended.
        } catch (IOException e) {
            // It was killed.
        }
    }

    private void logged(String line) {
        if (!line.isBlank()) {
            log.add(function.id(), invocation, line);
        }
    }

    /// Returns when the function can do nothing any more.
    private void stop() {
        stopped = true;
        process.destroyForcibly().onExit().join();
    }

    /// Afterwards everything that the function has logged is in the log.
    @Override
    public void close() {
        stop();
        try {
            for (var reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
        aws.close();
        processClock.close();
    }
}
