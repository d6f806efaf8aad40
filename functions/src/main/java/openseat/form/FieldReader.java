package openseat.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import openseat.input.CleanText;

/// Reads single fields and collects what is wrong with them. A field with an error reads as empty.
final class FieldReader {

    private final FormFields fields;
    private final List<FormError> errors;

    FieldReader(FormFields fields) {
        this.fields = fields;
        this.errors = new ArrayList<>(fields.errors());
    }

    List<FormError> errors() {
        return List.copyOf(errors);
    }

    boolean hasError(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    <T> Optional<T> error(String field, String key, Object... values) {
        add(new FormError(field, key, values));
        return Optional.empty();
    }

    void add(FormError error) {
        errors.add(error);
    }

    /// The one value of a field, without what is invisible at its ends, if anything is left.
    Optional<String> one(String field) {
        return typed(field).map(CleanText::trimmed).filter(text -> !text.isEmpty());
    }

    /// Two different values are an error: it is unclear which one counts.
    private Optional<String> typed(String field) {
        var values = fields.all(field);
        return values.stream().distinct().count() > 1
                ? error(field, "once")
                : values.stream().findFirst();
    }

    /// All values that are not blank, each once.
    List<String> all(String field) {
        return fields.all(field).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /// Free text. The length counts characters, not bytes, so that every script has the same room.
    Optional<String> text(String field, int maxLength, UnaryOperator<String> clean) {
        var text = typed(field).map(clean).orElse("");
        if (CleanText.length(text) > maxLength) {
            return error(field, "tooLong", "max", maxLength);
        }
        if (IdDocumentNumber.isIn(text)) {
            return error(field, "number");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// A value that the parser knows.
    ///
    /// @param errorKey of the error where it does not
    <T> Optional<T> parsed(String field, String errorKey, Function<String, Optional<T>> parser) {
        return one(field).flatMap(text -> parser.apply(text).or(() -> error(field, errorKey)));
    }

    /// A number in the digits of any script, with up to four of them.
    static OptionalInt number(String text) {
        if (text.isEmpty() || CleanText.length(text) > 4 || !text.codePoints().allMatch(Character::isDigit)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(text.codePoints().reduce(0, (number, digit) -> number * 10 + Character.digit(digit, 10)));
    }
}
