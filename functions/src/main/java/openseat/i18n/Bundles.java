package openseat.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The files of words beside this class, by language tag: a language exists because its file does.
///
/// Read once, when the class is loaded, which is before a snapshot is taken.
public final class Bundles {

    /// The language that is always there, and the one to fall back on.
    static final String DEFAULT = "en";

    public static final Map<String, Map<String, String>> ALL = load();

    private static final String SUFFIX = ".properties";

    private Bundles() {}

    private static Map<String, Map<String, String>> load() {
        var bundles = new TreeMap<String, Map<String, String>>();
        try {
            for (var name : names(Bundles.class.getResource(DEFAULT + ".properties"))) {
                try (var stream = Bundles.class.getResourceAsStream(name)) {
                    bundles.put(name.substring(0, name.length() - SUFFIX.length()), read(stream));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(bundles);
    }

    /// Through a Reader, since a stream of properties is taken for Latin-1.
    private static Map<String, String> read(InputStream stream) throws IOException {
        var properties = new Properties();
        properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        var words = new TreeMap<String, String>();
        properties.forEach((key, value) -> words.put((String) key, (String) value));
        return Map.copyOf(words);
    }

    /// The names of the files in the folder that holds `known`, be it a directory or part of a jar.
    private static List<String> names(URL known) throws IOException {
        if (known.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            var folder = jar.getEntryName().substring(0, jar.getEntryName().lastIndexOf('/') + 1);
            try (var file = jar.getJarFile()) {
                return file.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(folder) && name.endsWith(SUFFIX))
                        .map(name -> name.substring(folder.length()))
                        .filter(name -> name.indexOf('/') < 0)
                        .toList();
            }
        }
        try (var files = Files.list(Path.of(known.toURI()).getParent())) {
            return files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(SUFFIX)).toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
