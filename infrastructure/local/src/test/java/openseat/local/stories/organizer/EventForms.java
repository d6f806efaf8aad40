package openseat.local.stories.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import openseat.Environment;
import openseat.Settings;
import openseat.access.DeskVisit;
import openseat.access.Session;
import openseat.document.Events;
import openseat.dynamodb.Table;
import openseat.editing.EditPages;
import openseat.editing.NewEventPages;
import openseat.event.PublishedEvent;
import openseat.form.FormFields;
import openseat.http.Request;
import openseat.http.Response;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.local.testkit.Parsed;
import openseat.local.testkit.TestStack;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/// Somebody at the desk who fills in the form of an event, as a browser sends it.
final class EventForms {

    private static final Session SESSION = new Session("id", "ada@example.org", new byte[] {1}, true, Set.of());

    private final EditPages edit;
    private final NewEventPages create;
    private final Events events;
    private final Language language;

    EventForms(TestStack stack, String language) {
        var table = new Table(stack.local.table(), stack.table);
        var environment = new Environment(table, stack.local.clock(), new Random(1), new Settings(Map.of()));
        this.edit = new EditPages(environment);
        this.create = new NewEventPages(environment);
        this.events = new Events(table);
        this.language = Language.of(language).orElseThrow();
    }

    PublishedEvent published(String id) {
        return events.find(id).orElseThrow();
    }

    Map<String, List<String>> newForm(String query) {
        return fields(Parsed.page(
                create.show(visit("GET", "/desk/new", query, Map.of())).text()));
    }

    Map<String, List<String>> form(String id) {
        return fields(Parsed.page(showEdit(id).text()));
    }

    Response showEdit(String id) {
        return edit.show(visit("GET", "/desk/events/" + id + "/edit", "", Map.of()), published(id));
    }

    /// Presses a button.
    Response send(Map<String, List<String>> fields, String button, String value) {
        return send(fields, "", button, value);
    }

    /// @param id of the event; blank for a new one
    Response send(Map<String, List<String>> fields, String id, String button, String value) {
        var sent = new LinkedHashMap<>(fields);
        sent.put(button, List.of(value));
        var path = id.isEmpty() ? "/desk/new" : "/desk/events/" + id + "/edit";
        var visit = visit("POST", path, "", sent);
        return id.isEmpty() ? create.act(visit) : edit.act(visit, published(id));
    }

    /// Publishes by the button, and the button after it.
    Response publish(Map<String, List<String>> fields, String id) {
        var asked = send(fields, id, "action", "publish");
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        return send(fields(Parsed.page(asked.text())), id, "action", "confirm");
    }

    private DeskVisit visit(String method, String path, String query, Map<String, List<String>> fields) {
        var request = new Request(method, path, query, Map.of(), Map.of(), new byte[0], "openseat.example.org", "", "");
        return new DeskVisit(
                request,
                new FormFields(fields, List.of()),
                SESSION,
                language,
                "https://openseat.example.org",
                TestStack.NOW);
    }

    /// What a browser sends of the form when it is not touched.
    static Map<String, List<String>> fields(Document page) {
        var fields = new LinkedHashMap<String, List<String>>();
        ((FormElement) page.getElementById("form"))
                .formData()
                .forEach(field -> fields.computeIfAbsent(field.key(), _ -> new ArrayList<>())
                        .add(field.value()));
        return fields;
    }

    /// The same with other values.
    static Map<String, List<String>> with(Map<String, List<String>> fields, String... namesAndValues) {
        var changed = new LinkedHashMap<>(fields);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            changed.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return changed;
    }

    static String word(Language language, String key) {
        return Words.in(language).get("desk.edit." + key);
    }
}
