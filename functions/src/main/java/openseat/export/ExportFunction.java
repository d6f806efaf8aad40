package openseat.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.Environment;
import openseat.event.Event;
import openseat.event.Events;
import openseat.event.PublishedEvent;
import openseat.http.HttpFunction;
import openseat.http.Json;
import openseat.http.Problem;
import openseat.http.Request;
import openseat.http.RequestBody;
import openseat.http.Response;

/// Gives organizers the list: `GET /events/{eventId}/registrations.csv` with a signature, or a direct invocation with
/// `{"event": "..."}`; and the event's audit log: `/events/{eventId}/audit-log`, or `"auditLog": true`.
///
/// A long list comes in pieces that together are one file: each but the last names the next, in the header `Link`
/// (RFC 8288) or as `next`. An export is in the audit log before its rows leave. Of a direct invocation, AWS tells a
/// function nothing about the caller: the line says `direct`, and who it was stands in CloudTrail, where data events
/// are recorded.
public final class ExportFunction extends HttpFunction {

    private static final Problem UNKNOWN = Problem.of(404, "There is no such event.");
    private static final Problem NOWHERE = new Problem(422, "invalid", "The list has no such place.",
            List.of(new Problem.FieldError("/from", "must be what the piece before named as the next")));

    private final Environment ground;
    private final Events events;
    private final ExportReader roll;
    private final AuditLogs receipts;

    public ExportFunction() {
        this(Environment.fromEnvironment());
    }

    public ExportFunction(Environment ground) {
        this.ground = ground;
        this.events = new Events(ground.table());
        this.roll = new ExportReader(ground.table());
        this.receipts = new AuditLogs(ground);
    }

    /// What was asked for, or why it is not given.
    private sealed interface Answer {}

    /// @param next the bookmark of the next piece
    private record Piece(String csv, Optional<String> next) implements Answer {}

    private record Refused(Problem problem) implements Answer {}

    @Override
    protected Response answer(Request request) {
        if (request.caller().isEmpty()) {
            return Problem.of(403, "Please sign the request.").response();
        }
        var found = events.find(request.parameter("eventId")).map(PublishedEvent::event);
        if (found.isEmpty()) {
            return UNKNOWN.response();
        }
        var event = found.get();
        if (request.path().endsWith("/audit-log")) {
            return Response.json(200, receipts.find(event.id()).members()).asPrivate();
        }
        if (request.isHead()) {
            return file(event, "");
        }
        return switch (piece(event, request.query("from"), request.caller())) {
            case Refused(var problem) -> problem.response();
            case Piece(var csv, var next) -> next
                    .map(from -> file(event, csv).with("link", "<" + request.origin() + request.path() + "?from=" + from + ">; rel=\"next\""))
                    .orElseGet(() -> file(event, csv));
        };
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
            case RequestBody.JsonBody(var asked) -> direct(asked);
            case RequestBody.FormBody _ -> throw new IllegalStateException("JSON is no form.");
        };
    }

    private Map<String, Object> direct(Map<String, Object> asked) {
        var flaws = new ArrayList<Problem.FieldError>();
        asked.forEach((name, value) -> {
            if (!isKnown(name, value)) {
                flaws.add(Problem.FieldError.of(name, "is not understood; there are event, from and auditLog"));
            }
        });
        if (!asked.containsKey("event")) {
            flaws.add(Problem.FieldError.of("event", "is missing"));
        }
        if (!flaws.isEmpty()) {
            return new Problem(422, "invalid", "Nothing was given out.", flaws).members();
        }
        return events.find(Json.string(asked.get("event"))).map(PublishedEvent::event)
                .map(event -> direct(event, asked))
                .orElseGet(UNKNOWN::members);
    }

    private static boolean isKnown(String name, Object value) {
        return switch (name) {
            case "event", "from" -> value instanceof String;
            case "auditLog" -> value instanceof Boolean;
            default -> false;
        };
    }

    private Map<String, Object> direct(Event event, Map<String, Object> asked) {
        if (Boolean.TRUE.equals(asked.get("auditLog"))) {
            return receipts.find(event.id()).members();
        }
        return switch (piece(event, Optional.ofNullable((String) asked.get("from")), "direct")) {
            case Refused(var problem) -> problem.members();
            case Piece(var csv, var next) -> {
                var members = new LinkedHashMap<String, Object>();
                members.put("csv", csv);
                next.ifPresent(from -> members.put("next", from));
                yield members;
            }
        };
    }

    private Answer piece(Event event, Optional<String> from, String by) {
        var bookmark = from.flatMap(ExportCursor::read);
        if (from.isPresent() && bookmark.isEmpty()) {
            return new Refused(NOWHERE);
        }
        var piece = roll.piece(event, bookmark.map(ExportCursor::after), ground.clock().instant());
        var export = receipts.note(event.id(), bookmark.map(ExportCursor::export), by, piece.rows());
        return new Piece(piece.csv(), piece.next().map(after -> new ExportCursor(export, after).word()));
    }
}
