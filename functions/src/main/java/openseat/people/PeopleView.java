package openseat.people;

import java.util.List;
import java.util.Optional;
import openseat.access.DeskFrame;
import openseat.form.FormView;
import openseat.i18n.Words;
import openseat.page.Fact;

/// What the list of people shows.
///
/// @param errors    what keeps a registration from being removed, as the error summary wants it; empty if nothing does
/// @param statuses  to choose from
/// @param numbers   how many were found, and for how many people
/// @param empty     why nobody is shown; blank if somebody is
/// @param isOver    whether the event is over, so that nobody is removed any more and there are no answers
public record PeopleView(
        DeskFrame desk,
        Optional<FormView> errors,
        List<FormView.Choice> statuses,
        String status,
        String search,
        List<Fact> numbers,
        String empty,
        boolean isOver,
        Links links,
        Paging paging,
        List<Person> people) {

    /// Where the page leads.
    ///
    /// @param path where its forms post to
    /// @param self the page itself
    /// @param csv  the parts of the file, each with its label
    public record Links(String path, Step self, Step print, Step back, List<Link> csv) {}

    /// Another view of what was asked for: a link, or a button where something is searched for.
    ///
    /// @param href blank for a button
    public record Step(String href, int page, boolean isToPrint) {}

    public record Link(String href, String label) {}

    /// @param previous the page before; empty on the first
    public record Paging(String label, Optional<Step> previous, Optional<Step> next) {}

    /// @param name     blank if they gave none
    /// @param error    why they were not removed; blank if nobody tried
    public record Person(
            String id,
            String name,
            String address,
            String mailto,
            String status,
            boolean isBeingRemoved,
            List<Fact> facts,
            String error) {}

    public Words words() {
        return desk.words();
    }
}
