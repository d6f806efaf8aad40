package openseat.local.stories.model;

import java.util.List;
import java.util.Random;

/// Something that happens to an event.
sealed interface Step {

    record Register(String person, ModelRow.Answers answers) implements Step {}

    /// A button on the page behind a private link.
    record Press(String person, String action, ModelRow.Answers answers) implements Step {}

    /// @param capacity null for no limit
    record Publish(Long capacity, boolean list, boolean calledOff) implements Step {}

    /// The stream triggers somebody's letter.
    record Letter(String person) implements Step {}

    record Upkeep() implements Step {}

    List<String> PEOPLE = List.of("ada", "bo", "chi", "dina", "eve", "fox");
    List<String> BUTTONS = List.of(
            "confirm", "confirm", "confirm", "confirm", "cancel", "cancel", "change", "change", "use", "drop",
            "forget");

    static Step draw(Random random) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> publish(random);
            case 2, 3 -> new Letter(person(random));
            case 4, 5 -> new Upkeep();
            case 6, 7, 8, 9 -> new Register(person(random), answers(random));
            default -> press(random);
        };
    }

    static Press press(Random random) {
        return new Press(person(random), BUTTONS.get(random.nextInt(BUTTONS.size())), answers(random));
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
