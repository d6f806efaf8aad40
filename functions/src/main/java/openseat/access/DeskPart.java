package openseat.access;

import openseat.event.PublishedEvent;
import openseat.http.Response;

/// A page of the desk about one event, which the visitor may edit, and what its buttons do.
public interface DeskPart {

    /// Changes nothing.
    Response show(DeskVisit visit, PublishedEvent published);

    /// Does what a button asks for.
    Response act(DeskVisit visit, PublishedEvent published);
}
