package openseat.local.stories.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Something that happens to an event.
sealed interface Step {

    record Register(String person, ModelRow.Answers answers) implements Step {}

    /// A button on the page behind a private link.
    ///
    /// @param letter whose link it is: the number of the person's letter, from 0; negative before the first
    /// @param shown  the request that the page offers; null if it offers none
    record Press(String person, int letter, String action, ModelRow.Answers answers, ModelRow.Request shown)
            implements Step {}

    /// @param capacity null for no limit
    record Publish(Long capacity, boolean list, boolean calledOff) implements Step {}

    /// The stream triggers somebody's letter.
    record Letter(String person) implements Step {}

    /// The organizers remove somebody's registration.
    record Remove(String person) implements Step {}

    record Upkeep() implements Step {}

    List<String> PEOPLE = List.of("ada", "bo", "chi", "dina", "eve", "fox");
    List<String> BUTTONS = List.of(
            "confirm", "confirm", "confirm", "confirm", "confirm", "cancel", "cancel", "change", "change", "use", "use",
            "drop", "keep", "block", "forget");

    static Step draw(Random random, Model model) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> publish(random);
            case 2, 3, 4 -> new Letter(person(random));
            case 5, 6, 7 -> new Upkeep();
            case 13 -> new Remove(person(random));
            case 8, 9, 10, 11, 12 -> new Register(person(random), answers(random));
            default -> press(random, model);
        };
    }

    /// All people want one of three seats, so that the waiting list is long: by chance alone it hardly ever is.
    static List<Step> crowd(Random random) {
        var steps = new ArrayList<Step>();
        steps.add(new Publish(3L, true, false));
        for (var person : PEOPLE) {
            steps.add(new Register(person, answers(random)));
            steps.add(new Letter(person));
            steps.add(new Press(person, 0, "confirm", answers(random), null));
        }
        steps.add(new Upkeep());
        return steps;
    }

    /// Mostly by the link of the newest letter.
    static Press press(Random random, Model model) {
        var person = person(random);
        var newest = model.letters(person) - 1;
        var letter = newest > 0 && random.nextInt(3) == 0 ? random.nextInt(newest) : newest;
        return new Press(
                person,
                letter,
                BUTTONS.get(random.nextInt(BUTTONS.size())),
                answers(random),
                model.offered(person, letter));
    }

    static Publish publish(Random random) {
        return new Publish(
                random.nextInt(6) == 0 ? null : (long) random.nextInt(1, 7),
                random.nextInt(4) > 0,
                random.nextInt(8) == 0);
    }

    private static String person(Random random) {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private static ModelRow.Answers answers(Random random) {
        return random.nextInt(3) == 0
                ? new ModelRow.Answers(1, null, false)
                : new ModelRow.Answers(
                        random.nextInt(1, Model.GROUP + 1),
                        new String[] {null, "migrant", "un"}[random.nextInt(3)],
                        random.nextBoolean());
    }
}
