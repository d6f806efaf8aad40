package openseat.local.stories.deploy;

import static openseat.local.testkit.TestStack.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import openseat.local.http.Json;
import openseat.local.testkit.DigestReader;
import openseat.local.testkit.TestStack;
import openseat.local.testkit.Web;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items that functions are primed with have the attributes that real ones have today.
/// `-Dopenseat.primed=write` writes the file anew.
class PrimedTableTest {

    private static final Path FILE = Path.of("../../functions/src/main/resources/openseat/snapshot/table.json");
    private static final String ADA = "ada@example.net";
    private static final String NOOR = "noor@example.net";

    private static final List<String> KINDS = List.of("EVENTS", "K#", "S#", "J#", "T#", "R#", "D#");

    @Test
    void itemsAreLikeRealOnes() throws IOException {
        var real = Json.object(Json.write(real()));
        if (System.getProperty("openseat.primed", "").equals("write")) {
            Files.writeString(FILE, Json.indented(real) + "\n");
        }
        var primed = Json.object(Files.readString(FILE));
        assertThat(shapes(primed)).as("written anew by -Dopenseat.primed=write").isEqualTo(shapes(real));
        assertThat(Json.map(primed.get("links")).keySet())
                .isEqualTo(Json.map(real.get("links")).keySet());
    }

    /// What the table holds after somebody has registered, somebody else has a seat, and the digest is wanted.
    private static Map<String, Object> real() {
        try (var stack = TestStack.open()) {
            stack.register(
                    SAMPLE, ADA, "name", "Ada", "interpretation", "fr", "access", "captions", "zone", "Asia/Beirut");
            stack.local.stream().drain();
            var requested = Web.linkIn(stack.mailTo(ADA));
            var confirmed = stack.takeSeat(SAMPLE, NOOR, "name", "Noor", "lang", "ar", "places", "2");
            var links = new LinkedHashMap<String, Object>();
            links.put("requested", key(requested));
            links.put("confirmed", key(confirmed));
            links.put("join", key(Web.joinLinkIn(stack.mailTo(NOOR))));
            var reader = DigestReader.ofSamples(stack).start();
            links.put(
                    "digest",
                    stack.mailsTo(reader.address()).stream()
                            .map(DigestReader::linkIn)
                            .filter(link -> link.contains(SAMPLE))
                            .map(PrimedTableTest::key)
                            .findFirst()
                            .orElseThrow());
            var primed = new LinkedHashMap<String, Object>();
            primed.put("at", stack.local.clock().instant().toString());
            primed.put("links", links);
            primed.put(
                    "items",
                    stack.items().stream()
                            .filter(PrimedTableTest::isRead)
                            .map(PrimedTableTest::json)
                            .sorted((one, other) -> sortKey(one).compareTo(sortKey(other)))
                            .toList());
            return primed;
        }
    }

    private static String key(String link) {
        return link.replaceAll(".*/|\\?.*", "");
    }

    private static boolean isRead(Map<String, AttributeValue> item) {
        var pk = item.get("pk").s();
        return KINDS.stream().anyMatch(pk::startsWith)
                && (pk.equals("K#") || item.get("sk").s().equals(SAMPLE) || pk.contains(SAMPLE));
    }

    private static String sortKey(Map<String, Object> item) {
        return Json.write(item.get("pk")) + Json.write(item.get("sk"));
    }

    private static Map<String, Object> json(Map<String, AttributeValue> item) {
        var json = new TreeMap<String, Object>();
        item.forEach((name, value) -> json.put(name, json(value)));
        return json;
    }

    private static Map<String, Object> json(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case BOOL -> Map.of("BOOL", value.bool());
            case L -> Map.of("L", value.l().stream().map(PrimedTableTest::json).toList());
            case M -> Map.of("M", json(value.m()));
            case SS -> Map.of("SS", value.ss());
            case NS -> Map.of("NS", value.ns());
            case BS ->
                Map.of(
                        "BS",
                        value.bs().stream()
                                .map(bytes -> Base64.getEncoder().encodeToString(bytes.asByteArray()))
                                .toList());
            default -> throw new IllegalStateException("This type is not expected: " + value.type());
        };
    }

    /// The names of all attributes with their types.
    private static List<String> shapes(Map<String, Object> table) {
        return Json.list(table.get("items")).stream()
                .map(Json::map)
                .map(PrimedTableTest::shape)
                .sorted()
                .toList();
    }

    private static String shape(Map<String, Object> item) {
        return item.entrySet().stream()
                .map(attribute -> attribute.getKey() + ":"
                        + Json.map(attribute.getValue()).keySet())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
