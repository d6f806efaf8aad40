package openseat.seats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import openseat.dynamodb.Update;
import openseat.form.Answers;

/// The counters of taken places by what was answered: by type of participant, interpretation and access need.
///
/// Only known answers have a counter of their own, or strangers could make the item grow without limit.
final class Breakdown {

    private static final Set<String> COUNTED_LANGUAGES = Set.of("ar", "zh", "en", "fr", "ru", "es", "none", "other");

    private Breakdown() {}

    /// Adds the places of these answers.
    static Update add(Update update, Answers answers) {
        of(answers).forEach((name, places) -> update.add(name, places));
        return update;
    }

    /// Takes the places of these answers off.
    static Update subtract(Update update, Answers answers) {
        of(answers).forEach((name, places) -> update.add(name, -places));
        return update;
    }

    /// Moves the places from old answers to new ones.
    static Update replace(Update update, Answers old, Answers answers) {
        var before = of(old);
        var after = of(answers);
        after.forEach((name, places) -> update.add(name, places - before.getOrDefault(name, 0)));
        before.forEach((name, places) -> {
            if (!after.containsKey(name)) {
                update.add(name, -places);
            }
        });
        return update;
    }

    /// Whether both are counted in the same way.
    static boolean areCountedAlike(Answers one, Answers other) {
        return of(one).equals(of(other));
    }

    private static Map<String, Integer> of(Answers answers) {
        var counters = new LinkedHashMap<String, Integer>();
        counters.put(
                "type_"
                        + answers.participantType()
                                .map(type -> suffix(type.word))
                                .orElse("unstated"),
                answers.places());
        counters.put(
                "interpretation_"
                        + answers.interpretation().map(Breakdown::counted).orElse("unstated"),
                answers.places());
        answers.access().forEach(access -> counters.put("access_" + suffix(access.word), answers.places()));
        return counters;
    }

    private static String counted(String languageTag) {
        var language = languageTag.split("-")[0];
        return COUNTED_LANGUAGES.contains(language) ? language : "other";
    }

    private static String suffix(String word) {
        return word.replace('-', '_');
    }
}
