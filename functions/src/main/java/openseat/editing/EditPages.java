package openseat.editing;

import openseat.Environment;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.event.PublishedEvent;
import openseat.http.Response;

/// `/desk/events/{eventId}/edit`: a published event as a form.
public final class EditPages implements DeskPart {

    private final Editor editor;

    public EditPages(Environment environment) {
        this.editor = new Editor(environment);
    }

    @Override
    public Response show(DeskVisit visit, PublishedEvent published) {
        return editor.show(visit, editor.basis(published));
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        return editor.act(visit, editor.basis(published));
    }
}
