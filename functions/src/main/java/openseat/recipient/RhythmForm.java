package openseat.recipient;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.http.RequestBody;
import openseat.subscription.Rhythm;

/// Reads when somebody wants the digest, from the form of their page or from JSON with the same names:
/// `{"action": "rhythm", "weekdays": ["monday"], "time": "08:00", "onlyWhenNeeded": false}`.
final class RhythmForm {

    static final String WEEKDAYS = "weekdays";
    static final String TIME = "time";
    static final String ONLY = "onlyWhenNeeded";

    private RhythmForm() {}

    sealed interface Read {}

    record Valid(Rhythm rhythm) implements Read {}

    /// @param errors in the order of the form
    record NotAccepted(List<FormError> errors) implements Read {}

    static FormFields fields(RequestBody.Body body) {
        return body instanceof RequestBody.JsonBody(var json) ? ofJson(json) : FormFields.of(body);
    }

    private static FormFields ofJson(Map<String, Object> json) {
        var values = new LinkedHashMap<String, List<String>>();
        json.forEach((name, value) -> {
            switch (value) {
                case List<?> list ->
                    values.put(name, list.stream().map(String::valueOf).toList());
                case Boolean yes -> values.put(name, yes ? List.of("yes") : List.of());
                case null -> {}
                default -> values.put(name, List.of(value.toString()));
            }
        });
        return new FormFields(values, List.of());
    }

    static Read read(FormFields fields) {
        var errors = new ArrayList<FormError>();
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (var word : fields.all(WEEKDAYS)) {
            weekday(word).ifPresent(weekdays::add);
        }
        if (weekdays.isEmpty() || weekdays.size() != fields.all(WEEKDAYS).size()) {
            errors.add(new FormError(WEEKDAYS, "weekdays"));
        }
        var time = fields.single(TIME).flatMap(RhythmForm::time);
        if (time.isEmpty()) {
            errors.add(new FormError(TIME, "time"));
        }
        return errors.isEmpty()
                ? new Valid(new Rhythm(
                        weekdays, time.orElseThrow(), fields.all(ONLY).contains("yes")))
                : new NotAccepted(errors);
    }

    private static Optional<DayOfWeek> weekday(String word) {
        try {
            return Optional.of(Rhythm.weekday(word));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.length() == 5 ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
