package openseat.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.access.Members;
import openseat.access.Session;
import openseat.access.Sessions;
import openseat.document.Events;
import openseat.editing.EditPages;
import openseat.editing.NewEventPages;
import openseat.event.PublishedEvent;
import openseat.form.FormFields;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.page.ErrorPages;
import openseat.page.FormInput;
import openseat.people.PeoplePages;
import openseat.site.PageFunction;
import openseat.team.TeamPages;
import openseat.writing.MessagePages;

/// The organizers' desk: `/desk`. It has pages only; programs publish and export by the functions for that.
///
/// A GET changes nothing. A POST is refused unless one of our own pages has sent it, and, behind the sign-in, unless it
/// carries its session's token. A form that comes after the session has ended comes back with all that was typed.
public final class DeskFunction extends PageFunction {

    private final Members members;
    private final Sessions sessions;
    private final String publicUrl;
    private final Events events;
    private final SignInPages signIn;
    private final EventListPage list;
    private final NewEventPages newEvent;

    /// The pages of an event, by the last part of their paths.
    private final Map<String, DeskPart> parts;

    public DeskFunction() {
        this(Environment.fromEnvironment());
    }

    public DeskFunction(Environment environment) {
        super(environment);
        this.members = new Members(environment);
        this.publicUrl = environment.settings().textOrBlank("PUBLIC_URL");
        this.sessions = new Sessions(environment.table(), members, !publicUrl.startsWith("http:"));
        this.events = new Events(environment.table());
        this.signIn = new SignInPages(environment, members, sessions);
        this.list = new EventListPage(environment, events);
        this.newEvent = new NewEventPages(environment);
        var people = new PeoplePages(environment);
        this.parts = Map.of(
                "", new EventPage(environment),
                "edit", new EditPages(environment),
                "people", people,
                "people.csv", people,
                "message", new MessagePages(environment),
                "team", new TeamPages(environment));
    }

    /// Its own rule is stricter than that of other pages.
    @Override
    protected boolean takesForms() {
        return false;
    }

    @Override
    protected Response answer(Request request) {
        return desk(request)
                .asPrivate()
                // With no-referrer a browser would send `Origin: null` with our own forms.
                .with("referrer-policy", "same-origin");
    }

    private Response desk(Request request) {
        if (!members.isDeskOpen()) {
            return notFound(request);
        }
        if (!request.method().equals("POST")) {
            return get(request);
        }
        if (!isSentFromHere(request)) {
            return elsewhere(request);
        }
        return switch (body(request)) {
            case RequestBody.Refused(var problem) -> unreadable(request, problem, request.path());
            case RequestBody.JsonBody _ ->
                Problem.of(415, "The desk has pages only.").response();
            case RequestBody.FormBody(var values) -> post(request, new FormFields(values, List.of()));
        };
    }

    /// From the address that the parameter names, or, past it, from the API's own.
    private boolean isSentFromHere(Request request) {
        return SameOrigin.isSentFromHere(request, origin(request))
                || SameOrigin.isSentFromHere(request, "https://" + request.domainName());
    }

    private static RequestBody.Body body(Request request) {
        return DeskRoute.of(request.path()).isBehindSignIn()
                ? RequestBody.readAtDesk(request)
                : RequestBody.read(request);
    }

    private Response get(Request request) {
        var language = language(request);
        return switch (DeskRoute.of(request.path())) {
            case DeskRoute.CheckMail _ -> signIn.checkMail(language);
            case DeskRoute.SignInLink(var key) ->
                signIn.link(key, language).orElseGet(() -> SignInView.linkIsOver(language));
            case DeskRoute.SignOut _, DeskRoute.Unknown _ -> notFound(request);
            case DeskRoute.Home _, DeskRoute.NewEvent _, DeskRoute.OfEvent _ ->
                sessions.find(request, now())
                        .map(session -> show(visit(request, FormFields.NONE, session)))
                        .orElseGet(() -> signIn.form(request, language));
        };
    }

