package openseat.local.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import openseat.local.eventbridge.EventPattern;
import openseat.local.http.Json;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.Invoker;
import openseat.local.lambda.LogLines;
import openseat.local.template.Template;

/// A function's event source mapping: filters the stream's records, batches them, and retries as the template says.
final class EventSourceMapping {

    private static final Duration STREAM_RETENTION = Duration.ofHours(24);

    private final Template.Function function;
    private final Template.Stream mapping;
    private final List<EventPattern> filters;
    private final Invoker invoker;
    private final Clock clock;
    private final LogLines log;
    private final Queue<StreamRecord> pending = new ConcurrentLinkedQueue<>();

    EventSourceMapping(
            Template.Function function, Template.Stream mapping, Invoker invoker, Clock clock, LogLines log) {
        this.function = function;
        this.mapping = mapping;
        this.filters = mapping.filters().stream().map(EventPattern::ofStream).toList();
        this.invoker = invoker;
        this.clock = clock;
        this.log = log;
    }

    void add(List<StreamRecord> records) {
        records.stream()
                .filter(record ->
                        filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(record.json())))
                .forEach(pending::add);
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /// Delivers everything pending, batch by batch.
    synchronized void deliver() {
        while (!pending.isEmpty() && !Thread.currentThread().isInterrupted()) {
            var batch = new ArrayList<StreamRecord>();
            while (batch.size() < mapping.batchSize() && !pending.isEmpty()) {
                batch.add(pending.poll());
            }
            deliver(batch, mapping.retries());
        }
    }

    private void deliver(List<StreamRecord> batch, int retries) {
        var current = batch.stream().filter(record -> !isTooOld(record)).toList();
        if (current.size() < batch.size()) {
            discard(batch.size() - current.size(), "too old");
        }
        if (current.isEmpty()) {
            return;
        }
        var firstFailed = invoke(current);
        if (firstFailed == current.size()) {
            return;
        }
        var rest = current.subList(firstFailed, current.size());
        if (mapping.bisect() && rest.size() > 1) {
            var half = rest.size() / 2;
            deliver(rest.subList(0, half), retries);
            deliver(rest.subList(half, rest.size()), retries);
        } else if (retries > 0) {
            deliver(rest, retries - 1);
        } else {
            discard(rest.size(), "retries exhausted");
        }
    }

    private boolean isTooOld(StreamRecord record) {
        var limit = mapping.maximumAge().isNegative() ? STREAM_RETENTION : mapping.maximumAge();
        return record.at().plus(limit).isBefore(clock.instant());
    }

    /// The index of the first record that must be delivered again; the batch's size if there is none.
    private int invoke(List<StreamRecord> batch) {
        try {
            var answer = invoker.invoke(function.id(), event(batch));
            return mapping.reportsItemFailures() ? firstFailure(batch, answer) : batch.size();
        } catch (FunctionFailed e) {
            return 0;
        }
    }

    private static byte[] event(List<StreamRecord> batch) {
        return Json.bytes(
                Map.of("Records", batch.stream().map(StreamRecord::json).toList()));
    }

    /// A result that names no record of the batch, or is not JSON, means that the whole batch failed.
    private static int firstFailure(List<StreamRecord> batch, byte[] answer) {
        if (answer.length == 0) {
            return batch.size();
        }
        try {
            var failures = Json.list(Json.map(Json.read(answer)).get("batchItemFailures")).stream()
                    .map(failure -> Json.text(Json.map(failure).get("itemIdentifier")))
                    .toList();
            var numbers = batch.stream().map(StreamRecord::sequenceNumber).toList();
            return failures.stream()
                    .mapToInt(f -> Math.max(0, numbers.indexOf(f)))
                    .min()
                    .orElse(batch.size());
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private void discard(int records, String reason) {
        var line = new LinkedHashMap<String, Object>();
        line.put("what", "stream records discarded");
        line.put("records", records);
        line.put("why", reason);
        log.add(function.id(), "", Json.write(line));
    }
}
