package openseat.team;

import java.util.List;
import java.util.Optional;
import openseat.access.DeskFrame;
import openseat.form.FormView;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.recipient.SubscriptionPage.RhythmView;

/// The page with everybody who gets the digest, or with one of them to change.
///
/// @param errors   what is wrong, as the error summary wants it; empty if nothing is
/// @param edit     the form; empty if the list is shown
/// @param add      where somebody new is added
public record TeamView(
        DeskFrame desk, Optional<FormView> errors, Optional<Edit> edit, List<Recipient> recipients, String add) {

    /// @param id       of who is changed; blank for somebody new
    /// @param address  of who is changed
    /// @param revision that the form replaces
    /// @param cancel   where nothing is changed
    public record Edit(
            String id,
            String address,
            long revision,
            RhythmView rhythm,
            List<FormView.Choice> languages,
            boolean hasChosen,
            String cancel) {

        public boolean isNew() {
            return id.isEmpty();
        }
    }

    public record Recipient(String address, String status, List<Fact> facts, boolean hasChosen, String change) {}

    public Words words() {
        return desk.words();
    }
}
