package openseat.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// What `sam build` made: for each function a folder with its classes and, in `lib`, the jars that it needs.
///
/// @param folder with one folder for each function, named by its logical id
public record SamBuild(Path folder) {

    private static final String REBUILD = "; please run `sam build`";

    /// The build beside a template, made of the classes that the template's `CodeUri` has compiled.
    ///
    /// @throws IllegalArgumentException if a function was not built, or was built of other classes
    public static SamBuild of(Path template, Collection<String> functions) {
        var root = template.toAbsolutePath().getParent();
        var build = new SamBuild(root.resolve(".aws-sam", "build"));
        var classes = root.resolve("functions", "target", "classes");
        functions.forEach(function -> build.requireSame(function, classes));
        return build;
    }

    /// The folder that Lambda would unpack as the task's root.
    Path taskRoot(String function) {
        return folder.resolve(function);
    }

    private void requireSame(String function, Path classes) {
        var built = taskRoot(function);
        if (!Files.isDirectory(built)) {
            throw new IllegalArgumentException(built + " does not exist" + REBUILD);
        }
        var expected = files(classes);
        var found = files(built);
        found.removeIf(file -> file.startsWith("lib") && !expected.contains(file));
        if (!found.equals(expected)
                || !expected.stream().allMatch(file -> isSame(classes.resolve(file), built.resolve(file)))) {
            throw new IllegalArgumentException(built + " was built of other classes than " + classes + REBUILD);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files in this folder, relative to it; none if it does not exist.
    private static Set<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(folder::relativize).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
