package openseat.draft;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import openseat.http.Json;

/// The id that is proposed for a new event.
public final class EventId {

    private static final int MOST = 60;

    private EventId() {}

    /// Made of the first text of the title that has letters of the Latin alphabet; blank if there is none.
    public static String proposed(Map<String, Object> document) {
        return Json.object(document.get("title")).values().stream()
                .map(text -> slug(Json.string(text)))
                .filter(slug -> slug.matches(".*[a-z].*"))
                .findFirst()
                .orElse("");
    }

    static String slug(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}|['’]", "")
                .replaceAll("[^a-z0-9]+", "-");
        var whole = trimmed(plain);
        if (whole.length() <= MOST) {
            return whole;
        }
        // Not in the middle of a word, if the first one is short enough.
        var cut = whole.lastIndexOf('-', MOST);
        return trimmed(whole.substring(0, cut > 0 ? cut : MOST));
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^-+|-+$", "");
    }
}
