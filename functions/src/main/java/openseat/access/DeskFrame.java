package openseat.access;

import java.util.List;
import openseat.http.Response;
import openseat.i18n.Words;
import openseat.page.PageFrame;
import openseat.page.SeatRow;

/// What every page of the desk has around its content.
///
/// @param session  whose page it is
/// @param title    the page's heading
/// @param notice   what was just done; blank if nothing
/// @param upwards  links to the pages above this one, the highest first
public record DeskFrame(PageFrame frame, Session session, String title, String notice, List<Link> upwards) {

    /// A page above this one.
    public record Link(String path, String label) {}

    public DeskFrame {
        upwards = List.copyOf(upwards);
    }

    /// The frame of a page right below the list of events.
    ///
    /// @param keepsInput whether the languages are buttons of the form with the id `form`
    public static DeskFrame of(DeskVisit visit, String title, boolean keepsInput) {
        var header = new PageFrame.Header(false, SeatRow.OPEN, PageFrame.SkipLink.CONTENT, keepsInput);
        return new DeskFrame(
                PageFrame.privatePage(visit.language(), title, visit.request().path(), header),
                visit.session(),
                title,
                "",
                List.of(new Link("/desk", visit.words().get("desk.mine"))));
    }

    /// The frame of a page below that of an event.
    ///
    /// @param event its title
    public static DeskFrame of(DeskVisit visit, String id, String event, String title, boolean keepsInput) {
        var frame = of(visit, title, keepsInput);
        return new DeskFrame(
                frame.frame,
                frame.session,
                title,
                "",
                List.of(frame.upwards.getFirst(), new Link("/desk/events/" + id, event)));
    }

    /// The same with nothing above it.
    public DeskFrame asTop() {
        return new DeskFrame(frame, session, title, notice, List.of());
    }

    public DeskFrame withNotice(String text) {
        return new DeskFrame(frame, session, title, text, upwards);
    }

    public Words words() {
        return frame.words();
    }

    /// A page of the desk, in its language. `DeskFunction` adds how it may be cached and what it may refer to.
    public Response page(int status, String html) {
        return Response.page(status, html)
                .with("content-language", frame.language().lang());
    }
}
