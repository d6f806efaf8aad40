package openseat.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import openseat.Environment;
import openseat.calendar.CalendarEntry;
import openseat.calendar.CalendarFile;
import openseat.document.Events;
import openseat.document.EventsCache;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;
import openseat.http.Json;
import openseat.http.Log;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.Response;
import openseat.http.ResponseCache;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.ErrorPages;
import openseat.page.FormInput;
import openseat.seats.EventsWithSeats;
import openseat.seats.EventsWithSeats.EventWithSeats;
import openseat.seats.SeatsLeft;
import openseat.snapshot.Priming;
import openseat.snapshot.PrimingRequest;

/// Shows events as pages and as JSON, and answers every path that has no other function.
public final class EventsFunction extends PageFunction {

    /// How long a page whose URL names its language may be cached, in seconds.
    private static final int MAX_AGE = 60;

    public static final List<PrimingRequest> PRIMED = List.of(
            PrimingRequest.page("/events"),
            PrimingRequest.page("/events/{eventId}"),
            PrimingRequest.json("/events/{eventId}", ""),
            PrimingRequest.page("/events/{eventId}/check-mail"),
            PrimingRequest.page("/events/{eventId}/event.ics"));

    private final Events events;
    private final EventsCache recent;
    private final EventsWithSeats withSeats;
    private final ResponseCache pages = new ResponseCache();

    /// All that an event's page depends on, beside the code.
    ///
    /// @param document the event as it was published; a revision would not do, because an event that was deleted
    ///                 and published again starts with revision 1 again
    private record PageKey(
            String document,
            SeatsLeft left,
            RegistrationStatus status,
            Language language,
            boolean isNamed,
            String origin) {}

    /// All that the list of events depends on.
    private record ListKey(
            List<String> documents,
            List<RegistrationStatus> status,
            Language language,
            boolean isNamed,
            String origin) {}

    public EventsFunction() {
        Priming.run(EventsFunction::new, PRIMED);
        this(Environment.fromEnvironment());
    }

    public EventsFunction(Environment environment) {
        super(environment);
        this.events = new Events(environment.table());
        this.recent = new EventsCache(environment);
        this.withSeats = new EventsWithSeats(environment, recent);
    }

    @Override
    protected boolean takesForms() {
        return false;
    }

    @Override
    protected Response answer(Request request) {
        var route = Route.of(request.path());
        if (route instanceof Route.TrailingSlash(var withoutSlash)) {
            return Response.redirect(308, withoutSlash + query(request));
        }
        if (!route.methods().contains(request.method())) {
            return route.methods().isEmpty() ? notFound(request) : notAllowed(request, route.methods());
        }
        return switch (route) {
            case Route.Root _ -> Response.redirect(308, "/events" + query(request));
            case Route.EventList _ -> list(request);
            case Route.EventPage(var id) ->
                (request.wantsJson()
                                ? events.find(id).map(EventsFunction::json)
                                : withSeats.find(id).map(found -> event(request, found)))
                        .orElseGet(() -> notFound(request));
            case Route.CalendarFile(var id) ->
                recent.find(id)
                        .map(published -> calendar(request, published).orElseGet(() -> noCalendar(request, id)))
                        .orElseGet(() -> notFound(request));
            case Route.CheckMail(var id) -> textPage(request, id, EventPages::checkMail);
            case Route.Deleted(var id) -> textPage(request, id, EventPages::deleted);
            case Route.Registrations(var id) -> Response.redirect(303, "/events/" + id + query(request));
            case Route.PrivatePage _, Route.Join _, Route.Export _, Route.Unknown _, Route.TrailingSlash _ ->
                notFound(request);
        };
    }

    private static String query(Request request) {
        return request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    }

