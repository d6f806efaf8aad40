package openseat.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.Environment;
import openseat.Keys;
import openseat.access.DeskVisit;
import openseat.draft.Draft;
import openseat.draft.EventId;
import openseat.draft.FieldError;
import openseat.draft.Merge;
import openseat.export.AuditLogs;
import openseat.http.Json;
import openseat.http.Problem;
import openseat.http.Response;
import openseat.publish.PublishRequest;
import openseat.publish.PublishResult;
import openseat.publish.Publisher;
import openseat.seats.SeatCounts;
import openseat.seats.SeatsLeft;

/// Shows the form of an event, looks at what was sent, and publishes it.
final class Editor {

    private final Environment environment;
    private final Meanwhile meanwhile;
    private final Publisher publisher;
    private final AuditLogs auditLogs;

    Editor(Environment environment) {
        this.environment = environment;
        this.meanwhile = new Meanwhile(environment.table());
        this.publisher = new Publisher(environment);
        this.auditLogs = new AuditLogs(environment);
    }

    Response show(DeskVisit visit, Basis basis) {
        return show(visit, basis, basis.document());
    }

    /// @param document what the fields hold: the event, or what a new one is copied from
    Response show(DeskVisit visit, Basis basis, Map<String, Object> document) {
        var written = Draft.languages(document);
        var languages = written.isEmpty()
                ? List.of(visit.language().tag())
                : written.stream().limit(SentForm.MOST_LANGUAGES).toList();
        var values = Draft.shown(document, languages)
                .with(Map.of(Merge.LINK, basis.link().stream().toList()));
        return new EditForm(visit, basis, values, languages, languages).page(200);
    }

    Response act(DeskVisit visit, Basis basis) {
        var sent = SentForm.read(visit.fields(), basis.document());
        if (sent.revision() != basis.revision()) {
            return meanwhile.late(visit, basis);
        }
        var form = EditForm.of(visit, basis, sent);
        var isOnlyShown = visit.fields().isLanguageSwitch()
                || List.of("back", "languages").contains(visit.action());
        if (isOnlyShown) {
            return form.withErrors(sent.errors()).page(200);
        }
        var document = document(basis, sent);
        var proposed = form.with(Map.of("id", List.of(Json.string(document.get("id")))));
        var inForm = new LinkedHashMap<>(sent.errors());
        Draft.unused(basis.document(), sent.values()).forEach(inForm::putIfAbsent);
        if (!inForm.isEmpty()) {
            return proposed.withErrors(inForm).page(422);
        }
        return switch (PublishRequest.read(request(basis, sent, document))) {
            case PublishRequest.Invalid(var errors) ->
                proposed.withErrors(errors(errors, document, sent)).page(422);
            case PublishRequest.Valid(var request) -> valid(visit, proposed, request);
        };
    }

    private Response valid(DeskVisit visit, EditForm form, PublishRequest request) {
        var basis = form.basis();
        var looks = !visit.action().equals("publish") && !visit.action().equals("confirm");
        if (looks) {
            return new LookPage(form, request.event(), left(request)).page();
        }
        if (basis.isUnchangedBy(request)) {
            return form.withNotice("desk.edit.unchanged").page(200);
        }
        var result = visit.action().equals("confirm") ? publisher.publish(request) : publisher.check(request);
        return switch (result) {
            case PublishResult.Stored _ -> {
                var id = request.event().id();
                auditLogs.logDone(id, visit.session().address(), basis.isNew() ? "created" : "edited");
                yield Meanwhile.published(visit, id);
            }
            case PublishResult.Publishable(var report) -> new ConfirmPage(form, request, report).page();
            case PublishResult.RevisionMismatch _ -> meanwhile.mismatch(visit, form, request);
        };
    }

    /// What the form gives; a new event gets an id of its title if none was typed.
    private static Map<String, Object> document(Basis basis, SentForm sent) {
        var document = Draft.document(basis.document(), sent.values(), sent.languages());
        if (!basis.isNew() || document.containsKey("id")) {
            return document;
        }
        var named = new LinkedHashMap<String, Object>();
        var proposed = EventId.proposed(document);
        if (!proposed.isEmpty()) {
            named.put("id", proposed);
        }
        named.putAll(document);
        return named;
    }

    private static Map<String, Object> request(Basis basis, SentForm sent, Map<String, Object> document) {
        var request = new LinkedHashMap<String, Object>();
        request.put("event", document);
        if (!basis.isNew()) {
            request.put("ifMatch", Long.toString(basis.revision()));
        }
        if (!sent.link().equals(basis.link().orElse(""))) {
            request.put("link", sent.link().isEmpty() ? null : sent.link());
        }
        return request;
    }

    private static Map<String, String> errors(
            List<Problem.FieldError> found, Map<String, Object> document, SentForm sent) {
        var errors = new LinkedHashMap<String, String>();
        for (var error : found) {
            FieldError.of(error, document.containsKey("schedule"), sent.languages())
                    .atPart(sent.values())
                    .ifPresent(at -> errors.putIfAbsent(at.field(), at.key()));
        }
        // It is proposed from the title, so it is only missing where that has no letters for it.
        if (!document.containsKey("title")) {
            errors.remove("id", "id");
        }
        return errors;
    }

    private SeatsLeft left(PublishRequest request) {
        var event = request.event();
        var seats = environment
                .table()
                .get(Keys.seats(event.id()))
                .map(SeatCounts::new)
                .orElse(SeatCounts.NONE);
        var room = event.seating()
                .capacity()
                .map(capacity -> capacity - seats.taken())
                .orElse(0L);
        return SeatsLeft.of(event, room, seats.waiting() > 0);
    }
}
