package openseat.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import openseat.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldErrorTest {

    /// Day, month, year and time of the start; then of the end.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start | times | 32 5 2027 10:00 | - - - 11:00 | startDay partDay",
                "start | times | 20 - 2027 10:00 | - - - 11:00 | startMonth partMonth",
                "start | times | 20 5 1926 10:00 | - - - 11:00 | startYear partYear",
                "start | times | 31 4 2027 10:00 | - - - 11:00 | startDay partDate",
                "start | times | 29 2 28 24:00 | - - - 11:00 | startTime partTime",
                "start | days | 20 5 2027 - | - - - - | startDay start",
                "start | times | - - - - | - - - - | startDay start",
                "end | times | - - - - | - - - - | -",
                "end | times | 32 5 2027 10:00 | - - - 11:00 | -",
                "end | times | 32 5 2027 10:00 | - - - noon | endTime partTime",
                "end | times | 20 5 2027 10:00 | - - - - | endTime partTime",
                "end | times | 20 5 2027 10:00 | 20 5 27 09:00 | endDay end",
                "end | times | 20 5 2027 10:00 | 21 x 2027 09:00 | endMonth partMonth",
                "end | window | 20 5 2027 - | 21 5 20277 - | endYear partYear",
                "end | cancelled | 20 5 2027 10:00 | - - - - | endTime partTime",
            })
    void theWrongPartOfADateIsNamed(String key, String when, String start, String end, String at) {
        var values = new HashMap<String, List<String>>();
        values.put("when", List.of(when));
        put(values, "start", start);
        put(values, "end", end);
        var found = new FieldError(key + "Day", key).atPart(new FieldValues(values));
        assertThat(found.map(error -> error.field() + " " + error.key()).orElse("-"))
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"closes, 20 5 27 8, closesTime partTime", "opens, - - - 08:00, opensDay opens"})
    void soIsThatOfATimeOfRegistration(String key, String typed, String at) {
        var values = new HashMap<String, List<String>>();
        put(values, key, typed);
        var found =
                new FieldError(key + "Day", key).atPart(new FieldValues(values)).orElseThrow();
        assertThat(found.field() + " " + found.key()).isEqualTo(at);
    }

    @Test
    void aNoticeWithoutAKeeperSaysTheRule() {
        var missing = new Problem.FieldError("/event/privacy/keeper", "is required");
        assertThat(FieldError.of(missing, true, List.of("ar"))).isEqualTo(new FieldError("keeper-ar", "keeper"));
        var tooLong = new Problem.FieldError("/event/privacy/keeper/ar", "is too long");
        assertThat(FieldError.of(tooLong, true, List.of("ar"))).isEqualTo(new FieldError("keeper-ar", "line"));
    }

    private static void put(Map<String, List<String>> values, String date, String typed) {
        var parts = typed.split(" ");
        var names = new DateFields(date).names();
        for (var i = 0; i < parts.length; i++) {
            values.put(names.get(i), List.of(parts[i].equals("-") ? "" : parts[i]));
        }
    }
}