    private Response list(Request request) {
        BiConsumer<String, RuntimeException> unreadable = (id, e) -> log(Log.failure("EventsFunction", id, e));
        if (request.wantsJson()) {
            var documents = events.all(unreadable).stream()
                    .filter(published -> published.event().listed())
                    .map(published -> Json.readOwn(published.document()))
                    .toList();
            return Response.json(200, Map.of("events", documents)).asPublic(0);
        }
        var all = recent.all(unreadable).stream()
                .filter(published -> published.event().listed())
                .toList();
        var shown = all.stream().map(PublishedEvent::event).toList();
        var now = now();
        var key = new ListKey(
                all.stream().map(PublishedEvent::document).toList(),
                shown.stream().map(event -> event.registrationStatus(now)).toList(),
                language(request),
                namesLanguage(request),
                request.origin());
        return pages.get(
                key, () -> cacheable(request, EventPages.list(shown, language(request), request.origin(), now)));
    }

    /// Programs get the present state: they compare its ETag before they publish.
    private static Response json(PublishedEvent published) {
        return Response.of(200, "application/json", published.document())
                .with("etag", published.etag())
                .with("cache-control", "no-cache");
    }

    private Response event(Request request, EventWithSeats found) {
        var published = found.published();
        var now = now();
        var key = new PageKey(
                published.document(),
                found.left(),
                published.event().registrationStatus(now),
                language(request),
                namesLanguage(request),
                origin(request, published));
        return pages.get(key, () -> cacheable(request, pageOf(request, found, now)));
    }

    private static String pageOf(Request request, EventWithSeats found, Instant now) {
        return EventPages.event(
                found.published().event(),
                found.left(),
                language(request),
                Optional.empty(),
                now,
                origin(request, found.published()),
                FormInput.EMPTY);
    }

    /// Empty without a date.
    private static Optional<Response> calendar(Request request, PublishedEvent published) {
        var language = language(request);
        var page = URI.create(
                origin(request, published) + "/events/" + published.event().id());
        return CalendarEntry.forAnybody(published)
                .map(entry -> CalendarFile.of(entry, published.event(), language, page, published.at()))
                .map(file -> Response.of(200, CalendarFile.TYPE, new String(file, StandardCharsets.UTF_8))
                        .with("content-disposition", "attachment; filename=\"event.ics\"")
                        .asPublic(0));
    }

    /// There is no calendar file without a date: people see the event's page, which says so.
    /// People see the event's page, which says why there is none.
    private Response noCalendar(Request request, String id) {
        return withSeats.find(id).map(found -> noCalendar(request, found)).orElseGet(() -> notFound(request));
    }

    private Response noCalendar(Request request, EventWithSeats found) {
        var language = language(request);
        if (request.wantsPage()) {
            return privatePage(404, language, pageOf(request, found, now()));
        }
        var isCancelled = found.published().event().schedule() instanceof Schedule.Cancelled;
        var detail = Words.in(language).get(isCancelled ? "event.cancelled" : "event.noDateBody");
        return Problem.of(404, detail).because("no-date").response();
    }

    private Response textPage(Request request, String id, BiFunction<Event, Language, String> page) {
        return recent.find(id)
                .map(published -> privatePage(200, language(request), page.apply(published.event(), language(request))))
                .orElseGet(() -> notFound(request));
    }

    /// A page whose URL names its language is the same for every browser and may be cached; any other depends on
    /// Accept-Language and is revalidated.
    private Response cacheable(Request request, String html) {
        var page = page(200, language(request), html);
        return namesLanguage(request)
                ? page.with("vary", "accept, accept-encoding").asPublic(MAX_AGE)
                : page.asPublic(0);
    }

    private static boolean namesLanguage(Request request) {
        return request.query("lang").flatMap(Language::of).isPresent();
    }

    private static Response notAllowed(Request request, List<String> methods) {
        var allowed = String.join(", ", methods);
        var answer = request.wantsPage()
                ? privatePage(405, language(request), ErrorPages.notAllowed(language(request), request.path()))
                : Problem.of(405, "This path supports these methods: " + allowed + ".")
                        .response();
        return answer.with("allow", allowed);
    }

    private static String origin(Request request, PublishedEvent published) {
        return published.event().home().map(URI::toString).orElse(request.origin());
    }
}
