package openseat.manage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import openseat.Environment;
import openseat.document.Events;
import openseat.dynamodb.TableBusyException;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.form.RegistrationForm;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;
import openseat.i18n.Words;
import openseat.page.ErrorPages;
import openseat.page.FormInput;
import openseat.registration.JoinKeys;
import openseat.registration.Registration;
import openseat.registration.Registrations;
import openseat.registration.Status;
import openseat.site.EventView;
import openseat.site.PrivatePageFunction;
import openseat.snapshot.Priming;
import openseat.snapshot.PrimingRequest;
import openseat.transition.MessageTransitions;
import openseat.transition.SystemTransitions;
import openseat.transition.TransitionResult;
import openseat.transition.Transitions;

/// The page behind a private link: `/events/{eventId}/registrations/{key}`.
///
/// A GET changes nothing, because mail scanners open links. A POST names an `action`: confirm, cancel, change, keep,
/// use or drop (with the `request` that was shown), block, stop or resume (reminders), or forget. Each may be sent
/// twice, and is answered by a redirect (303) to the page that shows the result.
public final class ManageFunction extends PrivatePageFunction<Visit> {

    /// How long a press of a button may try while others change the same seats. Lambda stops the function after 15
    /// s.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final String ROUTE = "/events/{eventId}/registrations/{key}";

    /// The page of a request and of a ticket, and what their holders press most.
    public static final List<PrimingRequest> PRIMED = List.of(
            PrimingRequest.page(ROUTE, "requested"),
            PrimingRequest.form(ROUTE, "requested", "action=confirm"),
            PrimingRequest.page(ROUTE, "confirmed"),
            PrimingRequest.form(ROUTE, "confirmed", "action=change&name=Noor&places=3"));

    private final Events events;
    private final Registrations registrations;
    private final JoinKeys joinKeys;

    public ManageFunction() {
        Priming.run(ManageFunction::new, PRIMED);
        this(Environment.fromEnvironment());
    }

    public ManageFunction(Environment environment) {
        super(environment);
        this.events = new Events(environment.table());
        this.registrations = new Registrations(environment);
        this.joinKeys = new JoinKeys(environment.table());
    }

    @Override
    protected Response busy(Request request) {
        var fields = FormFields.of(RequestBody.read(request));
        var language = language(request, fields);
        var input = fields.isChange() ? fields.toSendAgain(language) : FormInput.EMPTY;
        return busy(language, ErrorPages.busy(language, request.path(), input));
    }

    @Override
    protected Optional<Visit> visit(Request request, FormFields fields) {
        var event = request.parameter("eventId");
        var key = request.parameter("key");
        return registrations
                .open(event, key)
                .flatMap(row -> events.find(event).map(published -> new Visit(request, published, row, key, fields)));
    }

    @Override
    protected Response show(Visit visit) {
        if (visit.request().wantsJson()) {
            return Response.json(
                            200,
                            PersonalData.of(
                                    visit.row().shownAt(visit.published(), now()),
                                    visit.usedToken(),
                                    visit.showsRequest(),
                                    position(visit.row()),
                                    joinKeys.find(visit.row(), visit.published())
                                            .map(key -> EventView.path(visit.event()) + JoinKeys.path(key))))
                    .asPrivate();
        }
        return page(200, visit, visit.request().query("done").flatMap(FlashMessage::of), FormInput.EMPTY);
    }

    @Override
    protected Response act(Visit visit) {
        var action = visit.fields().single("action").orElse("");
        var shown = visit.fields().single("request").orElse("");
        var row = visit.row();
        var published = visit.published();
        var patient = environment.patientFor(PATIENCE);
        var transitions = new Transitions(patient, registrations);
        var messages = new MessageTransitions(patient, registrations);
        try {
            return switch (action) {
                case "confirm" -> result(visit, action, transitions.confirm(row, published, visit.usedToken()));
                case "cancel" -> result(visit, action, transitions.cancel(row, published, visit.usedToken()));
                case "keep" -> result(visit, action, transitions.keep(row, published, visit.usedToken()));
                case "block" -> result(visit, action, transitions.block(row));
                case "stop" -> result(visit, action, messages.stop(row));
                case "resume" -> result(visit, action, messages.resume(row, published));
                case "use" -> result(visit, action, transitions.use(row, published, shown, visit.usedToken()));
                case "drop" -> result(visit, action, transitions.discard(row, published, shown, visit.usedToken()));
                case "change" -> change(visit, transitions);
                case "forget" -> delete(visit, new SystemTransitions(patient, registrations));
                default -> refuse(422, visit, FlashMessage.NOT_POSSIBLE, "/action");
            };
        } catch (TableBusyException e) {
            return visit.request().wantsPage()
                    ? tryAgain(visit)
                    : retryLater(refuse(503, visit, FlashMessage.BUSY, "/action"));
        }
    }

