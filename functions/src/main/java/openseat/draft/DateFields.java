package openseat.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A date that cannot be misread: the day as a number, the month from a list, the year, and the time of 24 hours.
///
/// @param name what the names of its fields begin with: `startDay`, `startMonth`, `startYear`, `startTime`
record DateFields(String name) {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt](\\d{2}:\\d{2}).*)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.h](\\d{2})");

    List<String> names() {
        return Stream.of("Day", "Month", "Year", "Time").map(name::concat).toList();
    }

    String dayName() {
        return name + "Day";
    }

    String timeName() {
        return name + "Time";
    }

    /// What the fields hold for a local time or a day as a document writes it; blank fields for anything else.
    Map<String, List<String>> show(String iso) {
        var match = ISO.matcher(iso);
        if (!match.matches()) {
            return Map.of();
        }
        var time = match.group(4);
        return Map.of(
                name + "Day",
                List.of(withoutZero(match.group(3))),
                name + "Month",
                List.of(withoutZero(match.group(2))),
                name + "Year",
                List.of(match.group(1)),
                name + "Time",
                time == null ? List.of() : List.of(time));
    }

    private static String withoutZero(String number) {
        return number.startsWith("0") ? number.substring(1) : number;
    }

    boolean hasDate(FieldValues values) {
        return Stream.of("Day", "Month", "Year")
                .anyMatch(part -> !part(values, part).isEmpty());
    }

    boolean hasTime(FieldValues values) {
        return !part(values, "Time").isEmpty();
    }

    /// The day as a document writes it, or what no document may hold.
    String day(FieldValues values) {
        var parts = Stream.of("Year", "Month", "Day")
                .map(part -> PlainField.wholeNumber(part(values, part)))
                .toList();
        return parts.stream().allMatch(Integer.class::isInstance)
                ? String.format(Locale.ROOT, "%04d-%02d-%02d", parts.toArray())
                : "?";
    }

    /// Day and time as a document writes them, or what no document may hold.
    String localTime(FieldValues values) {
        return day(values) + "T" + time(values);
    }

    String time(FieldValues values) {
        var digits = part(values, "Time")
                .codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point == '：' ? ':' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var match = TIME.matcher(digits);
        return match.matches()
                ? (match.group(1).length() == 1 ? "0" : "") + match.group(1) + ":" + match.group(2)
                : "?";
    }

    private String part(FieldValues values, String part) {
        return values.one(name + part).strip();
    }
}
