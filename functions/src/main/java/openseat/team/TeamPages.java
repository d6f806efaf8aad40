package openseat.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import openseat.Environment;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.event.PublishedEvent;
import openseat.http.Response;
import openseat.page.FormInput;
import openseat.page.Templates;
import openseat.publish.PublishRequest;
import openseat.subscription.Recipients;
import openseat.subscription.Recipients.Listed;
import openseat.subscription.SubscriptionWrites.Published;

/// Who gets the digest, and who may edit: `GET /desk/events/{eventId}/team` has both lists, and with `edit` the form
/// for a recipient, for a `new` one, or for an `editor`; `POST` saves a recipient (`action=save`), takes one off the
/// list (`remove`), and adds and removes an editor (`add-editor`, `remove-editor`). Whoever goes must be ticked first
/// (`sure=yes`).
///
/// Each is a publication of the event as it is, on the revision that the form was made for.
public final class TeamPages implements DeskPart {

    private static final String NEW = "new";
    private static final String EDITOR = "editor";

    private final TeamPublisher publisher;
    private final Recipients recipients;
    private final EditorPages editors;

    public TeamPages(Environment environment) {
        this.publisher = new TeamPublisher(environment);
        this.recipients = new Recipients(environment.table());
        this.editors = new EditorPages(environment, publisher);
    }

    @Override
    public Response show(DeskVisit visit, PublishedEvent published) {
        var text = text(visit, published);
        var edit = visit.request().query("edit").orElse("");
        var edited = find(text, edit);
        if (edit.equals(EDITOR)) {
            return page(text.editorForm(TeamForm.input(Optional.empty(), visit.language())), 200);
        }
        return edited.isPresent() || edit.equals(NEW)
                ? page(text.form(edited, TeamForm.input(edited, visit.language())), 200)
                : page(text.list(), 200);
    }

    private TeamText text(DeskVisit visit, PublishedEvent published) {
        return new TeamText(visit, published, recipients.find(published.event().id()), editors.find(published));
    }

    private static Optional<Listed> find(TeamText text, String id) {
        return text.all().stream().filter(listed -> listed.id().equals(id)).findFirst();
    }

    static Response page(TeamView view, int status) {
        return view.desk().page(status, Templates.render("team/page", view));
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        var text = text(visit, published);
        var fields = visit.fields();
        return switch (fields.single("action").or(() -> fields.single("form")).orElse("")) {
            case "add-editor" ->
                fields.isLanguageSwitch()
                        ? page(text.editorForm(FormInput.withoutErrors(fields.values())), 200)
                        : editors.add(visit, published, text);
            case "remove-editor" -> editors.remove(visit, published, text);
            default -> recipient(visit, published, text);
        };
    }

    private Response recipient(DeskVisit visit, PublishedEvent published, TeamText text) {
        var fields = visit.fields();
        var id = fields.single("id").orElse("");
        var edited = find(text, id);
        if (edited.isEmpty() && !id.isEmpty()) {
            // Somebody else has taken them off the list.
            return page(text.listAfterConflict(), 409);
        }
        if (fields.isLanguageSwitch()) {
            return page(text.form(edited, FormInput.withoutErrors(fields.values())), 200);
        }
        return switch (visit.action()) {
            case "save" -> save(visit, published, text, edited);
            case "remove" -> edited.isPresent() ? remove(visit, published, text, edited) : page(text.list(), 422);
            default -> page(text.list(), 422);
        };
    }

    private Response save(DeskVisit visit, PublishedEvent published, TeamText text, Optional<Listed> edited) {
        var form = new TeamForm(visit.fields(), edited, text.all());
        return switch (form.read(visit.words())) {
            case TeamForm.NotAccepted(var errors) ->
                page(text.form(edited, new FormInput(visit.fields().values(), errors)), 422);
            case TeamForm.Valid(var recipient) ->
                publish(visit, published, form.list(recipient), edited.isEmpty() ? "added" : "changed")
                        .orElseGet(() ->
                                conflict(visit, text, edited, visit.fields().values()));
        };
    }

    private Response remove(DeskVisit visit, PublishedEvent published, TeamText text, Optional<Listed> edited) {
        var shown = TeamForm.input(edited, visit.language()).values();
        if (visit.fields().single("sure").isEmpty()) {
            var errors = new LinkedHashMap<String, String>();
            errors.put("sure", visit.words().get("desk.team.tickFirst"));
            return page(text.form(edited, new FormInput(shown, errors)), 422);
        }
        var form = new TeamForm(visit.fields(), edited, text.all());
        return publish(visit, published, form.listWithout(), "removed")
                .orElseGet(() -> conflict(visit, text, edited, shown));
    }

    private Optional<Response> publish(DeskVisit visit, PublishedEvent published, List<Published> list, String done) {
        return publisher.publish(visit, published, PublishRequest.ofRecipients(published, list), "recipients", done);
    }

    private static Response conflict(
            DeskVisit visit, TeamText text, Optional<Listed> edited, Map<String, List<String>> values) {
        var errors = new LinkedHashMap<String, String>();
        errors.put("save", visit.words().get("desk.team.conflict"));
        return page(text.form(edited, new FormInput(values, errors)), 409);
    }

    /// The words of the address's `done`.
    static Set<String> notices() {
        return Set.of("added", "changed", "removed", "editorAdded", "editorRemoved");
    }
}
