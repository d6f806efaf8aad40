package openseat.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The files of words in this package, by language tag. A language exists if it has a file.
///
/// A file is read when its language is first used: most starts of a function need one or two.
public final class Bundles {

    /// The language that always exists, and the fallback.
    static final String DEFAULT = "en";

    private static final String SUFFIX = ".properties";
    private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

    private Bundles() {}

    /// The tags of all languages.
    public static List<String> tags() {
        try {
            return names(Bundles.class.getResource(DEFAULT + SUFFIX)).stream()
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words of a language, by key.
    public static Map<String, String> of(String tag) {
        return READ.computeIfAbsent(tag, Bundles::read);
    }

    /// These words alone, with which a file begins.
    static Map<String, String> head(String tag, List<String> keys) {
        try (var lines = new BufferedReader(open(tag))) {
            var head = new HashMap<String, String>();
            for (var line = lines.readLine(); line != null && head.size() < keys.size(); line = lines.readLine()) {
                var parts = line.split("=", 2);
                if (keys.contains(parts[0])) {
                    head.put(parts[0], parts[1]);
                }
            }
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With a Reader, because a stream of properties would be read as Latin-1.
    private static Reader open(String tag) {
        return new InputStreamReader(Bundles.class.getResourceAsStream(tag + SUFFIX), StandardCharsets.UTF_8);
    }

    private static Map<String, String> read(String tag) {
        var properties = new Properties();
        try (var reader = open(tag)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
