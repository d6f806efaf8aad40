package openseat.desk;

import java.util.LinkedHashMap;
import java.util.List;
import openseat.access.Session;
import openseat.form.FormFields;
import openseat.http.Request;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.Templates;

/// The page for a form that came after its session had ended: everything that was typed is in it, to be sent again.
///
/// @param body  what to do first
/// @param input all of the form's fields
public record SessionEndedPage(PageFrame frame, String body, String button, boolean opensDesk, FormInput input) {

    /// Nobody is signed in: to do so in another tab keeps the form.
    static Response signInFirst(Request request, FormFields fields, Language language) {
        return page(request, fields.toSendAgain(language), language, "signInFirst", true);
    }

    /// Somebody has signed in anew meanwhile: what the form carries now is theirs.
    static Response again(Request request, FormFields fields, Language language, Session session) {
        var values = new LinkedHashMap<>(fields.toSendAgain(language).values());
        values.put("token", List.of(session.token()));
        return page(request, FormInput.withoutErrors(values), language, "again", false);
    }

    private static Response page(Request request, FormInput input, Language language, String why, boolean opensDesk) {
        var words = Words.in(language);
        var frame = PageFrame.privatePage(
                language, words.get("desk.ended.title"), request.path(), PageFrame.Header.DEFAULT);
        var view = new SessionEndedPage(
                frame, words.get("desk.ended." + why), words.get("desk.ended.button"), opensDesk, input);
        return Response.page(opensDesk ? 401 : 409, Templates.render("desk/session-ended", view))
                .with("content-language", language.lang());
    }
}