    private Response post(Request request, FormFields fields) {
        var language = language(request, fields);
        return switch (DeskRoute.of(request.path())) {
            case DeskRoute.Home _ -> signIn.request(request, fields, language);
            case DeskRoute.SignInLink(var key) ->
                signIn.begin(key, language).orElseGet(() -> SignInView.linkIsOver(language));
            case DeskRoute.SignOut _ -> signOut(request, language);
            case DeskRoute.CheckMail _, DeskRoute.Unknown _ -> notFound(request);
            case DeskRoute.NewEvent _, DeskRoute.OfEvent _ ->
                sessions.find(request, now())
                        .map(session -> isOf(session, fields)
                                ? act(visit(request, fields, session))
                                : SessionEndedPage.again(request, fields, language, session))
                        .orElseGet(() -> SessionEndedPage.signInFirst(request, fields, language));
        };
    }

    private Response show(DeskVisit visit) {
        return switch (DeskRoute.of(visit.request().path())) {
            case DeskRoute.OfEvent(var event, var part) ->
                part(visit, event, part, (it, published) -> it.show(visit, published));
            case DeskRoute.NewEvent _ when visit.session().isOrganizer() -> newEvent.show(visit);
            case DeskRoute.Home _ -> list.show(visit);
            default -> notFound(visit.request());
        };
    }

    private Response act(DeskVisit visit) {
        return switch (DeskRoute.of(visit.request().path())) {
            case DeskRoute.OfEvent(var event, var part) ->
                part(visit, event, part, (it, published) -> it.act(visit, published));
            case DeskRoute.NewEvent _ when visit.session().isOrganizer() -> newEvent.act(visit);
            default -> notFound(visit.request());
        };
    }

    private interface Answer {
        Response of(DeskPart part, PublishedEvent published);
    }

    /// The same answer for an event that is not there and for one that is somebody else's. What was typed is not
    /// lost then, and an organizer may publish it as a new event.
    private Response part(DeskVisit visit, String event, String name, Answer answer) {
        return Optional.ofNullable(parts.get(name))
                .filter(_ -> visit.session().mayEdit(event))
                .flatMap(part -> events.find(event).map(published -> answer.of(part, published)))
                .orElseGet(() -> visit.session().isOrganizer() && visit.hasFields() && name.equals("edit")
                        ? newEvent.actOnDeleted(visit, event)
                        : TypedPage.of(visit).orElseGet(() -> notFound(visit.request())));
    }

    /// Also by a form of an earlier session: whoever presses the button wants to be out.
    private Response signOut(Request request, Language language) {
        sessions.end(request);
        return sessions.forget(Response.redirect(303, "/desk?lang=" + language.tag() + "&done=signedOut"));
    }

    private DeskVisit visit(Request request, FormFields fields, Session session) {
        return new DeskVisit(request, fields, session, language(request, fields), origin(request), now());
    }

    private static boolean isOf(Session session, FormFields fields) {
        return MessageDigest.isEqual(
                session.token().getBytes(StandardCharsets.UTF_8),
                fields.single("token").orElse("").getBytes(StandardCharsets.UTF_8));
    }

    /// As the parameter says, else the API's own, which only has TLS; never as a header says.
    private String origin(Request request) {
        return publicUrl.isEmpty() ? "https://" + request.domainName() : publicUrl;
    }

    /// Without what was sent: it must not be sent again with one press.
    private static Response elsewhere(Request request) {
        var language = language(request);
        var words = Words.in(language);
        return request.wantsPage()
                ? page(403, language, ErrorPages.elsewhere(language, "/desk", FormInput.EMPTY))
                : Problem.of(403, words.get("elsewhere.title"))
                        .because("cross-site")
                        .response();
    }

    /// With all that was typed, on a page that can send it again: its own form must name its origin, too.
    @Override
    protected Response busy(Request request) {
        return busyPage(request).with("referrer-policy", "same-origin");
    }

    private Response busyPage(Request request) {
        if (!request.method().equals("POST")) {
            return super.busy(request);
        }
        var fields = FormFields.of(body(request));
        var language = language(request, fields);
        return busy(language, ErrorPages.busy(language, request.path(), fields.toSendAgain(language)));
    }
}
