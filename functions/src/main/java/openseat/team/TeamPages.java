package openseat.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import openseat.Environment;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.event.PublishedEvent;
import openseat.export.AuditLogs;
import openseat.http.Response;
import openseat.page.FormInput;
import openseat.page.Templates;
import openseat.publish.PublishRequest;
import openseat.publish.PublishResult;
import openseat.publish.Publisher;
import openseat.subscription.Recipients;
import openseat.subscription.Recipients.Listed;
import openseat.subscription.SubscriptionWrites.Published;

/// Who gets the digest: `GET /desk/events/{eventId}/team` has the list, and with `edit` the form for one of them, or
/// for somebody `new`; `POST` saves it (`action=save`) or takes them off the list (`remove`, with `sure=yes`).
///
/// Each is a publication of the event as it is, on the revision that the form was made for.
public final class TeamPages implements DeskPart {

    private static final String NEW = "new";

    private final Publisher publisher;
    private final Recipients recipients;
    private final AuditLogs auditLogs;

    public TeamPages(Environment environment) {
        this.publisher = new Publisher(environment);
        this.recipients = new Recipients(environment.table());
        this.auditLogs = new AuditLogs(environment);
    }

    @Override
    public Response show(DeskVisit visit, PublishedEvent published) {
        var all = recipients.find(published.event().id());
        var text = new TeamText(visit, published, all);
        var edit = visit.request().query("edit");
        var edited = edit.flatMap(id -> find(all, id));
        return edited.isPresent() || edit.equals(Optional.of(NEW))
                ? page(text.form(edited, TeamForm.input(edited, visit.language())), 200)
                : page(text.list(), 200);
    }

    private static Optional<Listed> find(List<Listed> all, String id) {
        return all.stream().filter(listed -> listed.id().equals(id)).findFirst();
    }

    private static Response page(TeamView view, int status) {
        return view.desk().page(status, Templates.render("team/page", view));
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        var fields = visit.fields();
        var all = recipients.find(published.event().id());
        var text = new TeamText(visit, published, all);
        var id = fields.single("id").orElse("");
        var edited = find(all, id);
        var typed = FormInput.withoutErrors(fields.values());
        if (edited.isEmpty() && !id.isEmpty()) {
            // Somebody else has taken them off the list.
            return page(text.listAfterConflict(), 409);
        }
        if (fields.isLanguageSwitch()) {
            return page(text.form(edited, typed), 200);
        }
        var form = new TeamForm(fields, edited, all);
        if (visit.action().equals("save")) {
            return switch (form.read(visit.words())) {
                case TeamForm.NotAccepted(var errors) ->
                    page(text.form(edited, new FormInput(fields.values(), errors)), 422);
                case TeamForm.Valid(var recipient) ->
                    publish(visit, published, form, form.list(recipient), edited.isEmpty() ? "added" : "changed");
            };
        }
        if (!visit.action().equals("remove") || edited.isEmpty()) {
            return page(text.list(), 422);
        }
        if (fields.single("sure").isEmpty()) {
            var errors = new LinkedHashMap<String, String>();
            errors.put("sure", visit.words().get("desk.team.tickFirst"));
            var input = TeamForm.input(edited, visit.language());
            return page(text.form(edited, new FormInput(input.values(), errors)), 422);
        }
        return publish(visit, published, form, form.listWithout(), "removed");
    }

    private Response publish(
            DeskVisit visit, PublishedEvent published, TeamForm form, List<Published> list, String done) {
        var isCurrent = visit.fields()
                .single("revision")
                .filter(Long.toString(published.revision())::equals)
                .isPresent();
        if (isCurrent
                && publisher.publish(PublishRequest.ofRecipients(published, list)) instanceof PublishResult.Stored) {
            auditLogs.logChange(published.event().id(), visit.session().address(), "recipients");
            return Response.redirect(303, visit.to(visit.request().path()) + "&done=" + done);
        }
        var errors = new LinkedHashMap<String, String>();
        errors.put("save", visit.words().get("desk.team.conflict"));
        var values = done.equals("removed")
                ? TeamForm.input(form.edited(), visit.language()).values()
                : visit.fields().values();
        return page(new TeamText(visit, published, form.all()).form(form.edited(), new FormInput(values, errors)), 409);
    }

    /// The words of the address's `done`.
    static Set<String> notices() {
        return Set.of("added", "changed", "removed");
    }
}
