package openseat;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import openseat.table.Settings;
import org.junit.jupiter.api.Test;

/// The packages are a staircase: each uses only those on lower steps, as read from what was compiled.
class StaircaseTest {

    private static final List<Set<String>> STEPS = List.of(
            Set.of("http", "table", "text"),
            Set.of("event", "mail"),
            Set.of("registration"),
            Set.of("letter"),
            Set.of("digest"),
            Set.of("upkeep"));

    /// What jte generates out of the templates may show anything, and anything may render it.
    private static final String PAGES = "pages";

    private static final Pattern OURS = Pattern.compile("(?:^|L|\\[L)openseat/(?:(\\w+)/)?\\w");

    /// A package that uses another.
    private record Use(String user, String used) {

        boolean goesDown() {
            return step(used) < step(user);
        }
    }

    @Test
    void noPackageUsesOneOnItsOwnStepOrAbove() throws IOException {
        assertThat(uses()).allMatch(Use::goesDown);
    }

    @Test
    void everyPackageStandsOnTheStaircase() throws IOException {
        assertThat(uses().stream().flatMap(use -> Stream.of(use.user(), use.used())).distinct()).isNotEmpty()
                .allMatch(name -> step(name) >= 0);
    }

    /// Against a reader that sees nothing, in fields or in bodies.
    @Test
    void usesAreSeen() throws IOException {
        assertThat(uses()).contains(new Use("mail", "table"));
        try (var bytes = StaircaseTest.class.getResourceAsStream("StaircaseTest$OnlyInABody.class")) {
            assertThat(uses(ClassFile.of().parse(bytes.readAllBytes()))).contains("table");
        }
    }

    @Test
    void besideAndAboveAreNotDown() {
        assertThat(new Use("registration", "event").goesDown()).isTrue();
        assertThat(new Use("http", "table").goesDown()).isFalse();
        assertThat(new Use("event", "letter").goesDown()).isFalse();
    }

    private static final class OnlyInABody {
        static String name() {
            return String.valueOf(new Settings(Map.of()));
        }
    }

    private static int step(String name) {
        return STEPS.stream().filter(step -> step.contains(name)).findFirst().map(STEPS::indexOf).orElse(-1);
    }

    private static Set<Use> uses() throws IOException {
        var root = Path.of("target/classes/openseat");
        var found = new TreeSet<>(Comparator.comparing(Use::user).thenComparing(Use::used));
        try (var files = Files.walk(root)) {
            for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                var place = root.relativize(file);
                var user = place.getNameCount() == 1 ? "" : place.getName(0).toString();
                if (!user.equals(PAGES)) {
                    uses(ClassFile.of().parse(file)).stream().filter(used -> !used.equals(user) && !used.equals(PAGES))
                            .forEach(used -> found.add(new Use(user, used)));
                }
            }
        }
        return found;
    }

    /// The packages that a class names, in code, fields, signatures or annotations: all of them stand in its constants,
    /// but for text constants, which the compiler copies.
    private static Set<String> uses(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .flatMap(StaircaseTest::names)
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> names(PoolEntry entry) {
        var text = switch (entry) {
            case ClassEntry type -> type.asInternalName();
            case Utf8Entry utf8 when utf8.stringValue().contains(";") -> utf8.stringValue();
            default -> "";
        };
        return OURS.matcher(text).results().map(StaircaseTest::folder);
    }

    private static String folder(MatchResult found) {
        return found.group(1) == null ? "" : found.group(1);
    }
}
