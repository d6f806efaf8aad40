package openseat.manage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.page.ErrorPages;
import openseat.Environment;
import openseat.dynamodb.TableBusyException;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.form.FormButtons;
import openseat.form.FormError;
import openseat.form.RegistrationForm;
import openseat.http.HttpFunction;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.registration.LinkToken;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;
import openseat.registration.SystemTransitions;
import openseat.registration.TransitionResult;
import openseat.registration.Transitions;
import openseat.site.EventPages;

/// What stands behind a private link: `/events/{eventId}/registrations/{key}`.
///
/// A GET shows and changes nothing, for mail scanners open links. A POST names an `action`: confirm, cancel, change,
/// use, drop or forget; each may be pressed twice, and is answered by 303 to the page that shows what came of it.
public final class ManageFunction extends HttpFunction {

    private final Environment environment;
    private final Events events;
    private final Registrations registrations;
    private final Transitions moves;
    private final SystemTransitions systemTransitions;

    public ManageFunction() {
        this(Environment.fromEnvironment());
    }

    public ManageFunction(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
        this.registrations = new Registrations(environment);
        this.moves = new Transitions(environment, registrations);
        this.systemTransitions = new SystemTransitions(environment, registrations);
    }

    /// A link that opened a row.
    private record Visit(Request request, PublishedEvent published, Registration row, String key, Map<String, List<String>> typed) {

        /// Of the form or the address, else the one that mails are written in.
        Language language() {
            return chosen()
                    .or(() -> Language.of(row.mailLanguage()))
                    .orElse(Language.DEFAULT);
        }

        Optional<Language> chosen() {
            return FormButtons.language(typed).or(() -> request.query("lang").flatMap(Language::of));
        }

        Optional<String> typed(String field) {
            return typed.getOrDefault(field, List.of()).stream().findFirst();
        }

        /// The field's value, where it was said once: of two actions nobody knows which one was meant.
        Optional<String> only(String field) {
            return typed(field).filter(_ -> typed.get(field).size() == 1);
        }

        byte[] used() {
            return LinkToken.Key.read(key).orElseThrow().hash();
        }

        /// The page that shows what came of it, in the language that was chosen, if one was.
        String result(FlashMessage notice) {
            return request.path() + "?done=" + notice.word + chosen().map(language -> "&lang=" + language.tag()).orElse("");
        }
    }

    @Override
    protected Response answer(Request request) {
        return switch (request.method()) {
            case "POST" -> switch (RequestBody.read(request)) {
                case RequestBody.Refused(var problem) -> request.wantsPage()
                        ? page(problem.status(), language(request), ErrorPages.unreadable(language(request), request.path(), problem.status()))
                        : problem.response().asPrivate();
                case RequestBody.Body body -> {
                    var mistakes = new ArrayList<FormError>();
                    yield visit(request, RegistrationForm.fields(body, mistakes)).map(visit -> act(visit, mistakes)).orElseGet(() -> notFound(request));
                }
            };
            default -> visit(request, Map.of()).map(this::show).orElseGet(() -> notFound(request));
        };
    }

    @Override
    protected Response failed(Request request) {
        if (!request.wantsPage()) {
            return super.failed(request);
        }
        var typed = RegistrationForm.fields(RequestBody.read(request), new ArrayList<>());
        var language = FormButtons.language(typed).orElseGet(() -> language(request));
        var kept = FormButtons.change(typed) ? FormButtons.again(typed, language) : FormInput.NOTHING;
        return page(503, language, ErrorPages.busy(language, request.path(), kept)).with("retry-after", "5");
    }

    private Optional<Visit> visit(Request request, Map<String, List<String>> typed) {
        var event = request.parameter("eventId");
        var key = request.parameter("key");
        return registrations.open(event, key)
                .flatMap(row -> events.find(event).map(published -> new Visit(request, published, row, key, typed)));
    }

    private Response show(Visit visit) {
        if (!visit.request().wantsPage()) {
            return Response.json(200, PersonalData.of(visit.row().shownAt(visit.published(), now()), position(visit.row()))).asPrivate();
        }
        return page(200, visit, visit.request().query("done").flatMap(FlashMessage::of), FormInput.NOTHING);
    }

