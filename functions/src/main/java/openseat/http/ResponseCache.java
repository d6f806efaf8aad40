package openseat.http;

import java.util.LinkedHashMap;
import java.util.function.Supplier;

/// Responses that are the same for everybody, with the encoding in which they are sent.
///
/// Whatever a response depends on must be part of its key; nothing expires. The responses that were used last are kept.
public final class ResponseCache {

    /// Some hundred kilobytes each, of the 512 MB that a function has.
    private static final int MAX = 60;

    private final LinkedHashMap<Object, Response> responses = new LinkedHashMap<>(16, 0.75f, true);

    /// @param key has `equals` and contains no personal data
    public synchronized Response get(Object key, Supplier<Response> response) {
        var kept = responses.get(key);
        if (kept != null) {
            return kept;
        }
        var made = response.get();
        responses.put(key, made);
        if (responses.size() > MAX) {
            responses.pollFirstEntry();
        }
        return made;
    }
}
