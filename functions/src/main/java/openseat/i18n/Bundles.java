package openseat.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
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
import java.util.concurrent.ConcurrentHashMap;

/// The files of words in this package, by language tag. A language exists if it has a file.
///
/// A file is read when its language is first used: most starts of a function need one or two.
public final class Bundles {

    /// The language that always exists, and the fallback.
    static final String DEFAULT = "en";

    private static final String SUFFIX = ".properties";
    private static final String DESK = "desk/";
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

    /// The words of the organizers' desk, by key; in the default language if there is no file of its own.
    public static Map<String, String> ofDesk(String tag) {
        var isTranslated = Bundles.class.getResource(DESK + tag + SUFFIX) != null;
        return READ.computeIfAbsent(DESK + (isTranslated ? tag : DEFAULT), Bundles::read);
    }

    /// The words whose keys begin like this and with which the file begins: a small part of it.
    static Map<String, String> head(String tag, String prefix) {
        try (var reader = new BufferedReader(open(tag))) {
            var head = new StringBuilder();
            for (var line = reader.readLine(); isHead(line, prefix); line = reader.readLine()) {
                head.append(line).append('\n');
            }
            return words(new StringReader(head.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHead(String line, String prefix) {
        return line != null
                && (line.isBlank() || line.startsWith("#") || line.strip().startsWith(prefix));
    }

    /// With a Reader, because a stream of properties would be read as Latin-1.
    private static Reader open(String tag) {
        return new InputStreamReader(Bundles.class.getResourceAsStream(tag + SUFFIX), StandardCharsets.UTF_8);
    }

    private static Map<String, String> read(String tag) {
        try (var reader = open(tag)) {
            return words(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> words(Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
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
