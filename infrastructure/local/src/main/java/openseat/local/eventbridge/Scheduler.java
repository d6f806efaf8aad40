package openseat.local.eventbridge;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import openseat.local.http.Json;
import openseat.local.lambda.FunctionFailed;
import openseat.local.lambda.Invoker;
import openseat.local.template.Template;

/// EventBridge's schedules: runs the scheduled functions, and never runs one of them twice at the same time.
///
/// Schedules run in real time even if the runner's clock is moved; a function finds what is due by that clock.
public final class Scheduler implements AutoCloseable {

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Invoker invoker;
    private final Clock clock;
    private final RuleStates states;
    private final List<Thread> threads = new ArrayList<>();

    private record Job(String function, Template.Schedule schedule, ReentrantLock running) {}

    public Scheduler(Template template, Invoker invoker, Clock clock, RuleStates states) {
        this.invoker = invoker;
        this.clock = clock;
        this.states = states;
        template.functions()
                .forEach((id, function) -> function.schedules().stream()
                        .findFirst()
                        .ifPresent(schedule -> jobs.put(id, new Job(id, schedule, new ReentrantLock()))));
    }

    /// From now on every schedule runs by itself.
    public void start() {
        jobs.values()
                .forEach(job -> threads.add(
                        Thread.ofVirtual().name("schedule " + job.function()).start(() -> repeat(job))));
    }

    private void repeat(Job job) {
        while (sleep(job.schedule().every())) {
            if (states.isEnabled(ruleName(job)) && job.running().tryLock()) {
                try {
                    invoker.invoke(job.function(), input(job));
                } catch (FunctionFailed e) {
                    // It has been logged, and the next run is the retry.
                } finally {
                    job.running().unlock();
                }
            }
        }
    }

    private static String ruleName(Job job) {
        return Template.ruleName(job.function(), job.schedule().name());
    }

    private static boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Runs a function now, after waiting for a current run to end, and returns its result; empty if it has no
    /// schedule.
    ///
    /// @throws FunctionFailed if it returns no result
    public Optional<byte[]> runNow(String function) {
        return Optional.ofNullable(jobs.get(function)).map(job -> {
            job.running().lock();
            try {
                return invoker.invoke(function, input(job));
            } finally {
                job.running().unlock();
            }
        });
    }

    /// The schedule's own input, or else the event that EventBridge sends by default.
    private byte[] input(Job job) {
        return job.schedule()
                .input()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> Json.bytes(defaultEvent(job)));
    }

    private Map<String, Object> defaultEvent(Job job) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", Template.ACCOUNT);
        event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", Template.REGION);
        event.put("resources", List.of(Template.arn("events", "rule/" + ruleName(job))));
        event.put("detail", Map.of());
        return event;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
