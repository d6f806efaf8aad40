package openseat.editing;

import openseat.Environment;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.dynamodb.Table;
import openseat.event.PublishedEvent;
import openseat.http.Response;

/// `/desk/events/{eventId}/edit`: a published event as a form.
public final class EditPages implements DeskPart {

    private final Table table;
    private final Editor editor;

    public EditPages(Environment environment) {
        this.table = environment.table();
        this.editor = new Editor(environment);
    }

    @Override
    public Response show(DeskVisit visit, PublishedEvent published) {
        return editor.show(visit, Basis.read(table, published));
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        return editor.act(visit, Basis.read(table, published));
    }
}
