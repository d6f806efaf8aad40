package openseat.editing;

import java.util.Map;
import openseat.access.DeskVisit;
import openseat.document.Events;
import openseat.draft.Draft;
import openseat.draft.FieldValues;
import openseat.draft.Merge;
import openseat.dynamodb.Table;
import openseat.http.Json;
import openseat.http.Response;
import openseat.publish.PublishRequest;

/// Answers to a form that does not fit what is published now: somebody published or deleted the event after the form
/// was shown, or took the id of a new one, or its button was pressed twice.
final class Meanwhile {

    private final Table table;
    private final Events events;

    Meanwhile(Table table) {
        this.table = table;
        this.events = new Events(table);
    }

    /// Somebody published, or deleted, what the form is about between its reading and the writing.
    Response mismatch(DeskVisit visit, EditForm form, PublishRequest request) {
        return form.basis().isNew()
                ? taken(visit, form, request)
                : again(visit, request.event().id());
    }

    /// Another event has the id; or the same one, because its button was pressed twice.
    private Response taken(DeskVisit visit, EditForm form, PublishRequest request) {
        var id = request.event().id();
        var isDone = visit.action().equals("confirm")
                && events.find(id)
                        .filter(now -> Basis.read(table, now).isUnchangedBy(request))
                        .isPresent();
        return isDone
                ? published(visit, id)
                : form.withErrors(Map.of("id", "taken")).page(409);
    }

    /// Somebody published, or deleted the event, between its reading and the writing.
    private Response again(DeskVisit visit, String id) {
        return events.find(id).map(now -> late(visit, Basis.read(table, now))).orElseGet(() -> anew(visit, id));
    }

    /// A form of an event that was deleted meanwhile, for a new one with the same id.
    Response anew(DeskVisit visit, String id) {
        var sent = SentForm.read(visit.fields(), Map.of());
        return EditForm.of(visit, Basis.NEW, sent)
                .anew(id)
                .withErrors(sent.errors())
                .withNotice("desk.edit.gone")
                .page(409);
    }

    /// A form of another revision than the one that is published now. That one may be of this form, because its
    /// button was pressed twice.
    Response late(DeskVisit visit, Basis basis) {
        var sent = SentForm.read(visit.fields(), basis.document());
        var isDone = visit.action().equals("confirm")
                && basis.published()
                        .filter(now -> events.document(now.event().id(), sent.revision())
                                .filter(base -> gives(visit, Json.object(Json.readOwn(base)), now.document()))
                                .isPresent())
                        .isPresent()
                && sent.link().equals(basis.link().orElse(""));
        return isDone ? published(visit, basis.published().orElseThrow().event().id()) : merged(visit, basis, sent);
    }

    private static boolean gives(DeskVisit visit, Map<String, Object> base, String document) {
        var sent = SentForm.read(visit.fields(), base);
        return Json.write(Draft.document(base, sent.values(), sent.languages())).equals(document);
    }

    /// The form on the event as it is now, with what was typed in it.
    private Response merged(DeskVisit visit, Basis basis, SentForm sent) {
        var languages = Draft.union(Draft.languages(basis.document()), sent.languages());
        var was = sent.values().all(SentForm.LINK_WAS);
        var base = basis.published()
                .flatMap(now -> events.document(now.event().id(), sent.revision()))
                .map(document -> Draft.shown(Json.object(Json.readOwn(document)), languages))
                .orElseGet(() -> new FieldValues(Map.of()))
                .with(Map.of(Merge.LINK, was));
        var merge = Merge.of(base, sent.values(), basis.shown(languages), languages);
        return new EditForm(visit, basis, merge.values(), languages, languages)
                .withTheirs(merge.theirs())
                .withErrors(sent.errors())
                .withNotice(merge.hasConflicts() ? "desk.edit.meanwhileBoth" : "desk.edit.meanwhile")
                .page(409);
    }

    static Response published(DeskVisit visit, String id) {
        return Response.redirect(303, visit.to("/desk/events/" + id) + "&done=published");
    }
}
