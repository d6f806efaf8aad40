package openseat.editing;

import openseat.Environment;
import openseat.access.DeskVisit;
import openseat.document.Events;
import openseat.draft.Draft;
import openseat.event.PublishedEvent;
import openseat.http.Json;
import openseat.http.Response;

/// `/desk/new`: the form of a new event; with `?from=ID` it begins as a copy of one that the visitor may edit.
public final class NewEventPages {

    private final Editor editor;
    private final Meanwhile meanwhile;
    private final Events events;

    public NewEventPages(Environment environment) {
        this.editor = new Editor(environment);
        this.meanwhile = new Meanwhile(environment.table());
        this.events = new Events(environment.table());
    }

    public Response show(DeskVisit visit) {
        return visit.request()
                .query("from")
                .filter(visit.session()::mayEdit)
                .flatMap(events::find)
                .map(PublishedEvent::document)
                .map(document -> Draft.forCopy(Json.object(Json.readOwn(document))))
                .map(copy -> editor.show(visit, Basis.NEW, copy))
                .orElseGet(() -> editor.show(visit, Basis.NEW));
    }

    public Response act(DeskVisit visit) {
        return editor.act(visit, Basis.NEW);
    }

    /// A form of an event that was deleted after the form was shown: what was typed, for a new event.
    public Response actOnDeleted(DeskVisit visit, String id) {
        return meanwhile.anew(visit, id);
    }
}
