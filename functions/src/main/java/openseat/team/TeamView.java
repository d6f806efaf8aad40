package openseat.team;

import java.util.List;
import java.util.Optional;
import openseat.access.DeskFrame;
import openseat.form.FormView;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.recipient.SubscriptionPage.RhythmView;

/// The page with everybody who gets the digest and who may edit, or with the form for one of them.
///
/// @param revision that its forms replace
/// @param errors   what is wrong, as the error summary wants it; empty if nothing is
/// @param edit     the form for a recipient
/// @param editor   the form for a new editor; where there is no form, the lists are shown
/// @param editors  their addresses
public record TeamView(
        DeskFrame desk,
        long revision,
        Optional<FormView> errors,
        Optional<Edit> edit,
        Optional<EditorEdit> editor,
        List<Recipient> recipients,
        List<String> editors,
        Links links) {

    /// @param id        of who is changed; blank for somebody new
    /// @param address   of who is changed
    /// @param hasChosen whether they chose a rhythm themselves
    public record Edit(
            String id, String address, RhythmView rhythm, List<FormView.Choice> languages, boolean hasChosen) {

        public boolean isNew() {
            return id.isEmpty();
        }
    }

    public record EditorEdit(FormView form) {}

    public record Recipient(String address, String status, List<Fact> facts, boolean hasChosen, String change) {}

    /// Where the lists are, and where somebody is added to each.
    public record Links(String lists, String addRecipient, String addEditor) {}

    public Words words() {
        return desk.words();
    }

    TeamView with(DeskFrame other) {
        return new TeamView(other, revision, errors, edit, editor, recipients, editors, links);
    }

    TeamView with(FormView withErrors) {
        return new TeamView(desk, revision, Optional.of(withErrors), edit, editor, recipients, editors, links);
    }

    TeamView with(Edit form) {
        return new TeamView(desk, revision, errors, Optional.of(form), editor, recipients, editors, links);
    }

    TeamView with(EditorEdit form) {
        return new TeamView(desk, revision, errors, edit, Optional.of(form), recipients, editors, links);
    }
}
