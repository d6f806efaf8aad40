package openseat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// From the start of a process to its first answer, started on demand.
final class ColdStarts implements Section {

    static final String NAME = "cold";
    static final String CPU = "cpu ms";
    static final String WALL = "wall ms";
    static final String CLASSES = "classes";

    static final Duration LIMIT = Duration.ofSeconds(60);

    private final Machine machine;
    private final List<Subject> subjects;

    ColdStarts(Machine machine, List<Subject> subjects) {
        this.machine = machine;
        this.subjects = subjects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Scale scale, Results results) throws IOException {
        for (var subject : subjects) {
            results.add(NAME, subject.name(), CLASSES, (double) classes(subject.onDemand()));
        }
        for (var start = 0; start < scale.starts(); start++) {
            for (var subject : subjects) {
                measure(subject.onDemand(), results);
            }
        }
        print(results);
    }

    /// How many classes it loads until its first answer.
    long classes(Subject subject) throws IOException {
        var list = Files.createTempFile("openseat-classes", ".txt");
        try (var environment = machine.startListing(subject, list)) {
            environment.initialize(LIMIT);
            subject.check(environment.invoke(subject.event().get()));
            return Machine.countClasses(list);
        } finally {
            Files.delete(list);
        }
    }

    void measure(Subject subject, Results results) {
        var event = subject.event().get();
        var rows = subject.rows();
        var began = System.nanoTime();
        try (var environment = machine.start(subject)) {
            environment.initialize(LIMIT);
            var answer = environment.invoke(event);
            results.add(NAME, subject.name(), WALL, (System.nanoTime() - began) / 1e6);
            results.add(NAME, subject.name(), CPU, new ProcessCpu(environment.pid()).nanos() / 1e6);
            subject.check(answer);
        }
        subject.checkStored(rows, 1);
    }

    static void print(Results results) {
        Tables.print(
                "Cold start: from the start of the process to the first answer, on demand",
                results,
                NAME,
                List.of(CPU, WALL, CLASSES),
                CPU,
                _ -> true,
                List.of(Subjects.NAIVE, Subjects.SPRING));
    }
}
