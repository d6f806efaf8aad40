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

/// The files of words in this package, by language tag. A language exists if it has a file.
///
/// They are read once, when the class is loaded, which is before a snapshot is taken.
public final class Bundles {

    /// The language that always exists, and the fallback.
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

    /// With a Reader, because a stream of properties would be read as Latin-1.
    private static Map<String, String> read(InputStream stream) throws IOException {
        var properties = new Properties();
        properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        var words = new TreeMap<String, String>();
        properties.forEach((key, value) -> words.put((String) key, (String) value));
        return Map.copyOf(words);
    }

    /// The names of the files in the folder of `known`, which can be a directory or inside a jar.
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
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
