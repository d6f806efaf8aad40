package openseat.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import openseat.Environment;
import openseat.access.DeskFrame;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.export.AuditLogs;
import openseat.http.Json;
import openseat.http.Response;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Templates;
import openseat.publish.PublishRequest;
import openseat.publish.PublishResult;
import openseat.publish.Publisher;

/// The page of an event at the desk: how it stands, what it needs, where each thing is done, and what ends it.
public final class EventPage implements DeskPart {

    /// What may stand in the address after something was done.
    private static final Set<String> DONE = Set.of("published", "listed", "unlisted", "calledOff");

    private final EventSummaries summaries;
    private final Publisher publisher;
    private final AuditLogs auditLogs;
    private final EventRemoval removal;

    EventPage(Environment environment) {
        this.summaries = new EventSummaries(environment);
        this.publisher = new Publisher(environment);
        this.auditLogs = new AuditLogs(environment);
        this.removal = new EventRemoval(environment);
    }

    /// @param site      the event's public page
    /// @param told      how many letters calling it off would cause
    /// @param mayDelete whether nobody has ever asked for a seat
    /// @param isOver    whether it is over or cancelled
    /// @param problem   why a button did nothing; blank if none was pressed
    public record View(
            DeskFrame desk,
            EventCard event,
            String site,
            boolean isListed,
            long told,
            boolean mayDelete,
            boolean isOver,
            boolean isCancelled,
            boolean mayCreate,
            String problem) {

        public Words words() {
            return desk.words();
        }
    }

    @Override
    public Response show(DeskVisit visit, PublishedEvent published) {
        return page(200, visit, published, "");
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        var isSure = visit.fields().all("sure").contains("yes");
        return switch (visit.action()) {
            case "unlist" -> publish(visit, published, "unlisted", document -> document.put("listed", false));
            case "list" -> publish(visit, published, "listed", document -> document.remove("listed"));
            case "callOff" ->
                isSure
                        ? publish(visit, published, "calledOff", EventPage::callOff)
                        : page(422, visit, published, "desk.event.sureFirst");
            case "delete" -> isSure ? delete(visit, published) : page(422, visit, published, "desk.event.sureFirst");
            default -> page(409, visit, published, "desk.event.outOfDate");
        };
    }

    private interface Change {
        void in(Map<String, Object> document);
    }

    /// The date stays, so that pages and letters say what it was.
    private static void callOff(Map<String, Object> document) {
        var schedule = new LinkedHashMap<>(Json.object(document.get("schedule")));
        schedule.put("state", "cancelled");
        schedule.remove("window");
        document.put("schedule", schedule);
    }

    private Response publish(DeskVisit visit, PublishedEvent published, String done, Change change) {
        var document = new LinkedHashMap<>(Json.object(Json.readOwn(published.document())));
        change.in(document);
        var request = PublishRequest.read(Json.members("event", document, "ifMatch", published.etag()));
        var isStored = request instanceof PublishRequest.Valid(var valid)
                && publisher.publish(valid) instanceof PublishResult.Stored;
        if (!isStored) {
            return page(409, visit, published, "desk.event.outOfDate");
        }
        auditLogs.logDone(published.event().id(), visit.session().address(), done);
        return Response.redirect(303, visit.to(path(published)) + "&done=" + done);
    }

    private Response delete(DeskVisit visit, PublishedEvent published) {
        return summaries.of(published, visit.now()).isUntouched() && removal.delete(published)
                ? Response.redirect(303, visit.to("/desk") + "&done=deleted")
                : page(409, visit, published, "desk.event.outOfDate");
    }

    private static String path(PublishedEvent published) {
        return "/desk/events/" + published.event().id();
    }

    private Response page(int status, DeskVisit visit, PublishedEvent published, String problem) {
        var summary = summaries.of(published, visit.now());
        var event = published.event();
        var words = visit.words();
        var title = LocalizedText.of(event.title(), visit.language()).text();
        var desk = DeskFrame.of(visit, title, false);
        var done = visit.request().query("done").filter(DONE::contains);
        var isOver = event.registrationStatus(visit.now()).isFinal();
        var view = new View(
                done.map(word -> desk.withNotice(words.get("desk.done." + word)))
                        .orElse(desk),
                EventCard.of(summary, visit.language()),
                "/events/" + event.id(),
                event.listed(),
                summary.seats().seated() + summary.seats().waiting(),
                summary.isUntouched(),
                isOver,
                event.schedule() instanceof Schedule.Cancelled,
                visit.session().isOrganizer(),
                problem.isEmpty() ? "" : words.get(problem));
        return desk.page(status, Templates.render("desk/event", view));
    }
}
