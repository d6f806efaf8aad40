package openseat.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.access.DeskFrame;
import openseat.access.DeskVisit;
import openseat.draft.FieldValues;
import openseat.http.Response;
import openseat.i18n.LocalizedText;
import openseat.page.FormInput;
import openseat.page.Templates;

/// The form of an event at one moment: what is in its fields, and what is said about them.
///
/// @param languages in which it asks for texts
/// @param chosen    those of them that are ticked
/// @param asked     with those whose texts were taken away
/// @param theirs    what somebody else published meanwhile, of the fields that both changed
/// @param errors    keys of what is said, by field
/// @param notice    key of what is said above the form; blank for nothing
record EditForm(
        DeskVisit visit,
        Basis basis,
        FieldValues values,
        List<String> languages,
        List<String> chosen,
        List<String> asked,
        FieldValues theirs,
        Map<String, String> errors,
        String notice) {

    static final String NEW = "/desk/new";

    /// What belongs to one sending of the form, and is not sent on.
    private static final List<String> MOMENTARY = List.of("action", "look", "show", "token", "lang");

    EditForm(DeskVisit visit, Basis basis, FieldValues values, List<String> languages, List<String> chosen) {
        this(visit, basis, values, languages, chosen, languages, new FieldValues(Map.of()), Map.of(), "");
    }

    static EditForm of(DeskVisit visit, Basis basis, SentForm sent) {
        return new EditForm(
                visit,
                basis,
                sent.values(),
                sent.languages(),
                sent.chosen(),
                sent.asked(),
                new FieldValues(Map.of()),
                Map.of(),
                "");
    }

    EditForm with(Map<String, List<String>> changed) {
        return new EditForm(visit, basis, values.with(changed), languages, chosen, asked, theirs, errors, notice);
    }

    EditForm withTheirs(FieldValues other) {
        return new EditForm(visit, basis, values, languages, chosen, asked, other, errors, notice);
    }

    EditForm withErrors(Map<String, String> keys) {
        return new EditForm(visit, basis, values, languages, chosen, asked, theirs, keys, notice);
    }

    EditForm withNotice(String key) {
        return new EditForm(visit, basis, values, languages, chosen, asked, theirs, errors, key);
    }

    /// The same for a new event.
    EditForm anew(String id) {
        return new EditForm(
                visit,
                Basis.NEW,
                values.with(Map.of("id", List.of(id))),
                languages,
                chosen,
                asked,
                theirs,
                errors,
                notice);
    }

    Response page(int status) {
        var view = EditView.of(this);
        return view.desk().page(status, Templates.render("editing/form", view));
    }

    /// Where the form is sent.
    String action() {
        return basis.published()
                .map(published -> "/desk/events/" + published.event().id() + "/edit")
                .orElse(NEW);
    }

    /// The frame of a page about it.
    ///
    /// @param title key of the heading
    DeskFrame frame(String title) {
        var heading = visit.words().get(title);
        return basis.published()
                .map(published -> DeskFrame.of(
                        visit,
                        published.event().id(),
                        LocalizedText.of(published.event().title(), visit.language())
                                .text(),
                        heading,
                        true))
                .orElseGet(() -> DeskFrame.of(visit, heading, true));
    }

    /// All that a page between two showings of the form must send on.
    FormInput carried() {
        var carried = new LinkedHashMap<>(values.values());
        carried.putAll(form());
        carried.keySet().removeAll(MOMENTARY);
        return FormInput.withoutErrors(carried);
    }

    /// What the form says of itself.
    Map<String, List<String>> form() {
        return Map.of(
                SentForm.REVISION,
                List.of(Long.toString(basis.revision())),
                SentForm.ASKED,
                List.of(String.join(" ", asked)),
                SentForm.LANGUAGES,
                chosen,
                SentForm.OTHER_LANGUAGES,
                List.of(),
                SentForm.DROPPED,
                List.of(),
                SentForm.LINK_WAS,
                basis.link().stream().toList());
    }
}