    @Override
    protected String unsubscribe(Visit visit) {
        new MessageTransitions(environment.patientFor(PATIENCE), registrations).unsubscribe(visit.row());
        return "mine.notice.stopped";
    }

    @Override
    protected Words words(Visit visit) {
        return Words.in(visit.language());
    }

    /// Nothing was done; one button presses the same again.
    private static Response tryAgain(Visit visit) {
        var language = visit.language();
        var input = visit.fields().toSendAgain(language);
        return busy(language, ErrorPages.busy(language, visit.request().path(), input));
    }

    private Response change(Visit visit, Transitions transitions) {
        if (visit.isOnlyInAnotherLanguage()) {
            return Response.redirect(303, visit.urlInLanguage()).asPrivate();
        }
        return switch (RegistrationForm.readChange(
                visit.fields(), visit.event().seating().mostPlaces())) {
            case RegistrationForm.Changed(var answers) ->
                result(visit, "change", transitions.change(visit.row(), visit.published(), answers, visit.usedToken()));
            case RegistrationForm.NotAccepted form ->
                visit.request().wantsPage()
                        ? page(form.status(), visit, Optional.empty(), form.input(visit.language()))
                        : form.problem(visit.language()).response().asPrivate();
        };
    }

    /// Needs a ticked checkbox, except on the page to confirm: its reader may be a stranger, and nothing is lost.
    private Response delete(Visit visit, SystemTransitions transitions) {
        var isSure = visit.fields().single("sure").equals(Optional.of("yes"));
        if (visit.row().status() != Status.REQUESTED && !isSure) {
            var notYes = visit.fields().errorsOf("sure");
            if (!notYes.isEmpty()) {
                return FormError.problem(notYes, visit.language()).response().asPrivate();
            }
            return refuse(422, visit, FlashMessage.NOT_SURE, "/sure");
        }
        transitions.erase(visit.row());
        return Response.redirect(303, visit.deletedUrl()).asPrivate();
    }

    private Response result(Visit visit, String action, TransitionResult result) {
        return FlashMessage.after(action, result)
                .map(message -> Response.redirect(303, visit.urlWith(message)).asPrivate())
                .orElseGet(() -> notFound(visit.request()));
    }

    /// Nothing was done; the same page says why, and keeps changed answers.
    private Response refuse(int status, Visit visit, FlashMessage message, String pointer) {
        if (visit.request().wantsPage()) {
            var fields = visit.fields();
            var input = fields.isChange() ? FormInput.withoutErrors(fields.values()) : FormInput.EMPTY;
            return page(status, visit, Optional.of(message), input);
        }
        var detail = Words.in(visit.language()).get("mine.notice." + message.word);
        return new Problem(status, message.word, detail, List.of(new Problem.FieldError(pointer, detail)))
                .response()
                .asPrivate();
    }

    private Response page(int status, Visit visit, Optional<FlashMessage> message, FormInput input) {
        var row = visit.row().shownAt(visit.published(), now());
        var html = ManagePages.page(
                new RegistrationDetails(
                        row,
                        visit.published(),
                        visit.usedToken(),
                        visit.showsRequest(),
                        joinKeys.find(row, visit.published()),
                        visit.language(),
                        now()),
                visit.key(),
                position(row),
                message,
                input);
        return privatePage(status, visit.language(), html);
    }

    private OptionalInt position(Registration row) {
        return row.status() == Status.WAITING ? OptionalInt.of(registrations.position(row)) : OptionalInt.empty();
    }
}
