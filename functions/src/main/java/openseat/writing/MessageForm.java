package openseat.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import openseat.announcement.AnnounceRequest;
import openseat.document.DocumentText;
import openseat.event.Event;
import openseat.form.FormFields;
import openseat.http.Problem.FieldError;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.input.CleanText;
import openseat.page.FormInput;
import openseat.seats.SeatCounts;

/// What an organizer typed: the message in each language, whom it is for, and whether people may do without it. It is
/// read by the rules of `AnnounceRequest`, as JSON is. Pure.
record MessageForm(Event event, FormFields fields) {

    static final String TO = "to";
    static final String OPTIONAL = "optional";
    private static final String TEXT = "text-";

    static String field(String tag) {
        return TEXT + tag;
    }

    /// The languages to write in: those of the event, of those who asked for interpretation, and of what was typed.
    static Set<String> languages(Event event, SeatCounts seats, FormFields fields) {
        var tags = new LinkedHashSet<>(event.title().texts().keySet());
        seats.item().values().keySet().stream()
                .filter(name ->
                        name.startsWith("interpretation_") && seats.item().number(name) > 0)
                .flatMap(name -> Language.of(name.substring("interpretation_".length())).stream())
                .map(Language::tag)
                .filter(tag -> tags.stream()
                        .noneMatch(known -> Language.primarySubtag(known).equals(tag)))
                .sorted()
                .forEach(tags::add);
        fields.values().keySet().stream()
                .filter(name -> name.startsWith(TEXT))
                .map(name -> name.substring(TEXT.length()))
                .filter(DocumentText::isLanguageTag)
                .forEach(tags::add);
        return tags;
    }

    AnnounceRequest read(Set<String> languages) {
        var texts = new LinkedHashMap<String, Object>();
        for (var tag : languages) {
            var text =
                    CleanText.lines(String.join("\n", fields.all(field(tag)))).strip();
            if (!text.isEmpty()) {
                texts.put(tag, text);
            }
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("event", event.id());
        json.put("to", List.copyOf(fields.all(TO)));
        json.put("text", texts);
        json.put("optional", !fields.all(OPTIONAL).isEmpty());
        return AnnounceRequest.read(json);
    }

    FormInput input() {
        return FormInput.withoutErrors(fields.values());
    }

    /// What was typed, with what is wrong in words.
    FormInput input(List<FieldError> errors, Set<String> languages, Words words) {
        return new FormInput(fields.values(), byField(errors, languages, words));
    }

    private static SequencedMap<String, String> byField(List<FieldError> errors, Set<String> languages, Words words) {
        var byField = new LinkedHashMap<String, String>();
        var most = AnnounceRequest.MAX_TEXT;
        for (var error : errors) {
            var parts = new ArrayList<>(List.of(error.pointer().split("/")));
            if (parts.contains("to")) {
                byField.putIfAbsent(TO, words.get("desk.message.error.to"));
            } else if (parts.size() > 2) {
                byField.putIfAbsent(field(parts.get(2)), words.get("desk.message.error.tooLong", "most", most));
            } else {
                byField.putIfAbsent(field(languages.iterator().next()), words.get("desk.message.error.text"));
            }
        }
        return byField;
    }

    /// A new form: for all, and nothing typed.
    static FormInput blank() {
        return FormInput.withoutErrors(Map.of(TO, List.of("confirmed", "waiting")));
    }
}
