package openseat.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import openseat.Environment;
import openseat.access.DeskFrame;
import openseat.access.DeskVisit;
import openseat.document.Events;
import openseat.event.PublishedEvent;
import openseat.event.Schedule;
import openseat.http.Response;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Templates;
import openseat.site.EventListView;

/// The desk's first page: the events that somebody may edit. Those to come are shown with what they need, those that
/// are over by name.
public final class EventListPage {

    private static final Comparator<PublishedEvent> BY_START = Comparator.comparing(published -> published
            .event()
            .schedule()
            .date()
            .map(Schedule.Confirmed::startsAt)
            .orElse(Instant.MAX));

    /// The keys of what was just done, by the address's `done`.
    private static final Map<String, String> NOTICES =
            Map.of("deleted", "desk.event.deleted", "left", "desk.team.done.left");

    private final Events events;
    private final EventSummaries summaries;

    EventListPage(Environment environment, Events events) {
        this.events = events;
        this.summaries = new EventSummaries(environment);
    }

    /// @param mayCreate whether they may create events
    public record View(DeskFrame desk, List<EventCard> coming, List<Past> past, boolean mayCreate) {

        public Words words() {
            return desk.words();
        }
    }

    public record Past(String path, LocalizedText title, String when) {}

    Response show(DeskVisit visit) {
        var unreadable = new ArrayList<String>();
        var own = events.all((id, _) -> unreadable.add(id)).stream()
                .filter(published -> visit.session().mayEdit(published.event().id()))
                .sorted(BY_START)
                .toList();
        var language = visit.language();
        var coming = own.stream()
                .filter(published ->
                        !published.event().registrationStatus(visit.now()).isFinal())
                .map(published -> EventCard.of(summaries.of(published, visit.now()), language))
                .toList();
        var past = own.stream()
                .map(PublishedEvent::event)
                .filter(event -> event.registrationStatus(visit.now()).isFinal())
                .map(event -> new Past(
                        "/desk/events/" + event.id(),
                        LocalizedText.of(event.title(), language),
                        EventListView.Item.when(event, language)))
                .toList();
        var words = visit.words();
        var desk = DeskFrame.of(visit, words.get("desk.mine"), false).asTop();
        var done = visit.request().query("done").filter(NOTICES::containsKey).map(word -> words.get(NOTICES.get(word)));
        var view = new View(
                done.map(desk::withNotice).orElse(desk),
                coming,
                past,
                visit.session().isOrganizer());
        return desk.page(200, Templates.render("desk/events", view));
    }
}
