package openseat.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the sections of the benchmark: `[--quick] [--only SECTION] [--out FILE]`.
public final class Main {

    private static final List<String> SECTIONS = List.of(
            Load.NAME,
            Growth.NAME,
            Contention.NAME,
            Bytes.NAME,
            ColdStarts.NAME,
            Restores.NAME,
            WarmRequests.NAME,
            Money.NAME);

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var options = List.of(args);
        var scale = options.contains("--quick") ? Scale.QUICK : Scale.FULL;
        var only = value(options, "--only", "");
        if (!only.isEmpty() && !SECTIONS.contains(only)) {
            throw new IllegalArgumentException("--only takes one of " + SECTIONS);
        }
        var root = Path.of(System.getProperty("openseat.root", "."));
        var results = new Results(about(options));
        for (var section : inThisProcess(root)) {
            if (only.isEmpty() || only.equals(section.name())) {
                run(section, scale, results);
            }
        }
        // After the others, whose milliseconds it takes.
        var money = new Money(root);
        var isDeployed = !only.equals(money.name())
                && inThisProcess(root).stream().noneMatch(section -> only.equals(section.name()));
        if (isDeployed) {
            runDeployed(root, only, scale, results);
        }
        if (only.isEmpty() || only.equals(money.name())) {
            run(money, scale, results);
        }
        var out = Path.of(value(
                options,
                "--out",
                root.resolve("infrastructure/bench/target/results%s.json".formatted(only.isEmpty() ? "" : "-" + only))
                        .toString()));
        results.write(out);
        System.out.println("\nAll samples: " + out);
    }

    private static void run(Section section, Scale scale, Results results) throws Exception {
        var began = System.nanoTime();
        section.run(scale, results);
        System.out.printf("(%s: %d s)%n", section.name(), (System.nanoTime() - began) / 1_000_000_000);
    }

    private static void runDeployed(Path root, String only, Scale scale, Results results) throws Exception {
        try (var subjects = Subjects.open(root)) {
            var machine = new Machine();
            for (var section : sections(machine, subjects)) {
                if (only.isEmpty() || only.equals(section.name())) {
                    run(section, scale, results);
                }
            }
        }
    }

    /// These need nothing that `sam build` makes.
    private static List<Section> inThisProcess(Path root) {
        return List.of(new Load(), new Growth(), new Contention(), new Bytes(root));
    }

    private static List<Section> sections(Machine machine, Subjects subjects) {
        var all = subjects.get(
                Subjects.REGISTER, Subjects.PAGE, Subjects.MANAGE, Subjects.NAIVE, Subjects.SPRING, Subjects.FLOOR);
        var warm = new ArrayList<>(all);
        warm.add(2, subjects.get(Subjects.PAGE_ANEW));
        var snapshots =
                subjects.get(Subjects.REGISTER, Subjects.PAGE, Subjects.MANAGE, Subjects.NAIVE, Subjects.SPRING);
        return List.of(new ColdStarts(machine, all), new Restores(machine, snapshots), new WarmRequests(machine, warm));
    }

    private static String value(List<String> options, String name, String otherwise) {
        var at = options.indexOf(name);
        return at < 0 || at + 1 == options.size() ? otherwise : options.get(at + 1);
    }

    private static Map<String, Object> about(List<String> options) {
        var about = new LinkedHashMap<String, Object>();
        about.put("date", LocalDate.now().toString());
        about.put("command", ("infrastructure/bench/run " + String.join(" ", options)).strip());
        about.put(
                "machine",
                "%d cores, %s, %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch"),
                                System.getProperty("java.vm.name") + " " + System.getProperty("java.version")));
        return about;
    }
}
