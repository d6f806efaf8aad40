package openseat.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import openseat.event.EventPages;
import openseat.event.EventsCache;
import openseat.event.Published;
import openseat.event.Refusal;
import openseat.event.SeatsLeft;
import openseat.event.Typed;
import openseat.http.Fields;
import openseat.http.HttpFunction;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.Response;
import openseat.table.Ground;
import openseat.table.Keys;
import openseat.text.Language;
import openseat.text.Words;

/// Writes down that somebody asked for a seat: `POST /events/{eventId}/registrations`.
///
/// The answer is the same for everybody, and so is the one write behind it; this function cannot read a registration.
public final class RegisterFunction extends HttpFunction {

    private final Ground ground;
    private final EventsCache events;

    /// A salt never changes while asking is possible; an event that was cleared and is published anew has another one.
    private final Map<String, Salt> salts = new ConcurrentHashMap<>();

    private record Salt(long revision, byte[] bytes) {}

    public RegisterFunction() {
        this(Ground.fromEnvironment());
    }

    public RegisterFunction(Ground ground) {
        this.ground = ground;
        this.events = new EventsCache(ground);
    }

    @Override
    protected Response answer(Request request) {
        var published = events.find(request.parameter("eventId"));
        if (published.isEmpty()) {
            var language = language(request, Map.of());
            return request.wantsPage()
                    ? page(404, language, EventPages.notFound(language))
                    : Problem.of(404, Words.in(language).get("error.notFound")).response();
        }
        return switch (Fields.read(request)) {
            case Fields.Refused(var problem) -> request.wantsPage() ? unread(request, published.get(), problem.status()) : problem.response();
            case Fields.Body body -> {
                var mistakes = new ArrayList<Mistake>();
                var typed = Form.fields(body, mistakes);
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
        var typed = Form.fields(Fields.read(request), new ArrayList<>());
        var language = language(request, typed);
        var kept = Pressed.again(typed, language);
        var html = events.lastKnown(request.parameter("eventId"))
                .map(published -> EventPages.busy(published.event(), SeatsLeft.UNLIMITED, language, ground.clock().instant(), request.origin(), kept))
                .orElseGet(() -> EventPages.busy(language, request.path(), kept));
        return page(503, language, html).with("retry-after", "5");
    }

    private static Response unread(Request request, Published published, int status) {
        var language = language(request, Map.of());
        return page(status, language, EventPages.unread(language, "/events/" + published.event().id(), status));
    }

    private Response ask(Request request, Published published, Map<String, List<String>> typed, List<Mistake> mistakes) {
        var language = language(request, typed);
        var now = ground.clock().instant();
        var refusal = Refusal.of(published.event(), now, language);
        if (refusal.isPresent()) {
            return request.wantsPage()
                    ? page(409, request, published, language, Typed.NOTHING)
                    : refusal.get().problem().response();
        }
        return switch (Form.ask(typed, mistakes, published, language, now)) {
            case Form.Mistaken(var wrong, var kept) -> request.wantsPage()
                    ? page(wrong.isEmpty() ? 200 : 422, request, published, language, new Typed(kept, errors(wrong, language)))
                    : problem(wrong, language).response();
            case Form.Asked(var address, var submission) -> {
                ground.table().update(Asking.of(published, salt(published), address, submission,
                        Asking.network(request.sourceIp()), now));
                yield accepted(request, published, language);
            }
            case Form.Changed _ -> throw new IllegalStateException("An asking is no change.");
        };
    }

    /// The same octets for everybody.
    private static Response accepted(Request request, Published published, Language language) {
        if (request.wantsPage()) {
            return Response.redirect(303, "/events/" + published.event().id() + "/check-mail?lang=" + language.tag()).asPrivate();
        }
        var words = Words.in(language);
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "check-mail");
        body.put("detail", words.get("check.body"));
        return Response.json(202, body).with("content-language", language.lang()).asPrivate();
    }

    private Response page(int status, Request request, Published published, Language language, Typed typed) {
        var html = EventPages.event(published.event(), SeatsLeft.UNLIMITED, language, Optional.empty(), ground.clock().instant(), request.origin(), typed);
        return page(status, language, html);
    }

    private static Response page(int status, Language language, String html) {
        return Response.page(status, html).with("content-language", language.lang()).asPrivate();
    }

    static LinkedHashMap<String, String> errors(List<Mistake> mistakes, Language language) {
        var errors = new LinkedHashMap<String, String>();
        mistakes.forEach(mistake -> errors.putIfAbsent(mistake.field(), mistake.in(Words.in(language))));
        return errors;
    }

    static Problem problem(List<Mistake> mistakes, Language language) {
        var words = Words.in(language);
        var flaws = mistakes.stream().map(mistake -> Problem.Flaw.of(mistake.field(), mistake.in(words))).toList();
        return new Problem(422, "mistaken", words.get("error.title"), flaws);
    }

    /// The language of the form, else of the address, else of the browser.
    private static Language language(Request request, Map<String, List<String>> typed) {
        return Pressed.language(typed).orElseGet(() -> Language.choose(request.query("lang"), request.header("accept-language")));
    }

    private byte[] salt(Published published) {
        return salts.compute(published.event().id(), (id, known) -> known != null && known.revision == published.revision()
                ? known
                : new Salt(published.revision(), ground.table().get(Keys.salt(id))
                        .flatMap(item -> item.bytes("salt"))
                        .orElseThrow(() -> new IllegalStateException("An event has no salt.")))).bytes;
    }
}
