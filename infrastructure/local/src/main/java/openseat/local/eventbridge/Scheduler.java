package openseat.local.eventbridge;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

/// EventBridge's schedules: runs the functions that the template ticks, never one of them twice at once.
///
/// They tick in the machine's time, also when the clock is moved: a function finds what is due by the clock it is told.
public final class Scheduler implements AutoCloseable {

    private final Map<String, Ticked> ticked = new LinkedHashMap<>();
    private final Invoker invoker;
    private final Clock clock;
    private final List<Thread> threads;

    private record Ticked(String function, Template.Schedule schedule, ReentrantLock running) {}

    /// @param byItself whether it ticks without being asked
    public Scheduler(Template template, Invoker invoker, Clock clock, boolean byItself) {
        this.invoker = invoker;
        this.clock = clock;
        template.functions().forEach((id, function) -> function.schedules().stream().findFirst()
                .ifPresent(schedule -> ticked.put(id, new Ticked(id, schedule, new ReentrantLock()))));
        threads = byItself
                ? ticked.values().stream().map(t -> Thread.ofVirtual().name("tick " + t.function()).start(() -> tickOn(t))).toList()
                : List.of();
    }

    private void tickOn(Ticked ticked) {
        while (sleep(ticked.schedule().every())) {
            if (ticked.running().tryLock()) {
                try {
                    invoker.invoke(ticked.function(), input(ticked));
                } catch (FunctionFailed e) {
                    // It stands in the log already, and the next tick is the retry.
                } finally {
                    ticked.running().unlock();
                }
            }
        }
    }

    private static boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Runs a function now, after the run that may be under way; empty where it has no schedule.
    ///
    /// @throws FunctionFailed where it returns nothing
    public Optional<byte[]> tick(String function) {
        return Optional.ofNullable(ticked.get(function)).map(t -> {
            t.running().lock();
            try {
                return invoker.invoke(function, input(t));
            } finally {
                t.running().unlock();
            }
        });
    }

    /// What the schedule says, else what EventBridge sends by itself.
    private byte[] input(Ticked ticked) {
        return ticked.schedule().input().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(() -> {
            var event = new LinkedHashMap<String, Object>();
            event.put("version", "0");
            event.put("id", UUID.randomUUID().toString());
            event.put("detail-type", "Scheduled Event");
            event.put("source", "aws.events");
            event.put("account", Template.ACCOUNT);
            event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            event.put("region", Template.REGION);
            event.put("resources", List.of("arn:aws:events:" + Template.REGION + ":" + Template.ACCOUNT + ":rule/"
                    + Template.STACK + "-" + ticked.function() + ticked.schedule().name()));
            event.put("detail", Map.of());
            return Json.bytes(event);
        });
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
