package openseat.draft;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What becomes of a form when somebody else published meanwhile: each answer that only they changed is theirs, and
/// each that only the sender changed stays. Where both changed it, the sender's stays in the field, and theirs is shown
/// beside it.
///
/// @param theirs the other version of each field that both changed
public record Merge(FieldValues values, FieldValues theirs) {

    /// Boxes of which several may be ticked: whatever one of the two ticked or cleared is done.
    private static final Set<String> SETS = Set.of("interpretation", "access");

    /// The link to join: a field of the form, and no member of the document.
    public static final String LINK = "link";

    /// @param base      what the form was made of
    /// @param mine      what was sent
    /// @param now       what is published now
    /// @param languages of all three
    public static Merge of(FieldValues base, FieldValues mine, FieldValues now, List<String> languages) {
        var values = new LinkedHashMap<String, List<String>>();
        var theirs = new LinkedHashMap<String, List<String>>();
        var answers = Stream.concat(Draft.answers(languages).stream(), Stream.of(List.of(LINK)));
        for (var answer : answers.toList()) {
            if (base.isSame(mine, answer)) {
                answer.forEach(name -> values.put(name, now.all(name)));
            } else if (!base.isSame(now, answer)) {
                answer.forEach(name -> {
                    if (SETS.contains(name)) {
                        values.put(name, merged(base.set(name), mine.set(name), now.all(name)));
                    } else if (!mine.isSame(now, name)) {
                        theirs.put(name, now.all(name));
                    }
                });
            }
        }
        return new Merge(mine.with(values), new FieldValues(theirs));
    }

    private static List<String> merged(Set<String> base, Set<String> mine, List<String> now) {
        var all = new LinkedHashSet<>(now);
        all.removeIf(value -> base.contains(value) && !mine.contains(value));
        mine.stream().filter(value -> !base.contains(value)).forEach(all::add);
        return List.copyOf(all);
    }

    public boolean hasConflicts() {
        return !theirs.values().isEmpty();
    }

    /// What the other version of a field says, by field.
    public Map<String, List<String>> conflicts() {
        return theirs.values();
    }
}
