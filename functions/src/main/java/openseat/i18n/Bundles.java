package openseat.i18n;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
            var tags = new ArrayList<String>();
            for (var name : names(Bundles.class.getResource(DEFAULT + SUFFIX))) {
                if (name.endsWith(SUFFIX)) {
                    tags.add(name.substring(0, name.length() - SUFFIX.length()));
                }
            }
            tags.sort(null);
            return tags;
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
        for (var key : properties.stringPropertyNames()) {
            words.put(key, properties.getProperty(key));
        }
        return Map.copyOf(words);
    }

    /// The names in the folder of `known`, which can be a directory or inside a jar.
    private static List<String> names(URL known) throws IOException {
        if (known.openConnection() instanceof JarURLConnection jar) {
            return names(jar);
        }
        try {
            return List.of(new File(known.toURI()).getParentFile().list());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(JarURLConnection known) throws IOException {
        known.setUseCaches(false);
        var folder = known.getEntryName().substring(0, known.getEntryName().lastIndexOf('/') + 1);
        var names = new ArrayList<String>();
        try (var jar = known.getJarFile()) {
            for (var entries = jar.entries(); entries.hasMoreElements(); ) {
                var name = entries.nextElement().getName();
                if (name.startsWith(folder) && name.indexOf('/', folder.length()) < 0) {
                    names.add(name.substring(folder.length()));
                }
            }
        }
        return names;
    }
}
