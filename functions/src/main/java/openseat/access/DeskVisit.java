package openseat.access;

import java.time.Instant;
import openseat.form.FormFields;
import openseat.http.Request;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// A request by somebody who is signed in. Where it is a POST, its token was checked.
///
/// @param fields what the form sent; none for a GET
/// @param origin of the pages in the browser, without a slash at the end
public record DeskVisit(
        Request request, FormFields fields, Session session, Language language, String origin, Instant now) {

    public Words words() {
        return Words.in(language);
    }

    /// Whether a form was sent.
    public boolean hasFields() {
        return !fields.values().isEmpty();
    }

    /// The name of the button that was pressed, or blank.
    public String action() {
        return fields.single("action").orElse("");
    }

    /// A path of the desk with its language, where a POST leads to.
    public String to(String path) {
        return path + "?lang=" + language.tag();
    }
}
