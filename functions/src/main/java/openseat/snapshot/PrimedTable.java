package openseat.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import openseat.http.Json;

/// The items that a function reads while it is primed: an event, a registration, somebody who gets the digest. They
/// exist in no real table.
///
/// @param at when it is
/// @param items by partition and sort key, as DynamoDB writes them in JSON
/// @param links the keys of private links, by name
record PrimedTable(Instant at, Map<List<String>, Object> items, Map<String, Object> links) {

    static final String EVENT = "sample-migrants-day";

    static PrimedTable read() {
        try (var in = PrimedTable.class.getResourceAsStream("table.json")) {
            var file = Json.object(Json.readOwn(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            var items = new HashMap<List<String>, Object>();
            for (var item : Json.list(file.get("items"))) {
                items.put(key(Json.object(item)), item);
            }
            return new PrimedTable(Instant.parse(Json.string(file.get("at"))), items, Json.object(file.get("links")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The key of a link; blank for no link.
    String link(String name) {
        return Json.string(links.get(name));
    }

    /// An item by its key, as a call of DynamoDB names it; null without one.
    Object item(Map<String, Object> key) {
        return items.get(key(key));
    }

    private static List<String> key(Map<String, Object> item) {
        return List.of(
                Json.string(Json.object(item.get("pk")).get("S")),
                Json.string(Json.object(item.get("sk")).get("S")));
    }
}
