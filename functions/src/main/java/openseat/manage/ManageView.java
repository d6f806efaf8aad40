package openseat.manage;

import java.util.List;
import java.util.Optional;
import openseat.form.FormView;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.PageFrame;

/// Everything a private page shows, in one language.
///
/// @param whyClosed why nothing but deleting is possible: the event is over or cancelled; else blank
/// @param keepUntil until when the reader must say that they keep their seat, if they must
/// @param isBlocked whether requests bring no more letters
/// @param hasStopped whether reminders and optional messages are not wanted
/// @param isRemoved  whether the organizers removed the registration
public record ManageView(
        PageFrame frame,
        Words words,
        Heading heading,
        String whyClosed,
        Optional<FlashMessage> message,
        State state,
        EventSummary event,
        Optional<Join> join,
        Group group,
        Optional<NewRequest> newRequest,
        Optional<String> keepUntil,
        boolean isBlocked,
        boolean hasStopped,
        boolean isRemoved,
        FormView form,
        Deletion deletion) {

    public record Heading(String kind, String title) {}

    /// The status in a phrase, and the position on the waiting list; each may be blank.
    public record State(String label, String position) {}

    /// @param facts    when, where and for how many people
    /// @param calendar the path of the calendar file, for those who have a seat or a place on the waiting list
    public record EventSummary(
            LocalizedText title, List<Fact> facts, Optional<String> calendar, Optional<String> contact) {}

    /// The reader's own link to join, and when it opens.
    public record Join(String path, String opens) {}

    /// The people of one registration.
    ///
    /// @param exceedsCapacity whether they are more than the event has seats, so that they cannot get any
    public record Group(boolean isMoreThanOne, boolean exceedsCapacity) {}

    /// What somebody requested with this address since, which counts only once the holder of the link accepts it.
    ///
    /// @param facts   how many people; everything once the reader has said that it was theirs
    /// @param id      by which the buttons name it
    /// @param isShown whether the reader has said so
    public record NewRequest(List<Fact> facts, String at, String id, boolean isShown) {}

    /// When the data is deleted: if nobody confirms, or blank; and in any case.
    public record Deletion(String ifNotConfirmed, String latest) {}

    public boolean isClosed() {
        return !whyClosed.isEmpty();
    }
}
