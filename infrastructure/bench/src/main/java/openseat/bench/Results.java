package openseat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.local.http.Json;

/// Every sample that was measured, by section, subject and figure.
///
/// A figure's name ends in its unit, as in `cpu ms`.
final class Results {

    private final Map<String, Object> about;
    private final Map<String, Map<String, Map<String, List<Double>>>> sections = new LinkedHashMap<>();

    /// @param about the machine, the date and the command
    Results(Map<String, Object> about) {
        this.about = about;
    }

    void add(String section, String subject, String figure, double sample) {
        sections.computeIfAbsent(section, _ -> new LinkedHashMap<>())
                .computeIfAbsent(subject, _ -> new LinkedHashMap<>())
                .computeIfAbsent(figure, _ -> new ArrayList<>())
                .add(sample);
    }

    /// @throws IllegalArgumentException if it was not measured
    Distribution of(String section, String subject, String figure) {
        return new Distribution(sections.getOrDefault(section, Map.of())
                .getOrDefault(subject, Map.of())
                .getOrDefault(figure, List.of()));
    }

    List<String> subjects(String section) {
        return List.copyOf(sections.getOrDefault(section, Map.of()).keySet());
    }

    void write(Path file) throws IOException {
        var all = new LinkedHashMap<>(about);
        all.put("sections", sections);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Json.indented(all) + "\n");
    }

    static Results read(Path file) throws IOException {
        var all = Json.object(Files.readAllBytes(file));
        var results = new Results(new LinkedHashMap<>(all));
        results.about.remove("sections");
        Json.map(all.get("sections"))
                .forEach((section, subjects) -> Json.map(subjects)
                        .forEach((subject, figures) -> Json.map(figures)
                                .forEach((figure, samples) -> Json.list(samples)
                                        .forEach(sample -> results.add(
                                                section, subject, figure, ((Number) sample).doubleValue())))));
        return results;
    }

    Object about(String what) {
        return about.get(what);
    }
}
