package openseat.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import openseat.Environment;
import openseat.access.DeskVisit;
import openseat.access.Editors;
import openseat.access.Editors.Editor;
import openseat.event.PublishedEvent;
import openseat.http.Response;
import openseat.page.FormInput;
import openseat.publish.PublishRequest;

/// Who may edit an event: what the buttons on the page of its team do about it.
final class EditorPages {

    private final TeamPublisher publisher;
    private final Editors editors;

    EditorPages(Environment environment, TeamPublisher publisher) {
        this.publisher = publisher;
        this.editors = new Editors(environment);
    }

    List<Editor> find(PublishedEvent published) {
        return editors.find(published.event().id());
    }

    /// Adds somebody, who can sign in from then on. A letter to sign in is in the language of the page that it was
    /// asked for on, so nobody is asked for one.
    Response add(DeskVisit visit, PublishedEvent published, TeamText text) {
        var errors = new LinkedHashMap<String, String>();
        var listed = text.editors().stream().map(Editor::address);
        var address = TypedPerson.address(visit.fields(), listed, Editors.MOST, visit.words(), errors);
        if (!errors.isEmpty()) {
            return form(visit, text, errors, 422);
        }
        var added = new Editor(address.orElseThrow(), visit.language().tag());
        var list = Stream.concat(text.editors().stream(), Stream.of(added)).toList();
        return publish(visit, published, list, "editorAdded").orElseGet(() -> form(visit, text, conflict(visit), 409));
    }

    private static Response form(DeskVisit visit, TeamText text, SequencedMap<String, String> errors, int status) {
        return TeamPages.page(text.editorForm(new FormInput(visit.fields().values(), errors)), status);
    }

    /// Takes somebody's right away, also one's own. Somebody must be left who may edit, be it as an organizer.
    Response remove(DeskVisit visit, PublishedEvent published, TeamText text) {
        var address = visit.fields().single("editor").orElse("");
        var left = text.editors().stream()
                .filter(editor -> !editor.address().equals(address))
                .toList();
        if (left.size() == text.editors().size()) {
            return list(text, conflict(visit), 409);
        }
        if (visit.fields().single("sure").isEmpty()) {
            return list(text, error("editors", visit.words().get("desk.team.tickFirst")), 422);
        }
        if (left.isEmpty() && !visit.session().isOrganizer()) {
            return list(text, error("editors", visit.words().get("desk.team.error.lastEditor")), 422);
        }
        var isAway = !visit.session().isOrganizer()
                && TypedPerson.isSame(visit.session().address(), address);
        return publish(visit, published, left, "editorRemoved")
                // They may not see the page any more.
                .map(done -> isAway ? Response.redirect(303, visit.to("/desk") + "&done=left") : done)
                .orElseGet(() -> list(text, conflict(visit), 409));
    }

    private static Response list(TeamText text, SequencedMap<String, String> errors, int status) {
        return TeamPages.page(text.listWith(errors), status);
    }

    private Optional<Response> publish(DeskVisit visit, PublishedEvent published, List<Editor> list, String done) {
        return publisher.publish(visit, published, PublishRequest.ofEditors(published, list), "editors", done);
    }

    private static SequencedMap<String, String> conflict(DeskVisit visit) {
        return error("editors", visit.words().get("desk.team.conflict"));
    }

    private static SequencedMap<String, String> error(String field, String text) {
        var errors = new LinkedHashMap<String, String>();
        errors.put(field, text);
        return errors;
    }
}
