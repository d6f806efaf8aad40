package openseat.seats;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import openseat.dynamodb.Update;
import openseat.form.Answers;

/// The counters of registrations that have a seat by what was answered: by type of participant, interpretation and
/// access need. A registration counts once, for however many people it is.
///
/// Only known answers have a counter of their own, or strangers could make the item grow without limit.
public final class Breakdown {

    /// The answers about interpretation that have a counter; all other languages count as `other`.
    public static final List<String> INTERPRETATION = List.of("ar", "zh", "en", "fr", "ru", "es", "none", "other");

    /// In place of an option: nothing was answered about the type, or about interpretation.
    public static final String UNSTATED = "unstated";

    /// In place of an option: at least one access need was named.
    public static final String ANY = "any";

    private Breakdown() {}

    /// The name of a counter.
    ///
    /// @param question `type`, `interpretation` or `access`
    /// @param option   the word of an answer
    static String counter(String question, String option) {
        return question + "_" + option.replace('-', '_');
    }

    /// Adds a registration with these answers.
    static Update add(Update update, Answers answers) {
        of(answers).forEach(name -> update.add(name, 1));
        return update;
    }

    /// Takes a registration with these answers off.
    static Update subtract(Update update, Answers answers) {
        of(answers).forEach(name -> update.add(name, -1));
        return update;
    }

    /// Moves a registration from old answers to new ones.
    static Update replace(Update update, Answers old, Answers answers) {
        var before = of(old);
        var after = of(answers);
        after.stream().filter(name -> !before.contains(name)).forEach(name -> update.add(name, 1));
        before.stream().filter(name -> !after.contains(name)).forEach(name -> update.add(name, -1));
        return update;
    }

    /// Whether both are counted in the same way.
    static boolean areCountedAlike(Answers one, Answers other) {
        return of(one).equals(of(other));
    }

    private static Set<String> of(Answers answers) {
        var counters = new LinkedHashSet<String>();
        counters.add(
                counter("type", answers.participantType().map(type -> type.word).orElse(UNSTATED)));
        counters.add(counter(
                "interpretation",
                answers.interpretation().map(Breakdown::counted).orElse(UNSTATED)));
        answers.access().forEach(access -> counters.add(counter("access", access.word)));
        if (!answers.access().isEmpty()) {
            counters.add(counter("access", ANY));
        }
        return counters;
    }

    private static String counted(String languageTag) {
        var language = languageTag.split("-")[0];
        return INTERPRETATION.contains(language) ? language : "other";
    }
}
