package openseat.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.LocalizedText;
import openseat.i18n.Words;
import openseat.page.Fact;
import openseat.page.FormInput;

/// Answers as a page shows them: as facts to read, or as input of a form that changes them.
public final class AnswerFacts {

    private AnswerFacts() {}

    /// The answers that were given, under the form's labels.
    public static List<Fact> of(Answers answers, Language language) {
        var words = Words.in(language);
        var facts = new ArrayList<Fact>();
        add(facts, words.get("form.name"), answers.name());
        add(
                facts,
                words.get("form.interpretation"),
                answers.interpretation().map(tag -> interpretation(tag, language, words)));
        if (!answers.access().isEmpty()) {
            facts.add(new Fact(
                    words.get("form.access"),
                    answers.access().stream()
                            .map(access -> LocalizedText.plain(words.get("form.access." + access.word)))
                            .toList()));
        }
        add(facts, words.get("form.accessNote"), answers.accessNote());
        add(facts, words.get("form.zone"), answers.zone().map(DateTimes.in(language)::city));
        add(facts, words.get("form.organization"), answers.organization());
        add(
                facts,
                words.get("form.participant"),
                answers.participantType().map(type -> words.get("form.participant." + type.word)));
        add(facts, words.get("form.people"), Optional.of(Integer.toString(answers.places())));
        return facts;
    }

    /// The answers as the input of a form.
    public static FormInput input(Answers answers) {
        var values = new LinkedHashMap<String, List<String>>();
        put(values, "name", answers.name());
        put(values, "interpretation", answers.interpretation());
        values.put(
                "access", answers.access().stream().map(access -> access.word).toList());
        put(values, "accessNote", answers.accessNote());
        put(values, "zone", answers.zone().map(zone -> zone.getId()));
        put(values, "organization", answers.organization());
        put(values, "participantType", answers.participantType().map(type -> type.word));
        values.put("places", List.of(Integer.toString(answers.places())));
        return FormInput.withoutErrors(values);
    }

    private static String interpretation(String tag, Language language, Words words) {
        var key = "form.interpretation." + tag;
        return words.has(key) ? words.get(key) : language.nameOf(tag).orElse(tag);
    }

    private static void add(List<Fact> facts, String label, Optional<String> answer) {
        answer.ifPresent(text -> facts.add(new Fact(label, List.of(LocalizedText.plain(text)))));
    }

    private static void put(Map<String, List<String>> values, String field, Optional<String> answer) {
        answer.ifPresent(text -> values.put(field, List.of(text)));
    }
}
