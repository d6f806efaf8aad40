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

/// One function's event source mapping: filters the stream's records, batches them, and tries again as the template says.
final class EventSourceMapping {

    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private final Template.Function function;
    private final Template.Stream mapping;
    private final List<EventPattern> filters;
    private final Invoker invoker;
    private final Clock clock;
    private final LogLines log;
    private final Queue<StreamReader.Dated> waiting = new ConcurrentLinkedQueue<>();

    EventSourceMapping(Template.Function function, Template.Stream mapping, Invoker invoker, Clock clock, LogLines log) {
        this.function = function;
        this.mapping = mapping;
        this.filters = mapping.filters().stream().map(EventPattern::of).toList();
        this.invoker = invoker;
        this.clock = clock;
        this.log = log;
    }

    void add(List<StreamReader.Dated> records) {
        records.stream()
                .filter(record -> filters.isEmpty() || filters.stream().anyMatch(filter -> filter.fits(record.json())))
                .forEach(waiting::add);
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /// Hands over everything that waits, batch by batch.
    synchronized void deliver() {
        while (!waiting.isEmpty() && !Thread.currentThread().isInterrupted()) {
            var batch = new ArrayList<StreamReader.Dated>();
            while (batch.size() < mapping.batchSize() && !waiting.isEmpty()) {
                batch.add(waiting.poll());
            }
            deliver(batch, mapping.retries());
        }
    }

    private void deliver(List<StreamReader.Dated> batch, int retries) {
        var fresh = batch.stream().filter(record -> !isTooOld(record)).toList();
        if (fresh.size() < batch.size()) {
            discard(batch.size() - fresh.size(), "too old");
        }
        if (fresh.isEmpty()) {
            return;
        }
        var failedFrom = invoke(fresh);
        if (failedFrom == fresh.size()) {
            return;
        }
        var rest = fresh.subList(failedFrom, fresh.size());
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

    private boolean isTooOld(StreamReader.Dated record) {
        var most = mapping.maximumAge().isNegative() ? LONGEST_LIFE : mapping.maximumAge();
        return record.at().plus(most).isBefore(clock.instant());
    }

    /// The index of the first record that has to come again; the batch's size where none has.
    private int invoke(List<StreamReader.Dated> batch) {
        try {
            var answer = invoker.invoke(function.id(), event(batch));
            return mapping.reportsItemFailures() ? firstFailure(batch, answer) : batch.size();
        } catch (FunctionFailed e) {
            return 0;
        }
    }

    static byte[] event(List<StreamReader.Dated> batch) {
        return Json.bytes(Map.of("Records", batch.stream().map(StreamReader.Dated::json).toList()));
    }

    /// An answer that names no known record means that all of them failed, as does one that is no JSON.
    private static int firstFailure(List<StreamReader.Dated> batch, byte[] answer) {
        if (answer.length == 0) {
            return batch.size();
        }
        try {
            var failures = Json.list(Json.map(Json.read(answer)).get("batchItemFailures")).stream()
                    .map(failure -> Json.text(Json.map(failure).get("itemIdentifier"))).toList();
            var numbers = batch.stream().map(StreamReader.Dated::sequenceNumber).toList();
            return failures.stream().mapToInt(f -> Math.max(0, numbers.indexOf(f))).min().orElse(batch.size());
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private void discard(int records, String why) {
        var line = new LinkedHashMap<String, Object>();
        line.put("what", "stream records discarded");
        line.put("records", records);
        line.put("why", why);
        log.add(function.id(), "", Json.write(line));
    }
}
