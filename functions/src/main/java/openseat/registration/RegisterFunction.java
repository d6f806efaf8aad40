package openseat.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import openseat.page.ErrorPages;
import openseat.Environment;
import openseat.Keys;
import openseat.event.EventsCache;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationClosed;
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
import openseat.input.NetworkAddress;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;
import openseat.site.EventPages;

/// Writes down that somebody asked for a seat: `POST /events/{eventId}/registrations`.
///
/// The answer is the same for everybody, and so is the one write behind it; this function cannot read a registration.
public final class RegisterFunction extends HttpFunction {

    private final Environment environment;
    private final EventsCache events;

    /// A salt never changes while asking is possible; an event that was cleared and is published anew has another
    /// one.
    private final Map<String, Salt> salts = new ConcurrentHashMap<>();

    private record Salt(long revision, byte[] bytes) {}

    public RegisterFunction() {
        this(Environment.fromEnvironment());
    }

    public RegisterFunction(Environment environment) {
        this.environment = environment;
        this.events = new EventsCache(environment);
    }

    @Override
    protected Response answer(Request request) {
        var published = events.find(request.parameter("eventId"));
        if (published.isEmpty()) {
            var language = language(request, Map.of());
            return request.wantsPage()
                    ? page(404, language, ErrorPages.notFound(language))
                    : Problem.of(404, Words.in(language).get("error.notFound")).response();
        }
        return switch (RequestBody.read(request)) {
            case RequestBody.Refused(var problem) -> request.wantsPage() ? unread(request, published.get(), problem.status()) : problem.response();
            case RequestBody.Body body -> {
                var mistakes = new ArrayList<FormError>();
                var typed = RegistrationForm.fields(body, mistakes);
                yield ask(request, published.get(), typed, mistakes);
            }
        };
    }

    /// The page once more, with everything that was typed; where even the event cannot be read, plain words.
    @Override
    protected Response failed(Request request) {
        if (!request.wantsPage()) {
            return super.failed(request);
        }
        var typed = RegistrationForm.fields(RequestBody.read(request), new ArrayList<>());
        var language = language(request, typed);
        var kept = FormButtons.again(typed, language);
        var html = events.lastKnown(request.parameter("eventId"))
                .map(published -> EventPages.busy(published.event(), SeatsLeft.UNLIMITED, language, environment.clock().instant(), request.origin(), kept))
                .orElseGet(() -> ErrorPages.busy(language, request.path(), kept));
        return page(503, language, html).with("retry-after", "5");
    }

    private static Response unread(Request request, PublishedEvent published, int status) {
        var language = language(request, Map.of());
        return page(status, language, ErrorPages.unreadable(language, "/events/" + published.event().id(), status));
    }

    private Response ask(Request request, PublishedEvent published, Map<String, List<String>> typed, List<FormError> mistakes) {
        var language = language(request, typed);
        var now = environment.clock().instant();
        var refusal = RegistrationClosed.of(published.event(), now, language);
        if (refusal.isPresent()) {
            return request.wantsPage()
                    ? page(409, request, published, language, FormInput.NOTHING)
                    : refusal.get().problem().response();
        }
        return switch (RegistrationForm.ask(typed, mistakes, published.event().seating().mostPlaces(), language)) {
            case RegistrationForm.Mistaken(var wrong, var kept) -> request.wantsPage()
                    ? page(wrong.isEmpty() ? 200 : 422, request, published, language, new FormInput(kept, FormError.byField(wrong, language)))
                    : FormError.problem(wrong, language).response();
            case RegistrationForm.Asked(var address, var answers, var speaks) -> {
                var submission = new Submission(answers, speaks.tag(), published.revision(), now);
                environment.table().update(RegistrationWrites.request(published, salt(published), address, submission,
                        NetworkAddress.of(request.sourceIp()), now));
                yield accepted(request, published, language);
            }
            case RegistrationForm.Changed _ -> throw new IllegalStateException("An asking is no change.");
        };
    }

    /// The same octets for everybody.
    private static Response accepted(Request request, PublishedEvent published, Language language) {
        if (request.wantsPage()) {
            return Response.redirect(303, "/events/" + published.event().id() + "/check-mail?lang=" + language.tag()).asPrivate();
        }
        var words = Words.in(language);
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "check-mail");
        body.put("detail", words.get("check.body"));
        return Response.json(202, body).with("content-language", language.lang()).asPrivate();
    }

    private Response page(int status, Request request, PublishedEvent published, Language language, FormInput typed) {
        var html = EventPages.event(published.event(), SeatsLeft.UNLIMITED, language, Optional.empty(), environment.clock().instant(), request.origin(), typed);
        return page(status, language, html);
    }

    private static Response page(int status, Language language, String html) {
        return Response.page(status, html).with("content-language", language.lang()).asPrivate();
    }

    /// The language of the form, else of the address, else of the browser.
    private static Language language(Request request, Map<String, List<String>> typed) {
        return FormButtons.language(typed).orElseGet(() -> Language.choose(request.query("lang"), request.header("accept-language")));
    }

    private byte[] salt(PublishedEvent published) {
        return salts.compute(published.event().id(), (id, known) -> known != null && known.revision == published.revision()
                ? known
                : new Salt(published.revision(), environment.table().get(Keys.salt(id))
                        .flatMap(item -> item.bytes("salt"))
                        .orElseThrow(() -> new IllegalStateException("An event has no salt.")))).bytes;
    }
}
