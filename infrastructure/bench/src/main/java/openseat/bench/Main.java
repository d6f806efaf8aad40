package openseat.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs the sections of the benchmark: `[--quick] [--only SECTION,SECTION] [--people NUMBER] [--out FILE]`.
public final class Main {

    /// Those that run what `sam build` made.
    private static final Set<String> DEPLOYED = Set.of(ColdStarts.NAME, Restores.NAME, WarmRequests.NAME);

    private static final Set<String> SECTIONS = new LinkedHashSet<>(List.of(
            Load.NAME,
            Growth.NAME,
            Contention.NAME,
            Bytes.NAME,
            ColdStarts.NAME,
            Restores.NAME,
            WarmRequests.NAME,
            Money.NAME));

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var options = List.of(args);
        var usual = options.contains("--quick") ? Scale.QUICK : Scale.FULL;
        var scale =
                usual.withRequests(Integer.parseInt(value(options, "--people", Integer.toString(usual.requests()))));
        var only = sections(value(options, "--only", ""));
        var root = Path.of(System.getProperty("openseat.root", "."));
        var results = new Results(about(options));
        for (var section : inThisProcess(root)) {
            if (only.contains(section.name())) {
                run(section, scale, results);
            }
        }
        if (!Collections.disjoint(only, DEPLOYED)) {
            runDeployed(root, only, scale, results);
        }
        // After the others, whose milliseconds it takes.
        var money = new Money(root);
        if (only.contains(money.name())) {
            run(money, scale, results);
        }
        var out = Path.of(value(
                options,
                "--out",
                root.resolve("infrastructure/bench/target/results%s.json"
                                .formatted(only.equals(SECTIONS) ? "" : "-" + String.join("-", only)))
                        .toString()));
        results.write(out);
        System.out.println("\nAll samples: " + out);
    }

    private static void run(Section section, Scale scale, Results results) throws Exception {
        var began = System.nanoTime();
        section.run(scale, results);
        System.out.printf("(%s: %d s)%n", section.name(), (System.nanoTime() - began) / 1_000_000_000);
    }

    private static void runDeployed(Path root, Set<String> only, Scale scale, Results results) throws Exception {
        try (var subjects = Subjects.open(root)) {
            var machine = new Machine();
            for (var section : sections(machine, subjects)) {
                if (only.contains(section.name())) {
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

    private static Set<String> sections(String only) {
        var names = only.isEmpty() ? SECTIONS : new LinkedHashSet<>(List.of(only.split(",")));
        if (!SECTIONS.containsAll(names)) {
            throw new IllegalArgumentException("--only takes some of " + String.join(",", SECTIONS));
        }
        return names;
    }

    private static String value(List<String> options, String name, String otherwise) {
        var at = options.indexOf(name);
        return at < 0 || at + 1 == options.size() ? otherwise : options.get(at + 1);
    }

    private static Map<String, Object> about(List<String> options) {
        var about = new LinkedHashMap<String, Object>();
        about.put("date", LocalDate.now(ZoneOffset.UTC).toString());
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
