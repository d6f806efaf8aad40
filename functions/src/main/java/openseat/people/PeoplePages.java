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

/// The people of an event: `GET /desk/events/{eventId}/people`, with `status`, `page`, and `print`; `GET
/// …/people.csv`, with `part`, `from` and `until` where the list is long; and `POST …/people`, which searches
/// (`action=search` with `q`, and what the address says otherwise) or removes a registration (`remove`).
///
/// Whoever looks, and each file, is in the audit log first; a HEAD reads nothing and is not. Removing only marks the
/// row, by a write that reads nothing of it: upkeep does the rest.
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
        if (visit.request().isHead()) {
            return Response.page(200, "")
                    .with("content-language", visit.language().lang());
        }
        return page(visit, published, 200, FormInput.EMPTY);
    }

    private Response page(DeskVisit visit, PublishedEvent published, int status, FormInput errors) {
        var query = PeopleQuery.of(visit);
        auditLogs.logLook(published, visit.session().address());
        var pages = reader.all(published.event(), visit.now());
        var rows = pages.stream().flatMap(page -> page.rows().stream()).toList();
        var list = PeopleList.of(rows, query, visit.language());
        var view = new PeopleText(visit, published, query).view(list, rows.isEmpty(), FilePart.of(pages), errors);
        return view.desk().page(status, Templates.render(query.isToPrint() ? "people/print" : "people/list", view));
    }

    /// One part of the file, which is all of it where the list is not very long.
    private Response csv(DeskVisit visit, PublishedEvent published) {
        var event = published.event();
        var part = FilePart.of(visit.request());
        if (visit.request().isHead()) {
            return file(part.fileName(event.id()), "");
        }
        var page = reader.part(event, part.from(), part.until(), visit.now());
        if (page.isEmpty()) {
            return Response.redirect(303, visit.to("/desk/events/" + event.id() + "/people") + "&done=grown");
        }
        auditLogs.logRows(
                event.id(),
                Optional.empty(),
                auditLogs.name(published, visit.session().address()),
                page.get().rows().size());
        return file(part.fileName(event.id()), page.get().csv());
    }

    private static Response file(String name, String csv) {
        return Response.of(200, RegistrationsCsv.TYPE, csv)
                .with("content-disposition", "attachment; filename=\"" + name + "\"")
                .asPrivate();
    }

    @Override
    public Response act(DeskVisit visit, PublishedEvent published) {
        return switch (visit.action()) {
            case "search" ->
                PeopleQuery.of(visit).isSearch()
                        ? page(visit, published, 200, FormInput.EMPTY)
                        : Response.redirect(303, self(visit));
            case "remove" -> remove(visit, published);
            default -> page(visit, published, 422, FormInput.EMPTY);
        };
    }

    private Response remove(DeskVisit visit, PublishedEvent published) {
        var event = published.event().id();
        var id = visit.fields().single("id").filter(text -> text.matches("[0-9a-f]{32}"));
        if (id.isPresent() && visit.fields().single("sure").isEmpty()) {
            var error = new LinkedHashMap<String, String>();
            error.put("sure-" + id.get(), visit.words().get("desk.people.tickFirst"));
            return page(visit, published, 422, new FormInput(visit.fields().values(), error));
        }
        var row = id.map(found -> Keys.registration(event, found));
        var isMarked = row.filter(key -> environment.table().update(RemovalWrites.ask(key, visit.now())))
                .isPresent();
        if (isMarked) {
            auditLogs.logDone(event, visit.session().address(), "removed");
        }
        var isBeingRemoved = isMarked
                || row.filter(key -> environment.table().update(RemovalWrites.askAgain(key, visit.now())))
                        .isPresent();
        return Response.redirect(303, self(visit) + "&done=" + (isBeingRemoved ? "removing" : "gone"));
    }

    private static String self(DeskVisit visit) {
        return visit.to(visit.request().path()) + PeopleQuery.of(visit).more();
    }

    /// The words of the address's `done`.
    static List<String> notices() {
        return List.of("removing", "gone", "grown");
    }
}
