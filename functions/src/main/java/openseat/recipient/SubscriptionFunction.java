package openseat.recipient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.LinkKey;
import openseat.document.Events;
import openseat.dynamodb.Table;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.ErrorPages;
import openseat.page.FormInput;
import openseat.recipient.SubscriptionVisit.Notice;
import openseat.site.PrivatePageFunction;
import openseat.snapshot.Priming;
import openseat.snapshot.PrimingRequest;
import openseat.subscription.Rhythm;
import openseat.subscription.Subscription;
import openseat.subscription.SubscriptionWrites;

/// The page of somebody who gets the digest: `/events/{eventId}/digest/{key}`.
///
/// A GET changes nothing, because mail scanners open links. A POST names an `action`: confirm (they want the digest,
/// or want it again), rhythm (when it comes), or stop. Each may be sent twice, and is answered by a redirect (303) to
/// the page that shows the result.
public final class SubscriptionFunction extends PrivatePageFunction<SubscriptionVisit> {

    /// How long a press of a button may try while the digest writes the same row.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final String ROUTE = "/events/{eventId}/digest/{key}";

    public static final List<PrimingRequest> PRIMED =
            List.of(PrimingRequest.page(ROUTE, "digest"), PrimingRequest.form(ROUTE, "digest", "action=confirm"));

    private final Events events;

    public SubscriptionFunction() {
        Priming.run(SubscriptionFunction::new, PRIMED);
        this(Environment.fromEnvironment());
    }

    public SubscriptionFunction(Environment environment) {
        super(environment);
        this.events = new Events(environment.table());
    }

    @Override
    protected FormFields fields(RequestBody.Body body) {
        return RhythmForm.fields(body);
    }

    @Override
    protected Response busy(Request request) {
        var fields = FormFields.of(RequestBody.read(request));
        var language = language(request, fields);
        return busy(language, ErrorPages.busy(language, request.path(), fields.toSendAgain(language)));
    }

    @Override
    protected Optional<SubscriptionVisit> visit(Request request, FormFields fields) {
        var event = request.parameter("eventId");
        return LinkKey.read(request.parameter("key"))
                .filter(_ -> Events.isPossible(event))
                .flatMap(key -> environment
                        .table()
                        .get(Keys.recipient(event, key.id()))
                        .flatMap(Subscription::find)
                        .filter(row -> row.isOpenedBy(key)))
                .flatMap(row ->
                        events.find(event).map(published -> new SubscriptionVisit(request, published, row, fields)));
    }

    @Override
    protected Response show(SubscriptionVisit visit) {
        return visit.request().wantsJson()
                ? Response.json(200, visit.members(now())).asPrivate()
                : page(200, visit, FormInput.EMPTY);
    }

    @Override
    protected Response act(SubscriptionVisit visit) {
        return switch (visit.fields().single("action").orElse("")) {
            case "confirm" -> {
                table().update(SubscriptionWrites.confirm(visit.subscription().key(), now()));
                yield done(visit, Notice.STARTED);
            }
            case "stop" -> {
                stop(visit);
                yield done(visit, Notice.STOPPED);
            }
            case "rhythm" -> chooseRhythm(visit);
            default -> refuse(visit);
        };
    }

    private Response chooseRhythm(SubscriptionVisit visit) {
        return switch (RhythmForm.read(visit.fields(), visit.present())) {
            case RhythmForm.Valid(var rhythm) ->
                choose(visit.subscription(), rhythm) ? done(visit, Notice.SAVED) : refuse(visit);
            case RhythmForm.NotAccepted(var errors) ->
                visit.request().wantsPage()
                        ? page(
                                422,
                                visit,
                                new FormInput(visit.fields().values(), FormError.byField(errors, visit.language())))
                        : FormError.problem(errors, visit.language()).response().asPrivate();
        };
    }

    private boolean choose(Subscription row, Rhythm rhythm) {
        var due = rhythm.next(row.zone(), now());
        return table().update(SubscriptionWrites.choose(row.key(), rhythm, due))
                || table().update(SubscriptionWrites.chooseBeforeFirst(row.key(), rhythm))
                // The first was sent in between.
                || table().update(SubscriptionWrites.choose(row.key(), rhythm, due));
    }

    @Override
    protected String unsubscribe(SubscriptionVisit visit) {
        stop(visit);
        return "subscription.notice.stopped";
    }

    @Override
    protected Words words(SubscriptionVisit visit) {
        return Words.in(visit.language());
    }

    private void stop(SubscriptionVisit visit) {
        table().update(SubscriptionWrites.stop(visit.subscription().key()));
    }

    private static Response done(SubscriptionVisit visit, Notice notice) {
        return Response.redirect(303, visit.urlWith(notice)).asPrivate();
    }

    /// Nothing was done: the button is of an older page, or there is no such action. The page shows what is
    /// possible.
    private Response refuse(SubscriptionVisit visit) {
        var detail = Words.in(visit.language()).get("subscription.notPossible");
        return visit.request().wantsPage()
                ? page(409, visit, FormInput.EMPTY)
                : Problem.of(409, detail).because("not-possible").response().asPrivate();
    }

    private Response page(int status, SubscriptionVisit visit, FormInput input) {
        Language language = visit.language();
        return privatePage(status, language, SubscriptionPage.html(visit, input, status == 409, now()));
    }

    private Table table() {
        return environment.patientFor(PATIENCE).table();
    }
}
