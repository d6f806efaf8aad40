package openseat.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import openseat.form.FormFields;
import openseat.http.Request;
import openseat.i18n.Language;

/// Requests by an editor who is signed in, for tests of the desk's pages.
public final class Visits {

    public static final String ADDRESS = "ada@example.org";

    private Visits() {}

    public static DeskVisit get(String path, String query, Language language, Instant now) {
        return visit("GET", path, query, FormFields.NONE, language, now);
    }

    public static DeskVisit post(
            String path, String query, Map<String, List<String>> fields, Language language, Instant now) {
        return visit("POST", path, query, new FormFields(fields, List.of()), language, now);
    }

    private static DeskVisit visit(
            String method, String path, String query, FormFields fields, Language language, Instant now) {
        var request = new Request(method, path, query, Map.of(), Map.of(), new byte[0], "example.org", "192.0.2.1", "");
        var secret = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        var session = new Session("0a".repeat(16), ADDRESS, secret, true, Set.of());
        return new DeskVisit(request, fields, session, language, "https://example.org", now);
    }
}
