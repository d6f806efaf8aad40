package openseat.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.form.FormView;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.page.SeatRow;
import openseat.page.Templates;

/// The pages of the desk for whoever is not signed in. Pure.
///
/// @param next   where to go once signed in; blank for the desk's first page
/// @param notice what was just done; blank if nothing
public record SignInView(PageFrame frame, FormView form, String next, String notice) {

    /// The keys of what was just done, by the address's `done`.
    private static final Map<String, String> NOTICES =
            Map.of("signedOut", "desk.signedOut", "left", "desk.team.done.left");

    /// Asks for an address.
    static Response form(
            int status,
            Language language,
            String path,
            String next,
            Optional<String> done,
            FormFields fields,
            List<FormError> errors) {
        var words = Words.in(language);
        var input = new FormInput(fields.values(), FormError.byField(errors, language));
        var title = words.get("desk.signIn.title");
        var tab = errors.isEmpty() ? title : words.get("error.tab", "title", title);
        var notice = done.filter(NOTICES::containsKey).map(word -> words.get(NOTICES.get(word)));
        var view = new SignInView(
                frame(language, tab, path, true), FormView.shownAgain(1, language, input), next, notice.orElse(""));
        return page(status, language, "desk/sign-in", view);
    }

    /// What to do now, whoever typed an address.
    static Response checkMail(Language language) {
        var title = Words.in(language).get("desk.check.title");
        return page(200, language, "desk/check-mail", of(language, title, "/desk/check-mail"));
    }

    /// The page of a link, with the button that signs in.
    static Response link(Language language, String key) {
        var title = Words.in(language).get("desk.link.title");
        return page(200, language, "desk/sign-in-link", of(language, title, "/desk/sign-in/" + key));
    }

    /// The page of a link that works no more, or never did: the same for all of them.
    static Response linkIsOver(Language language) {
        var title = Words.in(language).get("desk.over.title");
        return page(404, language, "desk/link-is-over", of(language, title, "/desk"));
    }

    private static SignInView of(Language language, String title, String path) {
        return new SignInView(frame(language, title, path, false), FormView.of(1, language, FormInput.EMPTY), "", "");
    }

    private static PageFrame frame(Language language, String title, String path, boolean keepsInput) {
        var header = new PageFrame.Header(false, SeatRow.OPEN, PageFrame.SkipLink.CONTENT, keepsInput);
        return PageFrame.privatePage(language, title, path, header);
    }

    private static Response page(int status, Language language, String template, SignInView view) {
        return Response.page(status, Templates.render(template, view)).with("content-language", language.lang());
    }
}
