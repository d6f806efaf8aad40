package openseat.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import openseat.Environment;
import openseat.Keys;
import openseat.access.DeskPart;
import openseat.access.DeskVisit;
import openseat.event.PublishedEvent;
import openseat.export.AuditLogs;
import openseat.export.ExportReader;
import openseat.export.RegistrationsCsv;
import openseat.http.Response;
import openseat.page.FormInput;
import openseat.page.Templates;
import openseat.transition.RemovalWrites;

/// The people of an event: `GET /desk/events/{eventId}/people`, with `status`, `q` for what is searched, `page`, and
/// `print`; `GET …/people.csv`, with `part` where the list is long; and `POST …/people`, which removes a registration.
///
/// Whoever looks, and each file, is in the audit log first. Removing only marks the row, by one write that reads
/// nothing of it: upkeep does the rest.
public final class PeoplePages implements DeskPart {

    private static final String CSV = ".csv";

    private final Environment environment;
    private final ExportReader reader;
    private final AuditLogs auditLogs;

    public PeoplePages(Environment environment) {
        this.environment = environment;
        this.reader = new ExportReader(environment.table());
        this.auditLogs = new AuditLogs(environment);
    }

    @Override
    public Response show(DeskVisit visit, PublishedEvent published) {
        if (visit.request().path().endsWith(CSV)) {
            return csv(visit, published);
        }
        return page(visit, published, 200, FormInput.EMPTY);
    }

    private Response page(DeskVisit visit, PublishedEvent published, int status, FormInput errors) {
        var query = PeopleQuery.of(visit.request());
        auditLogs.logLook(published, visit.session().address());
        var pages = reader.all(published.event(), visit.now());
        var rows = pages.stream().flatMap(page -> page.rows().stream()).toList();
        var list = PeopleList.of(rows, query, visit.language());
        var view = new PeopleText(visit, published, query).view(list, rows.isEmpty(), pages.size(), errors);
        return view.desk().page(status, Templates.render(query.isToPrint() ? "people/print" : "people/list", view));
    }

    /// One part of the file, which is all of it where the list is not very long.
    private Response csv(DeskVisit visit, PublishedEvent published) {
        var event = published.event();
        var pages = reader.all(event, visit.now());
        var part = visit.request()
                .query("part")
                .filter(number -> number.matches("[1-9][0-9]{0,3}"))
                .map(Integer::valueOf)
                .filter(number -> number <= pages.size())
                .orElse(1);
        var page = pages.get(part - 1);
        auditLogs.logRows(
                event.id(),
                Optional.empty(),
                auditLogs.name(published, visit.session().address()),
                page.rows().size());
        var name = pages.size() == 1 ? event.id() : event.id() + "-" + part;
        return Response.of(200, RegistrationsCsv.TYPE, page.csv())
                .with("content-disposition", "attachment; filename=\"" + name + ".csv\"")
                .asPrivate();
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        var event = published.event().id();
        var id = visit.fields()
                .single("id")
                .filter(text -> visit.action().equals("remove") && text.matches("[0-9a-f]{32}"));
        if (id.isPresent() && visit.fields().single("sure").isEmpty()) {
            var error = new LinkedHashMap<String, String>();
            error.put("sure-" + id.get(), visit.words().get("desk.people.tickFirst"));
            return page(visit, published, 422, new FormInput(visit.fields().values(), error));
        }
        var isMarked = id.filter(found ->
                        environment.table().update(RemovalWrites.ask(Keys.registration(event, found), visit.now())))
                .isPresent();
        if (isMarked) {
            auditLogs.logDone(event, visit.session().address(), "removed");
        }
        return Response.redirect(
                303,
                visit.to(visit.request().path())
                        + PeopleQuery.of(visit.request()).more()
                        + "&done=" + (isMarked ? "removing" : "gone"));
    }

    /// The words of the address's `done`.
    static List<String> notices() {
        return List.of("removing", "gone");
    }
}
