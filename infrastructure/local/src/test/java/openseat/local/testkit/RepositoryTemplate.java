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

    private RepositoryTemplate() {}

    public static Template read() {
        return Template.read(FILE, PARAMETERS);
    }

    public static Map<String, String> with(String name, String value) {
        var parameters = new HashMap<>(PARAMETERS);
        parameters.put(name, value);
        return parameters;
    }
}
