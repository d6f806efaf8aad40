package openseat.bench;

import java.time.Duration;
import java.util.List;

/// From a restored snapshot to the first answer. Between the two, its connections are dropped.
final class Restores implements Section {

    static final String NAME = "restore";
    static final String CPU = "cpu ms";
    static final String WALL = "wall ms";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Machine machine;
    private final List<Subject> subjects;

    Restores(Machine machine, List<Subject> subjects) {
        this.machine = machine;
        this.subjects = subjects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) {
        for (var start = 0; start < scale.starts(); start++) {
            for (var subject : subjects) {
                measure(subject.snapStart(), results);
            }
        }
        print(results);
    }

    private void measure(Subject subject, Results results) {
        var event = subject.event().get();
        var rows = subject.rows();
        try (var environment = machine.start(subject)) {
            environment.initialize(LIMIT);
            var cpu = new ProcessCpu(environment.pid());
            cpu.awaitIdle();
            var before = cpu.nanos();
            var began = System.nanoTime();
            environment.restore();
            var answer = environment.invoke(event);
            results.add(NAME, subject.name(), WALL, (System.nanoTime() - began) / 1e6);
            results.add(NAME, subject.name(), CPU, (cpu.nanos() - before) / 1e6);
            subject.check(answer);
        }
        subject.checkStored(rows, 1);
    }

    static void print(Results results) {
        Tables.print(
                "Restore: from the restored snapshot to the first answer",
                results,
                NAME,
                List.of(CPU, WALL),
                CPU,
                _ -> true,
                List.of(Subjects.NAIVE, Subjects.SPRING));
    }
}
