package openseat.local.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import openseat.local.runtime.SamBuild;

/// A folder as `sam build` makes it, for tests that have no SAM CLI: the classes of the functions, and in `lib` every
/// jar of the tests' own class path, which has more than a function gets.
public final class TaskRoot {

    private static final Path CLASSES =
            Path.of("../../functions/target/classes").toAbsolutePath();

    private TaskRoot() {}

    /// @param parent   in which it is made
    /// @param function the logical id
    public static SamBuild create(Path parent, String function) throws IOException {
        var folder = Files.createTempDirectory(parent, "sam");
        var root = Files.createDirectories(folder.resolve(function));
        try (var classes = Files.list(CLASSES)) {
            for (var part : classes.filter(part -> !part.endsWith("lib")).toList()) {
                Files.createSymbolicLink(root.resolve(part.getFileName()), part);
            }
        }
        var lib = Files.createDirectories(root.resolve("lib"));
        for (var jar : jars().toList()) {
            Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
        }
        return new SamBuild(folder);
    }

    /// Surefire keeps the class path in a property of its own.
    private static Stream<Path> jars() {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .distinct();
    }
}
