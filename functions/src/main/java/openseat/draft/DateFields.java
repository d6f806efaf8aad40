package openseat.draft;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A date that cannot be misread: the day as a number, the month from a list, the year, and the time of 24 hours.
///
/// @param name what the names of its fields begin with: `startDay`, `startMonth`, `startYear`, `startTime`
record DateFields(String name) {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt](\\d{2}:\\d{2}).*)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.h](\\d{2})");

    /// As `ScheduleDocument` accepts them.
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

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

    /// Whether two dates show the same day.
    boolean hasSameDay(DateFields other, Map<String, List<String>> values) {
        return Stream.of("Day", "Month", "Year")
                .allMatch(part -> Objects.equals(values.get(name + part), values.get(other.name + part)));
    }

    /// The same with no day.
    void clearDay(Map<String, List<String>> values) {
        Stream.of("Day", "Month", "Year").forEach(part -> values.put(name + part, List.of()));
    }

    boolean hasDate(FieldValues values) {
        return Stream.of("Day", "Month", "Year")
                .anyMatch(part -> !part(values, part).isEmpty());
    }

    boolean hasTime(FieldValues values) {
        return !part(values, "Time").isEmpty();
    }

    /// The first part that is wrong by itself; empty if all are possible, or no date is typed.
    ///
    /// @param withTime whether it needs a time
    Optional<FieldError> wrongPart(FieldValues values, boolean withTime) {
        if (hasDate(values)) {
            var date = Stream.of(
                            wrong(values, "Day", 1, 31),
                            wrong(values, "Month", 1, 12),
                            wrong(values, "Year", FIRST_YEAR, LAST_YEAR))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (date.isPresent()) {
                return date;
            }
            if (day(values).compareTo(lastOfMonth(values)) > 0) {
                return Optional.of(new FieldError(name + "Day", "partDate"));
            }
        }
        return withTime && !isTime(values) ? Optional.of(new FieldError(name + "Time", "partTime")) : Optional.empty();
    }

    private Optional<FieldError> wrong(FieldValues values, String part, int from, int to) {
        return number(values, part) instanceof Integer number && number >= from && number <= to
                ? Optional.empty()
                : Optional.of(new FieldError(name + part, "part" + part));
    }

    private String lastOfMonth(FieldValues values) {
        return YearMonth.parse(day(values).substring(0, "2027-01".length()))
                .atEndOfMonth()
                .toString();
    }

    boolean isTime(FieldValues values) {
        return time(values).matches("([01]\\d|2[0-3]):[0-5]\\d");
    }

    /// A whole number, or what no document may hold. Two digits are a year of this century.
    private Object number(FieldValues values, String part) {
        var typed = part(values, part);
        var number = PlainField.wholeNumber(typed);
        var isShort = part.equals("Year") && typed.codePointCount(0, typed.length()) == 2;
        return isShort && number instanceof Integer year ? FIRST_YEAR + year : number;
    }

    /// The day as a document writes it, or what no document may hold.
    String day(FieldValues values) {
        var parts = Stream.of("Year", "Month", "Day")
                .map(part -> number(values, part))
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
