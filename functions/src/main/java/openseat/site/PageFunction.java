package openseat.site;

import java.time.Instant;
import java.util.Optional;
import openseat.Environment;
import openseat.form.FormFields;
import openseat.http.HttpFunction;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.ErrorPages;
import openseat.page.FormInput;

/// A function that shows pages: it chooses the language, and answers with a page or a problem when there is nothing
/// to show.
public abstract class PageFunction extends HttpFunction {

    protected final Environment environment;

    protected PageFunction(Environment environment) {
        this.environment = environment;
    }

    /// The language of the URL, else of the browser.
    protected static Language language(Request request) {
        return Language.choose(request.query("lang"), request.header("accept-language"));
    }

    /// The language of the submitted form, else of the URL, else of the browser.
    protected static Language language(Request request, FormFields fields) {
        var chosen = fields.language();
        return chosen.isPresent() ? chosen.get() : language(request);
    }

    /// A page with its language; the caller adds how it may be cached.
    protected static Response page(int status, Language language, String html) {
        return Response.page(status, html).with("content-language", language.lang());
    }

    /// A page that nobody may cache or index.
    protected static Response privatePage(int status, Language language, String html) {
        return page(status, language, html).asPrivate();
    }

    protected Response notFound(Request request) {
        var language = language(request);
        return request.wantsPage()
                ? privatePage(404, language, ErrorPages.notFound(language))
                : Problem.of(404, Words.in(language).get("error.notFound")).response();
    }

    /// The answer to a body that could not be read.
    ///
    /// @param backTo the path that the page links back to
    protected static Response unreadable(Request request, Problem problem, String backTo) {
        var language = language(request);
        var status = problem.status();
        return request.wantsPage()
                ? privatePage(status, language, ErrorPages.unreadable(language, backTo, status))
                : problem.response();
    }

    /// A form that another site's page has sent, as the browser says in Sec-Fetch-Site
    /// (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header): somebody else may have filled it in.
    @Override
    protected final Optional<Response> refusal(Request request) {
        return takesForms()
                        && request.method().equals("POST")
                        && request.header("sec-fetch-site").equals("cross-site")
                ? Optional.of(elsewhere(request).asPrivate())
                : Optional.empty();
    }

    /// Whether a POST can change anything.
    protected boolean takesForms() {
        return true;
    }

    private static Response elsewhere(Request request) {
        var body = RequestBody.read(request);
        if (body instanceof RequestBody.Refused(var problem)) {
            return unreadable(request, problem, request.path());
        }
        var fields = FormFields.of(body);
        var language = language(request, fields);
        if (!request.wantsPage()) {
            var detail = Words.in(language).get("elsewhere.title");
            return Problem.of(403, detail).because("cross-site").response();
        }
        return page(403, language, ErrorPages.elsewhere(language, request.path(), fields.toSendAgain(language)));
    }

    /// Even a failure is explained to people on a page: the gateway's own answer is for programs only.
    @Override
    protected final Response failed(Request request) {
        return request.wantsPage() ? busy(request) : super.failed(request);
    }

    /// 503 as a page. A function that takes forms overrides this, so that nothing typed is lost.
    protected Response busy(Request request) {
        var language = language(request);
        return busy(language, ErrorPages.busy(language, request.path(), FormInput.EMPTY));
    }

    protected static Response busy(Language language, String html) {
        return retryLater(privatePage(503, language, html));
    }

    protected static Response retryLater(Response response) {
        return response.with("retry-after", "5");
    }

    protected Instant now() {
        return environment.clock().instant();
    }
}
