package openseat.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import openseat.page.ErrorPages;
import openseat.Environment;
import openseat.Keys;
import openseat.event.CalendarFile;
import openseat.event.Event;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.http.HttpFunction;
import openseat.http.Json;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.FormInput;
import openseat.seats.SeatsLeft;

/// Shows events, as pages and as JSON, and answers every path that nobody else does.
public final class EventsFunction extends HttpFunction {

    /// How long a cache may hold a page whose address says its language, in seconds.
    private static final int HELD = 60;

    private final Environment ground;
    private final Events events;

    public EventsFunction() {
        this(Environment.fromEnvironment());
    }

    public EventsFunction(Environment ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
    }

    @Override
    protected Response answer(Request request) {
        var path = Route.of(request.path());
        if (path instanceof Route.Slashed(var without)) {
            return Response.redirect(308, without + query(request));
        }
        if (!path.methods().contains(request.method())) {
            return path.methods().isEmpty() ? notFound(request) : notAllowed(request, path.methods());
        }
        return switch (path) {
            case Route.Root _ -> Response.redirect(308, "/events" + query(request));
            case Route.EventList _ -> list(request);
            case Route.EventPage(var id) -> events.find(id).map(published -> event(request, published)).orElseGet(() -> notFound(request));
            case Route.CalendarFile(var id) -> events.find(id).map(published -> calendar(request, published)).orElseGet(() -> notFound(request));
            case Route.CheckMail(var id) -> words(request, id, EventPages::checkMail);
            case Route.Deleted(var id) -> words(request, id, EventPages::deleted);
            case Route.Registrations(var id) -> Response.redirect(303, "/events/" + id + query(request));
            case Route.Private _, Route.Signed _, Route.Unknown _, Route.Slashed _ -> notFound(request);
        };
    }

    private static String query(Request request) {
        return request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    }

    /// In plain words, with the way back: what the gateway itself would answer is for programs only.
    @Override
    protected Response failed(Request request) {
        return request.wantsPage()
                ? page(503, request, ErrorPages.busy(language(request), request.path(), FormInput.NOTHING)).asPrivate().with("retry-after", "5")
                : super.failed(request);
    }

    private Response list(Request request) {
        var all = events.all();
        if (!request.wantsPage()) {
            var documents = all.stream().map(published -> Json.readOwn(published.document())).toList();
            return Response.json(200, Map.of("events", documents)).asPublic(0);
        }
        return shown(request, EventPages.list(all.stream().map(PublishedEvent::event).toList(), language(request), request.origin(), now()));
    }

    private Response event(Request request, PublishedEvent published) {
        if (!request.wantsPage()) {
            return Response.of(200, "application/json", published.document()).with("etag", published.etag()).with("cache-control", "no-cache");
        }
        return shown(request, pageOf(request, published));
    }

    private String pageOf(Request request, PublishedEvent published) {
        var event = published.event();
        return EventPages.event(event, seatsLeft(event), language(request), Optional.empty(), now(), origin(request, published), FormInput.NOTHING);
    }

    private SeatsLeft seatsLeft(Event event) {
        return event.seating().capacity().isEmpty()
                ? SeatsLeft.UNLIMITED
                : ground.table().get(Keys.seats(event.id()))
                        .map(seats -> SeatsLeft.of(event, seats.number("room"), seats.count("waiting") > 0))
                        .orElse(SeatsLeft.UNLIMITED);
    }

    private Response calendar(Request request, PublishedEvent published) {
        var language = language(request);
        var page = URI.create(origin(request, published) + "/events/" + published.event().id());
        return CalendarFile.file(published.event(), published.revision(), language, page, published.at())
                .map(file -> Response.of(200, CalendarFile.TYPE, new String(file, StandardCharsets.UTF_8))
                        .with("content-disposition", "attachment; filename=\"event.ics\"")
                        .asPublic(0))
                .orElseGet(() -> {
                    if (request.wantsPage()) {
                        return page(404, request, pageOf(request, published)).asPrivate();
                    }
                    var called = published.event().schedule() instanceof Schedule.Cancelled;
                    return Problem.of(404, Words.in(language).get(called ? "event.cancelled" : "event.noDateBody")).because("no-date").response();
                });
    }

    private Response words(Request request, String id, BiFunction<Event, Language, String> page) {
        return events.find(id)
                .map(published -> page(200, request, page.apply(published.event(), language(request))).asPrivate())
                .orElseGet(() -> notFound(request));
    }

    /// A page in the language that its address names is the same for every browser and may be held; any other is
    /// asked for again.
    private Response shown(Request request, String html) {
        var page = page(200, request, html);
        return request.query("lang").flatMap(Language::of).isPresent()
                ? page.with("vary", "accept, accept-encoding").asPublic(HELD)
                : page.asPublic(0);
    }

    private Response notFound(Request request) {
        var language = language(request);
        return request.wantsPage()
                ? page(404, request, ErrorPages.notFound(language)).asPrivate()
                : Problem.of(404, Words.in(language).get("error.notFound")).response();
    }

    private static Response notAllowed(Request request, List<String> methods) {
        var allowed = String.join(", ", methods);
        var answer = request.wantsPage()
                ? page(405, request, ErrorPages.notAllowed(language(request), request.path())).asPrivate()
                : Problem.of(405, "Here, one of these methods is answered: " + allowed + ".").response();
        return answer.with("allow", allowed);
    }

    private static Response page(int status, Request request, String html) {
        return Response.page(status, html).with("content-language", language(request).lang());
    }

    private static String origin(Request request, PublishedEvent published) {
        return published.event().home().map(URI::toString).orElse(request.origin());
    }

    private static Language language(Request request) {
        return Language.choose(request.query("lang"), request.header("accept-language"));
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
