package openseat.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.access.DeskFrame;
import openseat.access.DeskVisit;
import openseat.http.Response;
import openseat.page.FormInput;
import openseat.page.Templates;

/// The answer to a form that has nowhere to go: what was typed, to be copied. It is the same whether there is no such
/// event or the visitor may not edit it.
///
/// @param texts  what was typed
/// @param hidden what the form sent beside them, so that its buttons of languages show the same
public record TypedPage(DeskFrame desk, String path, List<Text> texts, Map<String, List<String>> hidden) {

    /// @param name  of the field
    /// @param label for the eye
    public record Text(String name, String label, String value) {

        /// How tall its box is, in lines.
        public int rows() {
            return Math.clamp(value.length() / 40L + value.lines().count(), 1, 12);
        }
    }

    /// Fields that nobody types in.
    private static final List<String> NOT_TYPED = List.of(
            "token", "lang", "show", "action", "look", "sure", "id", "revision", "base", "shown", "linkWas", "drop");

    /// Empty if nothing was typed, or no page is wanted.
    static Optional<Response> of(DeskVisit visit) {
        var words = visit.words();
        var texts = new ArrayList<Text>();
        var hidden = new LinkedHashMap<String, List<String>>();
        FormInput.withoutErrors(visit.fields().values()).values().forEach((name, values) -> {
            var key = "desk.edit." + name.replaceFirst("-.*", "");
            var label = words.get(words.has(key) ? key : "desk.typed.text");
            if (NOT_TYPED.contains(name)) {
                hidden.put(name, values);
            } else {
                values.stream()
                        .filter(value -> !value.isBlank())
                        .forEach(value -> texts.add(new Text(name, label, value)));
            }
        });
        hidden.keySet().removeAll(List.of("token", "lang", "show", "action", "look", "sure"));
        if (texts.isEmpty() || !visit.request().wantsPage()) {
            return Optional.empty();
        }
        var desk = DeskFrame.of(visit, words.get("desk.typed.title"), true);
        var page = new TypedPage(desk, visit.request().path(), List.copyOf(texts), hidden);
        return Optional.of(desk.page(404, Templates.render("desk/typed", page)));
    }
}
