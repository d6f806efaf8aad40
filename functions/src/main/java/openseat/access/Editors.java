package openseat.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.Environment;
import openseat.Keys;
import openseat.Salt;
import openseat.SaltedHash;
import openseat.dynamodb.Delete;
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

        private Map<String, Object> attributes() {
            return Map.of("address", address, "language", language);
        }
    }

    /// In the order in which they were published.
    public List<Editor> find(String event) {
        return environment
                .table()
                .get(Keys.editors(event))
                .map(item -> item.maps("editors").stream()
                        .map(map -> new Editor(map.text("address"), map.text("language")))
                        .toList())
                .orElse(List.of());
    }

    /// The keys of their rows.
    public List<Key> rowsOf(String event) {
        return find(event).stream().map(editor -> row(editor, event)).distinct().toList();
    }

    /// What puts this list in place of the one before, for the transaction that publishes it.
    public List<Write> replace(String event, List<Editor> editors) {
        var byKey = new LinkedHashMap<Key, Editor>();
        editors.forEach(editor -> byKey.putIfAbsent(row(editor, event), editor));
        var writes = new ArrayList<Write>();
        rowsOf(event).stream().filter(key -> !byKey.containsKey(key)).forEach(key -> writes.add(Delete.of(key)));
        byKey.forEach((key, editor) -> writes.add(Put.of(key, editor.attributes())));
        var list = byKey.values().stream().map(Editor::attributes).toList();
        writes.add(Put.of(Keys.editors(event), Map.of("editors", list)));
        return writes;
    }

    /// What deletes the list and the rows.
    public List<Write> delete(String event) {
        var writes = new ArrayList<Write>();
        writes.add(Delete.of(Keys.editors(event)));
        rowsOf(event).forEach(key -> writes.add(Delete.of(key)));
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
