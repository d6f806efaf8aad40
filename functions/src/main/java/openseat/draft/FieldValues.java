package openseat.draft;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import openseat.input.CleanText;

/// What the fields of a form hold, by name, as a page can show it: without control characters and direction overrides.
public record FieldValues(Map<String, List<String>> values) {

    public FieldValues {
        var clean = new LinkedHashMap<String, List<String>>();
        values.forEach((name, typed) -> clean.put(
                name,
                typed.stream()
                        .map(CleanText::shown)
                        .filter(text -> !text.isEmpty())
                        .toList()));
        values = clean;
    }

    /// The first value, or blank.
    public String one(String name) {
        var all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Set<String> set(String name) {
        return new LinkedHashSet<>(all(name));
    }

    /// Whether a field says the same in both. Ticked boxes have no order, and no value is the same as a blank one.
    public boolean isSame(FieldValues other, String name) {
        return set(name).equals(other.set(name));
    }

    public boolean isSame(FieldValues other, List<String> names) {
        return names.stream().allMatch(name -> isSame(other, name));
    }

    public FieldValues with(Map<String, List<String>> changed) {
        var all = new LinkedHashMap<>(values);
        all.putAll(changed);
        return new FieldValues(all);
    }
}
