package openseat.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.SaltedHash;
import openseat.event.Event;
import openseat.event.RegistrationClosed;
import openseat.form.FormFields;
import openseat.form.RegistrationForm;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.input.NetworkAddress;
import openseat.page.ErrorPages;
import openseat.page.FormInput;
import openseat.page.PageFrame;
import openseat.register.EventsWithSalts.Salted;
import openseat.registration.Submission;
import openseat.seats.SeatsLeft;
import openseat.site.EventPages;
import openseat.site.EventView;
import openseat.site.PageFunction;
import openseat.snapshot.Priming;
import openseat.snapshot.PrimingRequest;
import openseat.transition.RegistrationWrites;

/// Stores that somebody requests a seat: `POST /events/{eventId}/registrations`.
///
/// The response is the same for everybody, and so is the one write behind it: this function cannot read a registration.
public final class RegisterFunction extends PageFunction {

    private static final String ROUTE = "/events/{eventId}/registrations";

    /// What is sent most, and a form that is shown again.
    public static final List<PrimingRequest> PRIMED = List.of(
            PrimingRequest.form(ROUTE, "", "name=Noor&email=noor%40example.net&places=2&consent=yes"),
            PrimingRequest.form(ROUTE, "", "name=Noor&email=noor.example.net&places=2")
                    .answeredBy(422));

    private final EventsWithSalts events;

    public RegisterFunction() {
        Priming.run(RegisterFunction::new, PRIMED);
        this(Environment.fromEnvironment());
    }

    public RegisterFunction(Environment environment) {
        super(environment);
        this.events = new EventsWithSalts(environment);
    }

    @Override
    protected Response answer(Request request) {
        var found = events.find(request.parameter("eventId"));
        if (found.isEmpty()) {
            return notFound(request);
        }
        var body = RequestBody.read(request);
        if (body instanceof RequestBody.Refused(var problem)) {
            return unreadable(
                    request, problem, EventView.path(found.get().published().event()));
        }
        return register(request, found.get(), FormFields.of(body));
    }

    /// The form again with everything that was typed, as far as the event is known without the table.
    @Override
    protected Response busy(Request request) {
        var fields = FormFields.of(RequestBody.read(request));
        var language = language(request, fields);
        var input = fields.toSendAgain(language);
        var html = events.lastKnown(request.parameter("eventId"))
                .map(published -> EventPages.busy(
                        published.event(), SeatsLeft.UNLIMITED, language, now(), request.origin(), input))
                .orElseGet(() -> ErrorPages.busy(language, request.path(), input));
        return busy(language, html);
    }

    private Response register(Request request, Salted salted, FormFields fields) {
        var event = salted.published().event();
        var language = language(request, fields);
        var now = now();
        var closed = RegistrationClosed.of(event, now, language);
        if (fields.isLanguageSwitch() && (closed.isPresent() || fields.isUntouched())) {
            return Response.redirect(303, EventView.path(event) + PageFrame.inLanguage(language))
                    .asPrivate();
        }
        if (closed.isPresent()) {
            return request.wantsPage()
                    ? eventPage(409, request, event, language, FormInput.EMPTY)
                    : closed.get().problem().response();
        }
        var mostPlaces = event.seating().mostPlaces();
        var form = request.wantsPage()
                ? RegistrationForm.readRequestOfPage(fields, mostPlaces, language)
                : RegistrationForm.readRequest(fields, mostPlaces, language);
        if (form instanceof RegistrationForm.NotAccepted notAccepted) {
            return request.wantsPage()
                    ? eventPage(notAccepted.status(), request, event, language, notAccepted.input(language))
                    : notAccepted.problem(language).response();
        }
        store(request, salted, (RegistrationForm.Requested) form, now);
        return accepted(request, event, language);
    }

    private void store(Request request, Salted salted, RegistrationForm.Requested requested, Instant now) {
        var published = salted.published();
        var language = requested.language().tag();
        var submission = new Submission(requested.answers(), language, published.revision(), now);
        var network = SaltedHash.of(salted.networks().orElseThrow(), NetworkAddress.of(request.sourceIp()));
        environment
                .table()
                .update(RegistrationWrites.request(
                        published, salted.addresses().orElseThrow(), requested.address(), submission, network, now));
    }

    /// Byte for byte the same for everybody.
    private static Response accepted(Request request, Event event, Language language) {
        if (request.wantsPage()) {
            return Response.redirect(303, EventView.path(event) + "/check-mail?lang=" + language.tag())
                    .asPrivate();
        }
        var words = Words.in(language);
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "check-mail");
        body.put("detail", words.get("check.body"));
        return Response.json(202, body)
                .with("content-language", language.lang())
                .asPrivate();
    }

    private Response eventPage(int status, Request request, Event event, Language language, FormInput input) {
        var html = EventPages.event(
                event, SeatsLeft.UNLIMITED, language, Optional.empty(), now(), request.origin(), input);
        return privatePage(status, language, html);
    }
}
