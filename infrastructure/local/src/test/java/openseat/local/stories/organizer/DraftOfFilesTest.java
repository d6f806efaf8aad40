package openseat.local.stories.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import openseat.draft.Draft;
import openseat.http.Json;
import openseat.local.testkit.RepositoryTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The form of the events that are in files. It is not among the tests of `functions`, because SAM builds and tests
/// that folder alone.
class DraftOfFilesTest {

    private static final Path ROOT = RepositoryTemplate.file().toAbsolutePath().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"sample-migrants-day.json", "imrf-2022-by-migrants-for-migrants.json"})
    void staysAsItIsIfSentUnchangedAndIsInTheOrderOfTheSchemaIfNew(String file) throws IOException {
        var json = read("infrastructure/local/src/main/resources/events/" + file);
        var document = Json.object(json.getOrDefault("event", json));
        var languages = Draft.languages(document);
        var fields = Draft.shown(document, languages);
        assertThat(Json.write(Draft.document(document, fields, languages))).isEqualTo(Json.write(document));

        var schema = Json.object(read("docs/event.schema.json").get("$defs"));
        var order = List.copyOf(
                Json.object(Json.object(schema.get("event")).get("properties")).keySet());
        var members = List.copyOf(Draft.document(Map.of(), fields, languages).keySet());
        assertThat(members).isEqualTo(order.stream().filter(members::contains).toList());
        assertThat(order).containsAll(members);
    }

    private static Map<String, Object> read(String path) throws IOException {
        return Json.object(Json.readOwn(Files.readString(ROOT.resolve(path))));
    }
}
