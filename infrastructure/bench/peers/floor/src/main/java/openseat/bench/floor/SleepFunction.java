package openseat.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// Answers as `FloorFunction` does, but first sleeps for 50 ms and then uses 50 ms of CPU. Whoever measures both must
/// find that difference for each invocation: 100 ms of time, 50 ms of CPU.
public final class SleepFunction implements RequestStreamHandler {

    private static final Duration SLEEP = Duration.ofMillis(50);
    private static final Duration WORK = Duration.ofMillis(50);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            Thread.sleep(SLEEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while sleeping", e);
        }
        var end = threads.getCurrentThreadCpuTime() + WORK.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        output.write(FloorFunction.ANSWER);
    }
}
