package openseat.site;

import java.util.Optional;
import openseat.Environment;
import openseat.form.FormFields;
import openseat.http.OneClickUnsubscribe;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;
import openseat.i18n.Words;

/// A function with a page behind a private link, whose buttons post to it.
///
/// A GET changes nothing, because mail scanners open links. The response is the same to invalid, replaced, foreign and
/// expired links.
///
/// @param <V> a request with a valid key, and what the key opens
public abstract class PrivatePageFunction<V> extends PageFunction {

    protected PrivatePageFunction(Environment environment) {
        super(environment);
    }

    /// Empty if the key opens nothing.
    protected abstract Optional<V> visit(Request request, FormFields fields);

    protected abstract Response show(V visit);

    /// Does what a button asks for.
    protected abstract Response act(V visit);

    /// Does what the button of a mailbox asks for.
    ///
    /// @return the key of the words that say so
    protected abstract String unsubscribe(V visit);

    /// The language of an answer to this visit.
    protected abstract Words words(V visit);

    /// The fields of a body.
    protected FormFields fields(RequestBody.Body body) {
        return FormFields.of(body);
    }

    @Override
    protected final Response answer(Request request) {
        if (!request.method().equals("POST")) {
            return visit(request, FormFields.NONE).map(this::show).orElseGet(() -> notFound(request));
        }
        if (OneClickUnsubscribe.isIn(request)) {
            return visit(request, FormFields.NONE).map(this::stopped).orElseGet(() -> notFound(request));
        }
        return switch (RequestBody.read(request)) {
            case RequestBody.Refused(var problem) ->
                unreadable(request, problem, request.path()).asPrivate();
            case RequestBody.Body body ->
                visit(request, fields(body)).map(this::act).orElseGet(() -> notFound(request));
        };
    }

    /// Not a redirect: those of a POST do not work reliably (RFC 8058, section 3.1).
    private Response stopped(V visit) {
        return Response.of(200, "text/plain; charset=utf-8", words(visit).get(unsubscribe(visit)))
                .asPrivate();
    }

    /// Private as JSON too: the path contains a key.
    @Override
    protected final Response notFound(Request request) {
        return super.notFound(request).asPrivate();
    }
}
