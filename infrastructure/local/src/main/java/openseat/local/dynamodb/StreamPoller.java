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

/// Carries the table's stream to the functions that subscribe to it, as Lambda's event source mapping does.
///
/// It reads at once after every write that went through the door, and now and then besides. While it is paused it still
/// reads, so that records grow old by the runner's clock, but hands nothing over.
public final class StreamPoller implements AutoCloseable {

    private static final long GLANCE_NANOS = 1_000_000;

    private static final long IDLE_MILLIS = 250;

    private final StreamReader reader;
    private final LocalTable table;
    private final List<EventSourceMapping> subscriptions;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private final AtomicLong marks = new AtomicLong();
    private volatile boolean paused;
    private volatile long markSeen;

    public StreamPoller(Template template, LocalTable table, Invoker invoker, Clock clock, LogLines log, boolean paused) {
        this.paused = paused;
        this.table = table;
        var arn = template.table().arn() + "/stream/2026-01-01T00:00:00.000";
        reader = new StreamReader(table, arn, clock);
        subscriptions = template.functions().values().stream()
                .filter(function -> function.stream().isPresent())
                .map(function -> {
                    checkPolicy(function, arn);
                    return new EventSourceMapping(function, function.stream().get(), invoker, clock, log);
                })
                .toList();
        thread = Thread.ofVirtual().name("stream").start(this::run);
    }

    /// In the cloud the mapping cannot even be created otherwise.
    private static void checkPolicy(Template.Function function, String arn) {
        for (var action : List.of("DescribeStream", "GetShardIterator", "GetRecords")) {
            if (!function.policy().allows(new Policy.Call("dynamodb:" + action, List.of(arn), Map.of()))) {
                throw new IllegalArgumentException(
                        "template.yaml: " + function.id() + " subscribes to the stream, but may not dynamodb:" + action + ".");
            }
        }
    }

    /// Something was written.
    public void ring() {
        bell.release();
    }

    public void pause(boolean paused) {
        this.paused = paused;
        ring();
    }

    public boolean isPaused() {
        return paused;
    }

    /// Hands over all that stands in the stream now, even if paused, and returns when the functions are done with it.
    ///
    /// DynamoDB Local shows a record a moment after its write, so that an empty read says nothing: what was written is read
    /// when a mark that was written after it is.
    public void drain() {
        boolean found;
        do {
            var mark = marks.incrementAndGet();
            table.mark(mark);
            while (markSeen < mark) {
                read();
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            found = subscriptions.stream().anyMatch(EventSourceMapping::isWaiting);
            subscriptions.forEach(EventSourceMapping::deliver);
        } while (found);
    }

    /// Reading and queueing are one step, or two readers could queue in the wrong order.
    private synchronized void read() {
        var records = new ArrayList<StreamReader.Dated>();
        for (var record : reader.read()) {
            LocalTable.markOf(record.json()).ifPresentOrElse(mark -> markSeen = Math.max(markSeen, mark), () -> records.add(record));
        }
        subscriptions.forEach(s -> s.add(records));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                read();
                if (!paused) {
                    subscriptions.forEach(EventSourceMapping::deliver);
                }
                bell.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                bell.drainPermits();
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
