package openseat.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.document.Events;
import openseat.event.Event;
import openseat.event.PublishedEvent;
import openseat.http.HttpFunction;
import openseat.http.Json;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;

/// Exports an event's registrations for organizers: `GET /events/{eventId}/registrations.csv` with a signature, or a
/// direct invocation with `{"event": "..."}`. It also shows the event's audit log: `/events/{eventId}/audit-log`, or
/// `"auditLog": true`.
///
/// A long list comes in pages that together are one file: each but the last names the next, in the `Link` header
/// (RFC 8288) or as `next`. An export is in the audit log before its rows are sent. AWS does not tell a function who
/// invoked it directly: the log then says `direct`, and CloudTrail knows the caller if it records data events.
public final class ExportFunction extends HttpFunction {

    private static final Problem NO_SUCH_EVENT = Problem.of(404, "There is no such event.");
    private static final Problem INVALID_CURSOR = new Problem(
            422,
            "invalid",
            "The list cannot continue there.",
            List.of(new Problem.FieldError("/from", "must be the `next` of the previous response")));

    private final Environment environment;
    private final Events events;
    private final ExportReader reader;
    private final AuditLogs auditLogs;

    public ExportFunction() {
        this(Environment.fromEnvironment());
    }

    public ExportFunction(Environment environment) {
        this.environment = environment;
        this.events = new Events(environment.table());
        this.reader = new ExportReader(environment.table());
        this.auditLogs = new AuditLogs(environment);
    }

    /// A page of the list, or why there is none.
    private sealed interface Result {}

    /// @param next the cursor of the next page
    private record Page(String csv, Optional<String> next) implements Result {}

    private record Rejected(Problem problem) implements Result {}

    @Override
    protected Response answer(Request request) {
        if (request.caller().isEmpty()) {
            return Problem.of(403, "Please sign the request.").response();
        }
        var found = events.find(request.parameter("eventId"));
        if (found.isEmpty()) {
            return NO_SUCH_EVENT.response();
        }
        var event = found.get().event();
        if (request.path().endsWith("/audit-log")) {
            return Response.json(200, auditLogs.find(event.id()).members()).asPrivate();
        }
        if (request.isHead()) {
            return file(event, "");
        }
        return switch (export(found.get(), request.query("from"), request.caller())) {
            case Rejected(var problem) -> problem.response();
            case Page(var csv, var next) ->
                next.map(from -> file(event, csv).with("link", link(request, from)))
                        .orElseGet(() -> file(event, csv));
        };
    }

    private static String link(Request request, String from) {
        return "<" + request.origin() + request.path() + "?from=" + from + ">; rel=\"next\"";
    }

    private static Response file(Event event, String csv) {
        return Response.of(200, RegistrationsCsv.TYPE, csv)
                .with("content-disposition", "attachment; filename=\"" + event.id() + ".csv\"")
                .asPrivate();
    }

    @Override
    protected Object direct(byte[] payload) {
        return switch (RequestBody.json(payload)) {
            case RequestBody.Refused(var problem) -> problem.members();
            case RequestBody.JsonBody(var members) -> direct(members);
            case RequestBody.FormBody _ -> throw new IllegalStateException("JSON was read as a form.");
        };
    }

    private Map<String, Object> direct(Map<String, Object> request) {
        var errors = new ArrayList<Problem.FieldError>();
        request.forEach((name, value) -> {
            if (!isKnown(name, value)) {
                var detail = "is unknown or has the wrong type; known are event, from and auditLog";
                errors.add(Problem.FieldError.of(name, detail));
            }
        });
        if (!request.containsKey("event")) {
            errors.add(Problem.FieldError.of("event", "is missing"));
        }
        if (!errors.isEmpty()) {
            return new Problem(422, "invalid", "Nothing was exported.", errors).members();
        }
        return events.find(Json.string(request.get("event")))
                .map(published -> direct(published, request))
                .orElseGet(NO_SUCH_EVENT::members);
    }

    private static boolean isKnown(String name, Object value) {
        return switch (name) {
            case "event", "from" -> value instanceof String;
            case "auditLog" -> value instanceof Boolean;
            default -> false;
        };
    }

    private Map<String, Object> direct(PublishedEvent published, Map<String, Object> request) {
        if (Boolean.TRUE.equals(request.get("auditLog"))) {
            return auditLogs.find(published.event().id()).members();
        }
        return switch (export(published, Optional.ofNullable((String) request.get("from")), "direct")) {
            case Rejected(var problem) -> problem.members();
            case Page(var csv, var next) -> {
                var members = new LinkedHashMap<String, Object>();
                members.put("csv", csv);
                next.ifPresent(from -> members.put("next", from));
                yield members;
            }
        };
    }

    private Result export(PublishedEvent published, Optional<String> from, String caller) {
        var event = published.event();
        var cursor = from.flatMap(ExportCursor::parse);
        if (from.isPresent() && cursor.isEmpty()) {
            return new Rejected(INVALID_CURSOR);
        }
        var page = reader.read(
                event, cursor.map(ExportCursor::after), environment.clock().instant());
        var export = auditLogs.logRows(
                event.id(),
                cursor.map(ExportCursor::export),
                auditLogs.name(published, caller),
                page.rows().size());
        return new Page(page.csv(), page.next().map(after -> new ExportCursor(export, after).toString()));
    }
}
