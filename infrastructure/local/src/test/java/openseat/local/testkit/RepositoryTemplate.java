package openseat.local.testkit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import openseat.local.template.Template;

/// The repository's template.yaml, and parameters with which it can be read.
public final class RepositoryTemplate {

    public static final Path FILE = Path.of("../../template.yaml");
    public static final Map<String, String> PARAMETERS =
            Map.of("Sender", "events@example.org", "SenderIdentity", "example.org");

    private static final ScopedValue<Path> OTHER = ScopedValue.newInstance();

    private RepositoryTemplate() {}

    /// The repository's template, or the other one for which some code runs.
    public static Path file() {
        return OTHER.orElse(FILE);
    }

    /// Runs something, and whatever it calls, with another file in place of the repository's template.
    public static void with(Path other, Runnable work) {
        ScopedValue.where(OTHER, other).run(work);
    }

    public static Template read() {
        return Template.read(file(), PARAMETERS);
    }

    public static Map<String, String> with(String name, String value) {
        var parameters = new HashMap<>(PARAMETERS);
        parameters.put(name, value);
        return parameters;
    }
}
