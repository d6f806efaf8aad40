package openseat.local.dynamodb;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import openseat.local.iam.Policy;
import openseat.local.lambda.Invoker;
import openseat.local.lambda.LogLines;
import openseat.local.template.Template;

/// Delivers the table's stream to the functions, as Lambda's poller does for event source mappings.
///
/// It reads immediately after every write through the endpoint, and from time to time anyway. It starts paused. While
/// it is paused it still reads, so that records age by the runner's clock, but delivers nothing.
public final class StreamPoller implements AutoCloseable {

    private static final long RETRY_NANOS = 1_000_000;
    private static final long IDLE_MILLIS = 250;

    private final StreamReader reader;
    private final LocalTable table;
    private final List<EventSourceMapping> mappings;
    private final Semaphore wakeups = new Semaphore(0);
    private final Thread thread;
    private final AtomicLong lastMarker = new AtomicLong();
    private volatile boolean paused = true;
    private volatile long markerSeen;

    /// @throws IllegalArgumentException if a function's policy does not allow it to read the stream
    public StreamPoller(Template template, LocalTable table, Invoker invoker, Clock clock, LogLines log) {
        this.table = table;
        var arn = template.table().arn() + "/stream/2026-01-01T00:00:00.000";
        reader = new StreamReader(table, arn, clock);
        mappings = template.functions().values().stream()
                .flatMap(function -> function.streams().stream().map(stream -> {
                    checkPolicy(function, arn);
                    return new EventSourceMapping(function, stream, invoker, clock, log);
                }))
                .toList();
        thread = Thread.ofVirtual().name("stream").start(this::run);
    }

    /// In the cloud the mapping could not even be created.
    private static void checkPolicy(Template.Function function, String arn) {
        for (var action : List.of("DescribeStream", "GetShardIterator", "GetRecords")) {
            if (!function.policy().allows(new Policy.Call("dynamodb:" + action, List.of(arn), Map.of()))) {
                throw new IllegalArgumentException("template.yaml: " + function.id()
                        + " has an event source mapping for the stream, but its policy does not allow dynamodb:"
                        + action + ".");
            }
        }
    }

    /// Reads the stream soon, because something was written.
    public void wake() {
        wakeups.release();
    }

    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        wake();
    }

    public boolean isPaused() {
        return paused;
    }

    /// Delivers everything that is in the stream now, even if paused, and returns when the functions have processed
    /// it.
    ///
    /// DynamoDB Local shows a record a moment after its write, so an empty read proves nothing. Instead a marker is
    /// written: once it has been read, so has everything written before it.
    public void drain() {
        boolean found;
        do {
            var marker = lastMarker.incrementAndGet();
            table.writeMarker(marker);
            while (markerSeen < marker) {
                read();
                LockSupport.parkNanos(RETRY_NANOS);
            }
            found = mappings.stream().anyMatch(EventSourceMapping::hasPending);
            mappings.forEach(EventSourceMapping::deliver);
        } while (found);
    }

    /// Reads and queues in one step; otherwise two threads could queue records in the wrong order.
    private synchronized void read() {
        var records = new ArrayList<StreamRecord>();
        for (var record : reader.read()) {
            LocalTable.markerNumber(record.json())
                    .ifPresentOrElse(marker -> markerSeen = Math.max(markerSeen, marker), () -> records.add(record));
        }
        mappings.forEach(mapping -> mapping.add(records));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                read();
                if (!paused) {
                    mappings.forEach(EventSourceMapping::deliver);
                }
                wakeups.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                wakeups.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                System.err.println("The stream stopped: " + e);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
