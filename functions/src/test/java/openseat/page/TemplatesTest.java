package openseat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import openseat.i18n.Bundles;
import openseat.i18n.Language;
import openseat.i18n.Words;
import org.junit.jupiter.api.Test;

/// The keys of phrases: each one in a source exists, and each one that exists is in a source.
class TemplatesTest {

    private static final Pattern KEY = Pattern.compile("\"([a-z][a-zA-Z]*(?:\\.[a-zA-Z0-9_-]+)+)\"");

    /// Prefixes of keys; what follows them is data.
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][a-zA-Z]*(?:\\.[a-zA-Z0-9_-]+)*\\.)\"");

    private static final Set<String> FAMILIES = families();

    @Test
    void everyKeyInASourceExists() throws IOException {
        assertThat(keysIn(KEY, sources()))
                .allSatisfy(key ->
                        assertThat(Words.in(Language.DEFAULT).has(key)).as(key).isTrue());
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        var used = keysIn(KEY, sources());
        var prefixes = keysIn(PREFIX, sources());
        assertThat(known())
                .allSatisfy(key -> assertThat(
                                used.contains(key) || prefixes.stream().anyMatch(key::startsWith))
                        .as(key)
                        .isTrue());
    }

    private static Set<String> keysIn(Pattern pattern, List<Path> files) throws IOException {
        var keys = new HashSet<String>();
        for (var file : files) {
            var match = pattern.matcher(Files.readString(file));
            while (match.find()) {
                var isFile = match.group(1).endsWith(".ics");
                var isDomain = match.group(1).endsWith(".com");
                if (!isFile && !isDomain && FAMILIES.contains(match.group(1).split("\\.", 2)[0])) {
                    keys.add(match.group(1));
                }
            }
        }
        return keys;
    }

    private static Set<String> families() {
        var families = new HashSet<String>();
        known().forEach(key -> families.add(key.split("\\.", 2)[0]));
        return families;
    }

    private static Set<String> known() {
        var known = new HashSet<>(Bundles.of("en").keySet());
        known.addAll(Bundles.ofDesk("en").keySet());
        return known;
    }

    private static List<Path> sources() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/jte"));
                var classes = Files.walk(Path.of("src/main/java"))) {
            return Stream.concat(templates, classes)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
