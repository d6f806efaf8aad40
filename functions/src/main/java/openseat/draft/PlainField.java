package openseat.draft;

import java.util.List;
import java.util.Map;
import openseat.http.Json;

/// A member with one value, in one field.
///
/// @param absent what a member that is left out means: whether its box is ticked
record PlainField(String name, String path, Kind kind, boolean absent) implements DraftField {

    enum Kind {
        LINE,
        NUMBER,
        BOX
    }

    /// The value of a ticked box.
    static final String TICKED = "yes";

    static PlainField line(String name, String path) {
        return new PlainField(name, path, Kind.LINE, false);
    }

    static PlainField number(String name) {
        return new PlainField(name, name, Kind.NUMBER, false);
    }

    static PlainField box(String name, String path, boolean absent) {
        return new PlainField(name, path, Kind.BOX, absent);
    }

    @Override
    public List<String> names(List<String> languages) {
        return List.of(name);
    }

    @Override
    public Map<String, List<String>> show(Map<String, Object> document, List<String> languages) {
        var value = DocumentTree.get(document, path);
        return Map.of(
                name,
                switch (kind) {
                    case LINE -> List.of(Json.string(value));
                    case NUMBER -> value == null ? List.of() : List.of(value.toString());
                    case BOX -> (value == null ? absent : Boolean.TRUE.equals(value)) ? List.of(TICKED) : List.of();
                });
    }

    @Override
    public void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages) {
        var typed = sent.one(name).strip();
        DocumentTree.put(
                document,
                path,
                switch (kind) {
                    case BOX -> !typed.isEmpty();
                    case NUMBER -> typed.isEmpty() ? null : wholeNumber(typed);
                    case LINE -> typed.isEmpty() ? null : typed;
                });
    }

    /// A whole number in the digits of any script; else the text, which no document may hold there.
    static Object wholeNumber(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > 9 || !text.codePoints().allMatch(Character::isDigit)) {
            return text;
        }
        return text.codePoints().reduce(0, (number, digit) -> number * 10 + Character.digit(digit, 10));
    }
}
