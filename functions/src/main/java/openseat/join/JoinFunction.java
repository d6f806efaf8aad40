package openseat.join;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.LinkKey;
import openseat.document.Events;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.registration.JoinKey;
import openseat.registration.JoinKeys;
import openseat.registration.Registrations;
import openseat.site.PageFunction;
import openseat.snapshot.Priming;
import openseat.snapshot.PrimingRequest;

/// Leads those who have a seat to the meeting: `/events/{eventId}/join/{key}`.
///
/// From 30 minutes before the start until the end it redirects (303) to the link that the organizers published;
/// otherwise a page says why not. It writes nothing, so scanners of mail may open it as often as they like. Neither the
/// registration nor the event is read before the key has proved to be right.
public final class JoinFunction extends PageFunction {

    public static final List<PrimingRequest> PRIMED =
            List.of(PrimingRequest.page("/events/{eventId}/join/{key}", "join"));

    private final Events events;
    private final Registrations registrations;
    private final JoinKeys keys;

    public JoinFunction() {
        Priming.run(JoinFunction::new, PRIMED);
        this(Environment.fromEnvironment());
    }

    public JoinFunction(Environment environment) {
        super(environment);
        this.events = new Events(environment.table());
        this.registrations = new Registrations(environment);
        this.keys = new JoinKeys(environment.table());
    }

    @Override
    protected boolean takesForms() {
        return false;
    }

    @Override
    protected Response answer(Request request) {
        var event = request.parameter("eventId");
        var key = LinkKey.read(request.parameter("key")).filter(_ -> Events.isPossible(event));
        return key.isEmpty()
                ? notFound(request)
                : visit(request, event, key.get()).map(this::answer).orElseGet(() -> notValid(request));
    }

    /// The same response to text that is no key as other pages give to links that are none. Private as JSON too:
    /// the path may contain part of a key.
    @Override
    protected Response notFound(Request request) {
        return super.notFound(request).asPrivate();
    }

    private Optional<JoinVisit> visit(Request request, String event, LinkKey key) {
        return keys.secret(event)
                .filter(secret -> JoinKey.isValid(key, secret, event))
                .flatMap(_ -> registrations.find(Keys.registration(event, key.id())))
                .flatMap(row -> events.find(event).map(published -> new JoinVisit(request, published, row)));
    }

    private Response answer(JoinVisit visit) {
        var answer = JoinAnswer.of(visit.row(), visit.published(), now());
        if (answer != JoinAnswer.OPEN) {
            return explain(visit, answer);
        }
        return environment
                .table()
                .get(Keys.link(visit.published().event().id()))
                .flatMap(item -> item.optionalText("link"))
                .map(link -> Response.redirect(303, link).asPrivate())
                .orElseGet(() -> explain(visit, JoinAnswer.NO_LINK));
    }

    private static Response explain(JoinVisit visit, JoinAnswer answer) {
        var language = visit.language();
        return visit.request().wantsJson()
                ? json(answer, language, visit.opens())
                : privatePage(answer.status, language, JoinPages.of(visit, answer));
    }

    private static Response notValid(Request request) {
        var language = language(request);
        return request.wantsJson()
                ? json(JoinAnswer.NOT_VALID, language, Optional.empty())
                : privatePage(JoinAnswer.NOT_VALID.status, language, JoinPages.notValid(language, request.path()));
    }

    private static Response json(JoinAnswer answer, Language language, Optional<Instant> opens) {
        var problem = Problem.of(answer.status, Words.in(language).get(answer.title))
                .because(answer.word)
                .with("opens", opens.map(Instant::toString).orElse(null));
        var response = answer.status == 200 ? Response.json(200, problem.members()) : problem.response();
        return response.asPrivate();
    }
}