    private Response act(Visit visit, List<FormError> mistakes) {
        var action = visit.only("action").orElse("");
        var row = visit.row();
        var published = visit.published();
        try {
            return switch (action) {
                case "confirm" -> moved(visit, action, moves.confirm(row, published, visit.used()));
                case "cancel" -> moved(visit, action, moves.cancel(row, published, visit.used()));
                case "use" -> moved(visit, action, moves.use(row, published, visit.used()));
                case "drop" -> moved(visit, action, moves.discard(row, published, visit.used()));
                case "change" -> change(visit, mistakes);
                case "forget" -> forget(visit);
                default -> refused(422, visit, FlashMessage.NOWHERE, "/action");
            };
        } catch (TableBusyException e) {
            return refused(503, visit, FlashMessage.BUSY, "/action").with("retry-after", "5");
        }
    }

    private Response change(Visit visit, List<FormError> mistakes) {
        return switch (RegistrationForm.change(visit.typed(), mistakes, visit.published().event().seating().mostPlaces())) {
            case RegistrationForm.Changed(var answers) ->
                moved(visit, "change", moves.change(visit.row(), visit.published(), answers, visit.used()));
            case RegistrationForm.Mistaken(var wrong, var typed) -> visit.request().wantsPage()
                    ? page(wrong.isEmpty() ? 200 : 422, visit, Optional.empty(), new FormInput(typed, FormError.byField(wrong, visit.language())))
                    : FormError.problem(wrong, visit.language()).response().asPrivate();
            case RegistrationForm.Asked _ -> throw new IllegalStateException("A change is no asking.");
        };
    }

    /// From the page to confirm, where a stranger may be, one press is enough; from the others it takes a tick as
    /// well.
    private Response forget(Visit visit) {
        if (visit.row().status() != Status.REQUESTED && visit.only("sure").filter("yes"::equals).isEmpty()) {
            return refused(422, visit, FlashMessage.SURE, "/sure");
        }
        systemTransitions.erase(visit.row());
        return Response.redirect(303, "/events/" + visit.published().event().id() + "/deleted?lang=" + visit.language().tag()).asPrivate();
    }

    private Response moved(Visit visit, String action, TransitionResult move) {
        return FlashMessage.after(action, move)
                .map(notice -> Response.redirect(303, visit.result(notice)).asPrivate())
                .orElseGet(() -> notFound(visit.request()));
    }

    /// Nothing was done; the page stays, with what was typed.
    private Response refused(int status, Visit visit, FlashMessage notice, String pointer) {
        if (visit.request().wantsPage()) {
            var typed = FormButtons.change(visit.typed())
                    ? new FormInput(visit.typed(), new LinkedHashMap<>())
                    : FormInput.NOTHING;
            return page(status, visit, Optional.of(notice), typed);
        }
        var detail = Words.in(visit.language()).get("mine.notice." + notice.word);
        return new Problem(status, notice.word, detail, List.of(new Problem.FieldError(pointer, detail))).response().asPrivate();
    }

    private Response page(int status, Visit visit, Optional<FlashMessage> notice, FormInput typed) {
        var row = visit.row().shownAt(visit.published(), now());
        var html = ManagePages.page(row, visit.published().event(), visit.key(), visit.language(), position(row), notice, now(), typed);
        return page(status, visit.language(), html);
    }

    private static Response page(int status, Language language, String html) {
        return Response.page(status, html).with("content-language", language.lang()).asPrivate();
    }

    private OptionalInt position(Registration row) {
        return row.status() == Status.WAITING ? OptionalInt.of(registrations.position(row)) : OptionalInt.empty();
    }

    /// The same for wrong, spent, foreign and ended links.
    private static Response notFound(Request request) {
        var language = language(request);
        return request.wantsPage()
                ? page(404, language, ErrorPages.notFound(language))
                : Problem.of(404, Words.in(language).get("error.notFound")).response().asPrivate();
    }

    private static Language language(Request request) {
        return Language.choose(request.query("lang"), request.header("accept-language"));
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
