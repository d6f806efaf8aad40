package openseat.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
        for (var error : errors) {
            if (error.field().equals(field)) {
                return true;
            }
        }
        return false;
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
        var text = CleanText.trimmed(typed(field));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// Blank where there is none. Two different values are an error: it is unclear which one counts.
    private String typed(String field) {
        var values = new HashSet<>(fields.all(field));
        if (values.size() > 1) {
            error(field, "once");
        }
        return values.size() == 1 ? values.iterator().next() : "";
    }

    /// All values that are not blank, each once.
    List<String> all(String field) {
        var texts = new LinkedHashSet<String>();
        for (var value : fields.all(field)) {
            if (!value.isBlank()) {
                texts.add(value.strip());
            }
        }
        return List.copyOf(texts);
    }

    /// Free text of one line.
    Optional<String> line(String field, int maxLength) {
        return text(field, CleanText.line(typed(field)), maxLength);
    }

    /// Free text of one or more lines.
    Optional<String> lines(String field, int maxLength) {
        return text(field, CleanText.lines(typed(field)), maxLength);
    }

    /// The length counts characters, not bytes, so that every script has the same room.
    private Optional<String> text(String field, String text, int maxLength) {
        if (CleanText.length(text) > maxLength) {
            return error(field, "tooLong", "max", maxLength);
        }
        if (IdDocumentNumber.isIn(text)) {
            return error(field, "number");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// What was parsed.
    ///
    /// @param errorKey of the error where the parser did not know it
    <T> Optional<T> known(Optional<T> parsed, String field, String errorKey) {
        return parsed.isPresent() ? parsed : error(field, errorKey);
    }

    /// A number in the digits of any script, with up to four of them.
    static OptionalInt number(String text) {
        if (text.isEmpty() || CleanText.length(text) > 4) {
            return OptionalInt.empty();
        }
        var number = 0;
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            if (!Character.isDigit(point)) {
                return OptionalInt.empty();
            }
            number = number * 10 + Character.digit(point, 10);
            i += Character.charCount(point);
        }
        return OptionalInt.of(number);
    }
}
