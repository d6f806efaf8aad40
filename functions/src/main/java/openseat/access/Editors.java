package openseat.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.Environment;
import openseat.Keys;
import openseat.Salt;
import openseat.SaltedHash;
import openseat.dynamodb.Delete;
import openseat.dynamodb.Item;
import openseat.dynamodb.Key;
import openseat.dynamodb.Put;
import openseat.dynamodb.Write;
import openseat.input.EmailAddress;

/// Who may edit an event at the desk beside the organizers: a list in an item of the event, and a row of each editor,
/// by which signing in finds them.
public final class Editors {

    /// So many may edit an event.
    public static final int MOST = 20;

    private final Environment environment;
    private final Salt salt;

    public Editors(Environment environment) {
        this.environment = environment;
        this.salt = new Salt(environment, Keys.deskSalt());
    }

    /// @param language of their letters, as a tag
    public record Editor(String address, String language) {

        private static Editor from(Item map) {
            return new Editor(map.text("address"), map.text("language"));
        }

        private Map<String, Object> attributes(Instant since) {
            return Map.of("address", address, "language", language, "since", since.getEpochSecond());
        }
    }

    /// In the order in which they were published.
    public List<Editor> find(String event) {
        return stored(event).stream().map(Editor::from).toList();
    }

    private List<Item> stored(String event) {
        return environment
                .table()
                .get(Keys.editors(event))
                .map(item -> item.maps("editors"))
                .orElse(List.of());
    }

    /// What puts this list in place of the one before, for the transaction that publishes it.
    public List<Write> replace(String event, List<Editor> editors, Instant now) {
        var since = since(event);
        var byKey = new LinkedHashMap<Key, Map<String, Object>>();
        editors.forEach(editor -> {
            var key = row(editor, event);
            byKey.putIfAbsent(key, editor.attributes(since.getOrDefault(key, now)));
        });
        var writes = new ArrayList<Write>();
        since.keySet().stream().filter(key -> !byKey.containsKey(key)).forEach(key -> writes.add(Delete.of(key)));
        byKey.forEach((key, attributes) -> writes.add(Put.of(key, attributes)));
        writes.add(Put.of(Keys.editors(event), Map.of("editors", List.copyOf(byKey.values()))));
        return writes;
    }

    /// Since when each of them may edit the event: whoever is named again must sign in anew.
    private Map<Key, Instant> since(String event) {
        var since = new LinkedHashMap<Key, Instant>();
        stored(event)
                .forEach(map -> since.put(
                        row(Editor.from(map), event), map.instant("since").orElseThrow()));
        return since;
    }

    /// What deletes the list and the rows.
    public List<Write> delete(String event) {
        var writes = new ArrayList<Write>();
        writes.add(Delete.of(Keys.editors(event)));
        since(event).keySet().forEach(key -> writes.add(Delete.of(key)));
        return writes;
    }

    private Key row(Editor editor, String event) {
        return switch (EmailAddress.read(editor.address())) {
            case EmailAddress.Deliverable(var address) ->
                Keys.editor(SaltedHash.hex(salt.bytes(), address.canonical()), event);
            case EmailAddress.Malformed _, EmailAddress.NotWritable _, EmailAddress.TooLong _ ->
                throw new IllegalStateException();
        };
    }
}
