package openseat.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.http.Json;

/// Reads and changes members of a document. A path names a member, or one of the object in it: `privacy/keeper`.
final class DocumentTree {

    /// The members as docs/event.schema.json lists them, those of the objects in them included.
    private static final List<String> ORDER = List.of(
            "id",
            "sample",
            "listed",
            "title",
            "kind",
            "text",
            "notes",
            "organizers",
            "audience",
            "schedule",
            "state",
            "start",
            "end",
            "zone",
            "window",
            "from",
            "to",
            "place",
            "mode",
            "address",
            "interpretation",
            "access",
            "geographicScope",
            "workstreamOutput",
            "regionalReviewProcess",
            "objectives",
            "capacity",
            "waitingList",
            "groupLimit",
            "registration",
            "opens",
            "closes",
            "contact",
            "senderName",
            "discreet",
            "reminders",
            "dayBefore",
            "beforeStart",
            "privacy",
            "keeper",
            "link",
            "keepDays",
            "home");

    private DocumentTree() {}

    /// A copy that may be changed, down to the last list.
    static Map<String, Object> copy(Map<String, Object> document) {
        return Json.object(Json.readOwn(Json.write(document)));
    }

    /// The value, or null.
    static Object get(Map<String, Object> document, String path) {
        Object at = document;
        for (var name : path.split("/")) {
            at = Json.object(at).get(name);
        }
        return at;
    }

    /// Sets a member; null takes it away, and the object around it too if nothing is left in it. A new member
    /// stands where the schema lists it.
    static void put(Map<String, Object> document, String path, Object value) {
        var slash = path.indexOf('/');
        if (slash < 0) {
            putHere(document, path, value);
            return;
        }
        var name = path.substring(0, slash);
        var inner = new LinkedHashMap<>(Json.object(document.get(name)));
        put(inner, path.substring(slash + 1), value);
        putHere(document, name, inner.isEmpty() ? null : inner);
    }

    private static void putHere(Map<String, Object> object, String name, Object value) {
        if (value == null) {
            object.remove(name);
            return;
        }
        if (object.containsKey(name)) {
            object.put(name, value);
            return;
        }
        var later = new LinkedHashMap<String, Object>();
        for (var entry : List.copyOf(object.keySet())) {
            if (!later.isEmpty() || ORDER.indexOf(entry) > ORDER.indexOf(name)) {
                later.put(entry, object.remove(entry));
            }
        }
        object.put(name, value);
        object.putAll(later);
    }
}
