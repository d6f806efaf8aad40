package openseat.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import openseat.local.runtime.ExecutionEnvironment;

/// Requests to functions that have answered many before, one after another, and after a pause.
final class WarmRequests implements Section {

    static final String NAME = "warm";
    static final String CPU = "cpu ms";
    static final String MEDIAN = "p50 ms";
    static final String TAIL = "p99 ms";
    static final String AFTER_PAUSE = "after a pause ms";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /// Longer than the JDK keeps an idle connection by default, and than events are cached.
    private static final long PAUSE_MILLIS = 6_500;

    /// Rounds that are not counted, after which what is used often is compiled: by C1 after 200 calls.
    private static final int WARMING_UP = 3;

    private final Machine machine;
    private final List<Subject> subjects;

    WarmRequests(Machine machine, List<Subject> subjects) {
        this.machine = machine;
        this.subjects = subjects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) {
        Map<Subject, ExecutionEnvironment> running = new LinkedHashMap<>();
        try {
            for (var subject : subjects) {
                var restored = subject.snapStart();
                var environment = machine.start(restored);
                running.put(restored, environment);
                environment.initialize(LIMIT);
            }
            var order = new ArrayList<>(running.keySet());
            var rows = order.stream().collect(Collectors.toMap(subject -> subject, Subject::rows));
            for (var round = -WARMING_UP; round < scale.rounds(); round++) {
                var kept = round >= 0 ? results : new Results(Map.of());
                order.forEach(subject -> block(subject, running.get(subject), scale.perRound(), kept));
                Collections.rotate(order, 1);
            }
            var requests = (WARMING_UP + scale.rounds()) * scale.perRound();
            rows.forEach((subject, before) -> subject.checkStored(before, requests * sharing(subject)));
            for (var pause = 0; pause < scale.pauses(); pause++) {
                ProcessCpu.sleep(PAUSE_MILLIS);
                running.forEach((subject, environment) ->
                        results.add(NAME, subject.name(), AFTER_PAUSE, wall(subject, environment)));
            }
        } finally {
            running.values().forEach(ExecutionEnvironment::close);
        }
        print(results);
    }

    /// How many subjects store in this one's table.
    private int sharing(Subject subject) {
        return (int) subjects.stream()
                .filter(other -> other.table().equals(subject.table()))
                .count();
    }

    private void block(Subject subject, ExecutionEnvironment environment, int requests, Results results) {
        var cpu = new ProcessCpu(environment.pid());
        cpu.awaitIdle();
        var times = new ArrayList<Double>();
        var before = cpu.nanos();
        for (var request = 0; request < requests; request++) {
            times.add(wall(subject, environment));
        }
        results.add(NAME, subject.name(), CPU, (cpu.nanos() - before) / 1e6 / requests);
        var distribution = new Distribution(times);
        results.add(NAME, subject.name(), MEDIAN, distribution.median());
        results.add(NAME, subject.name(), TAIL, distribution.quantile(0.99));
    }

    private static double wall(Subject subject, ExecutionEnvironment environment) {
        var event = subject.event().get();
        var began = System.nanoTime();
        var answer = environment.invoke(event);
        var took = (System.nanoTime() - began) / 1e6;
        subject.check(answer);
        return took;
    }

    static void print(Results results) {
        Tables.print(
                "Warm: one request after another",
                results,
                NAME,
                List.of(CPU, MEDIAN, TAIL, AFTER_PAUSE),
                CPU,
                subject -> !subject.startsWith("Openseat") || subject.equals(Subjects.REGISTER),
                List.of(Subjects.NAIVE, Subjects.SPRING));
    }
}
