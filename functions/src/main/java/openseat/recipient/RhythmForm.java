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
import java.util.Set;
import openseat.form.FormError;
import openseat.form.FormFields;
import openseat.http.RequestBody;
import openseat.subscription.Rhythm;

/// Reads when somebody wants the digest, from the form of their page or from JSON with the same names:
/// `{"action": "rhythm", "weekdays": ["monday"], "time": "08:00", "onlyWhenNeeded": false}`.
public final class RhythmForm {

    public static final String WEEKDAYS = "weekdays";
    public static final String TIME = "time";
    public static final String ONLY = "onlyWhenNeeded";

    private RhythmForm() {}

    public sealed interface Read {}

    public record Valid(Rhythm rhythm) implements Read {}

    /// @param errors in the order of the form
    public record NotAccepted(List<FormError> errors) implements Read {}

    static FormFields fields(RequestBody.Body body) {
        return body instanceof RequestBody.JsonBody(var json) ? ofJson(json) : FormFields.of(body);
    }

    /// Stricter than a form: what is misspelt would else count as not wanted.
    private static FormFields ofJson(Map<String, Object> json) {
        var values = new LinkedHashMap<String, List<String>>();
        var errors = new ArrayList<FormError>();
        json.forEach((name, value) -> {
            switch (value) {
                case String text when List.of("action", "lang", TIME).contains(name) -> values.put(name, List.of(text));
                case List<?> list
                when name.equals(WEEKDAYS) ->
                    values.put(name, list.stream().map(String::valueOf).toList());
                case Boolean yes when name.equals(ONLY) -> values.put(name, yes ? List.of("yes") : List.of());
                case null, default -> errors.add(new FormError(name, wrong(name)));
            }
        });
        return new FormFields(values, errors);
    }

    private static String wrong(String name) {
        return switch (name) {
            case WEEKDAYS, TIME -> name;
            case ONLY -> "trueOrFalse";
            case "action", "lang" -> "text";
            default -> "unknown";
        };
    }

    /// @param present what stays where a program leaves something out; empty for a form, which sends all of it
    public static Read read(FormFields fields, Optional<Rhythm> present) {
        var errors = new ArrayList<>(fields.errors());
        var words = words(fields, WEEKDAYS, present.map(Rhythm::words));
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        words.forEach(word -> Rhythm.weekday(word).ifPresent(weekdays::add));
        if (weekdays.isEmpty() || weekdays.size() != Set.copyOf(words).size()) {
            errors.add(new FormError(WEEKDAYS, WEEKDAYS));
        }
        var times =
                words(fields, TIME, present.map(rhythm -> List.of(rhythm.time().toString())));
        var time = times.size() == 1 ? time(times.getFirst()) : Optional.<LocalTime>empty();
        if (time.isEmpty()) {
            errors.add(new FormError(TIME, TIME));
        }
        var only = words(fields, ONLY, present.map(rhythm -> rhythm.onlyWhenNeeded() ? List.of("yes") : List.of()));
        return errors.isEmpty()
                ? new Valid(new Rhythm(weekdays, time.orElseThrow(), only.contains("yes")))
                : new NotAccepted(errors);
    }

    private static List<String> words(FormFields fields, String name, Optional<List<String>> present) {
        return fields.values().containsKey(name) ? fields.all(name) : present.orElse(List.of());
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.length() == 5 ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
