package openseat.editing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.draft.Draft;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// What the fields of the form are called where something is said about them elsewhere, and in which order they stand.
record FieldLabels(Language page, List<String> languages) {

    /// The questions in the order of editing/form.jte.
    static final List<String> ORDER = List.of(
            SentForm.LANGUAGES,
            SentForm.OTHER_LANGUAGES,
            "title",
            "id",
            "kind",
            "text",
            "notes",
            "audience",
            "when",
            "start",
            "end",
            "zone",
            "zoneOther",
            "mode",
            "address",
            "link",
            "capacity",
            "waitingList",
            "groupLimit",
            "opens",
            "closes",
            "organizers",
            "contact",
            "keeper",
            "privacyLink",
            "keepDays",
            "interpretation",
            "interpretationOther",
            "access",
            "geographicScope",
            "workstreamOutput",
            "regionalReviewProcess",
            "objectives",
            "listed",
            "senderName",
            "discreet",
            "dayBefore",
            "beforeStart",
            "sample",
            "home");

    /// As the form has them; those of one question in the order of its languages.
    List<String> inOrder(List<String> fields) {
        var ordered = new ArrayList<>(fields);
        ordered.sort(Comparator.<String>comparingInt(field -> ORDER.indexOf(Draft.question(field)))
                .thenComparingInt(field -> languages.indexOf(tag(field))));
        return ordered;
    }

    /// The label, with the language of a text that the form asks for in several.
    String of(String field) {
        var label = question(Draft.question(field));
        var tag = tag(field);
        return tag.isEmpty() || languages.size() < 2
                ? label
                : label + words().get("page.aside", "text", EditView.name(page, tag));
    }

    private String question(String name) {
        return switch (name) {
            case SentForm.LANGUAGES, "when" -> words().get("desk.edit.section." + name);
            default -> words().get("desk.edit." + name);
        };
    }

    /// Each error with the name of its field before it, in the order of the form.
    Map<String, String> named(Map<String, String> errors) {
        var named = new LinkedHashMap<String, String>();
        inOrder(List.copyOf(errors.keySet()))
                .forEach(field -> named.put(
                        field, words().get("desk.edit.atField", "field", of(field), "error", errors.get(field))));
        return named;
    }

    private Words words() {
        return Words.in(page);
    }

    private static String tag(String field) {
        var hyphen = field.indexOf('-');
        return hyphen < 0 ? "" : field.substring(hyphen + 1);
    }
}
