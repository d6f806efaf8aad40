package openseat.sending;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import openseat.Environment;
import openseat.Keys;
import openseat.dynamodb.Key;
import openseat.http.Json;
import openseat.http.Log;
import openseat.mail.Outbox;
import openseat.mail.SesMailer;

/// Sends at once the letters that have just become pending: the stream wakes it, the table says what to do.
///
/// It reports success whatever happens: what it did not send stays pending in the table, and upkeep finds it.
///
/// Whoever gets a letter before and one after somebody else's must not learn by the gap whether that one was sent. So
/// each starts at its beat, by itself, and a batch with requests ends at a beat too, whether or not letters go.
public final class SendMailFunction implements RequestStreamHandler {

    /// A batch ends at a multiple of so many beats, longer than a letter usually takes.
    private static final int BEATS_OF_BATCH = 10;

    private final LetterSender sender;
    private final SignInSender signIns;
    private final long beatNanos;

    public SendMailFunction() {
        this(Environment.fromEnvironment());
    }

    private SendMailFunction(Environment environment) {
        this(environment, SesMailer.fromEnvironment(environment.settings()));
    }

    public SendMailFunction(Environment environment, SesMailer mailer) {
        this.sender = new LetterSender(environment, mailer);
        this.signIns = new SignInSender(environment, mailer);
        this.beatNanos =
                Duration.ofMillis(environment.settings().number("BEAT_MILLIS")).toNanos();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var keys = new LinkedHashSet<Key>();
        for (var entry : Json.list(Json.readInvocation(in).get("Records"))) {
            key(entry).ifPresent(keys::add);
        }
        send(keys, context.getLogger()::log);
        out.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
    }

    private void send(Iterable<Key> keys, Consumer<String> log) {
        var start = System.nanoTime();
        var beats = 0L;
        var hasRequests = false;
        var throttled = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var key : keys) {
                if (throttled.get()) {
                    break;
                }
                if (Keys.isSignIn(key)) {
                    // Without a beat of its own, or a flood of them would hold up the letters behind it.
                    hasRequests = true;
                    threads.execute(() ->
                            throttled.compareAndSet(false, attempt(() -> signIns.send(key, () -> {}, log), log)));
                    continue;
                }
                var admitted = admit(key, log);
                if (admitted.isPresent()) {
                    hasRequests |= admitted.get().isRequest();
                    beats = nextBeat(start, beats);
                    threads.execute(() -> throttled.compareAndSet(
                            false, attempt(() -> sender.send(admitted.get(), () -> {}, log), log)));
                }
            }
        }
        if (hasRequests) {
            var rest = beatsSince(start) % BEATS_OF_BATCH;
            sleepUntil(start + (beatsSince(start) + (rest == 0 ? 0 : BEATS_OF_BATCH - rest)) * beatNanos);
        }
    }

    private Optional<LetterSender.Admitted> admit(Key key, Consumer<String> log) {
        try {
            return sender.admit(key);
        } catch (RuntimeException e) {
            log.accept(Log.failure("SendMailFunction", e));
            return Optional.empty();
        }
    }

    /// Whether SES takes no more for now.
    private static boolean attempt(Supplier<Outbox.Outcome> letter, Consumer<String> log) {
        try {
            return letter.get() == Outbox.Outcome.THROTTLED;
        } catch (RuntimeException e) {
            log.accept(Log.failure("SendMailFunction", e));
            return false;
        }
    }

    /// Waits until the beat that is next.
    private long nextBeat(long start, long beats) {
        sleepUntil(start + beats * beatNanos);
        return beatsSince(start);
    }

    /// The beats that have begun, rounded up, so that nothing starts between two.
    private long beatsSince(long start) {
        return beatNanos == 0 ? 1 : 1 + (System.nanoTime() - start) / beatNanos;
    }

    private static void sleepUntil(long nanos) {
        var wait = nanos - System.nanoTime();
        if (wait > 0) {
            try {
                Thread.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The registration, or the wish to sign in, that a record is about; empty if it is about something else.
    private static Optional<Key> key(Object entry) {
        var keys = Json.object(Json.object(Json.object(entry).get("dynamodb")).get("Keys"));
        var pk = Json.string(Json.object(keys.get("pk")).get("S"));
        var sk = Json.string(Json.object(keys.get("sk")).get("S"));
        var isRegistration = pk.startsWith("R#") && pk.lastIndexOf('#') > 2 && !sk.isEmpty();
        var key = new Key(pk, sk);
        return isRegistration || Keys.isSignIn(key) ? Optional.of(key) : Optional.empty();
    }
}
