package openseat.i18n;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes dates and times in one language: weekday, date, 24-hour time, city. Never the abbreviation of a zone, never
/// "today".
///
/// All names and the order of words come from the language's file, because Java's own change with its locale data.
public final class DateTimes {

    /// Most people call the hours before this one the night of the day before.
    private static final LocalTime END_OF_NIGHT = LocalTime.of(3, 0);

    private static final Map<Language, DateTimes> ALL =
            Language.all().stream().collect(Collectors.toUnmodifiableMap(language -> language, DateTimes::new));

    private final Language language;
    private final Words words;
    private final List<String> weekdays;
    private final List<String> months;

    private DateTimes(Language language) {
        this.language = language;
        this.words = Words.in(language);
        this.weekdays = List.of(words.get("date.weekdays").split("\\|"));
        this.months = List.of(words.get("date.months").split("\\|"));
    }

    public static DateTimes in(Language language) {
        return ALL.get(language);
    }

    /// Start and end in the local time of one place.
    ///
    /// @param date  the weekday and date of the start, or all days if they are whole
    /// @param hours from when to when, or that it is all day; with the day of the end if it is another day, and
    ///              with which is meant if the clock shows one of them twice
    /// @param night which night that is, if it starts soon after midnight; else blank
    /// @param line  all of this on one line
    public record Clock(
            ZoneId zone, String city, LocalDate day, String date, String hours, String night, String line) {}

    /// The places where it is the same day.
    public record Day(LocalDate day, String date, List<Clock> clocks) {}

    /// Friday, 18 December 2026
    public String date(LocalDate date) {
        return words.get(
                "date.full", "weekday", weekday(date), "day", day(date), "month", month(date), "year", date.getYear());
    }

    /// Friday, 18 December
    public String dateWithoutYear(LocalDate date) {
        return words.get("date.short", "weekday", weekday(date), "day", day(date), "month", month(date));
    }

    /// Friday, 8 May 2026 to Saturday, 9 May 2026; one day alone is not repeated.
    public String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? date(first) : words.get("date.days", "from", date(first), "to", date(last));
    }

    /// 13:15
    public String time(LocalTime time) {
        return twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute());
    }

    /// from 13:15 to 14:15
    public String span(LocalTime from, LocalTime to) {
        return words.get("time.span", "from", time(from), "to", time(to));
    }

    /// Friday, 18 December 2026, 13:15
    public String dateAndTime(Instant moment, ZoneId zone) {
        var there = moment.atZone(zone);
        var text = words.get("time.moment", "date", date(there.toLocalDate()), "time", time(there.toLocalTime()));
        return noted(text, clocksBack(there, there));
    }

    /// A moment in local time and in UTC, with the date repeated if it differs:
    /// New York: Friday, 18 December 2026, 13:15; UTC: 18:15
    public String point(Instant moment, ZoneId zone) {
        var utc = moment.atZone(ZoneOffset.UTC).toLocalDateTime();
        var utcText = dateAndTime(moment, ZoneOffset.UTC);
        if (isUtc(zone)) {
            return words.get("time.place", "city", "UTC", "time", utcText);
        }
        var there = moment.atZone(zone).toLocalDateTime();
        var sameDay = there.toLocalDate().equals(utc.toLocalDate());
        return words.get(
                "time.both",
                "first",
                words.get("time.place", "city", city(zone), "time", dateAndTime(moment, zone)),
                "second",
                words.get("time.place", "city", "UTC", "time", sameDay ? time(utc.toLocalTime()) : utcText));
    }

    /// Start and end in the local time of a place.
    public Clock clock(Instant start, Instant end, ZoneId zone) {
        var from = start.atZone(zone);
        var night = from.toLocalTime().isBefore(END_OF_NIGHT)
                ? words.get("time.night." + from.getDayOfWeek().minus(1).getValue())
                : "";
        var date = date(from.toLocalDate());
        var hours = hours(from, end.atZone(zone));
        var line = words.get("time.moment", "date", date, "time", hours);
        return new Clock(zone, city(zone), from.toLocalDate(), date, hours, night, noted(line, night));
    }

    /// Whole days in the place where they are counted: on other clocks they are the same days.
    public Clock wholeDays(LocalDate first, LocalDate last, ZoneId zone) {
        var date = days(first, last);
        var allDay = words.get("time.allDay");
        return new Clock(
                zone, city(zone), first, date, allDay, "", words.get("time.moment", "date", date, "time", allDay));
    }

    /// Start and end in several places, grouped by their local day, each place once and the earliest hour first.
    public List<Day> clocks(Instant start, Instant end, Collection<ZoneId> zones) {
        var days = new TreeMap<LocalDate, List<Clock>>();
        zones.stream()
                .distinct()
                .sorted(Comparator.comparing(zone -> start.atZone(zone).toLocalDateTime()))
                .map(zone -> clock(start, end, zone))
                .forEach(clock -> days.computeIfAbsent(clock.day(), _ -> new ArrayList<>())
                        .add(clock));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), dateWithoutYear(day.getKey()), List.copyOf(day.getValue())))
                .toList();
    }

    /// The city by which a zone is known: from the words, else from the zone's id, which is in Latin letters.
    public String city(ZoneId zone) {
        var current = Zones.current(zone);
        var key = "city." + current.getId();
        if (words.has(key)) {
            return words.get(key);
        }
        if (isUtc(zone)) {
            return "UTC";
        }
        if (zone instanceof ZoneOffset || zone.getId().startsWith("Etc/")) {
            return "UTC" + zone.getRules().getOffset(Instant.EPOCH).getId();
        }
        var name =
                current.getId().substring(current.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return language.isRightToLeft() ? Words.isolate(name) : name;
    }

    /// Whether the zone is UTC by definition, so that its time need not be given twice.
    public static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private String hours(ZonedDateTime from, ZonedDateTime to) {
        var span = span(from.toLocalTime(), to.toLocalTime());
        var withDay = from.toLocalDate().equals(to.toLocalDate())
                ? span
                : words.get("time.spanOver", "span", span, "date", dateWithoutYear(to.toLocalDate()));
        return noted(withDay, clocksBack(from, to));
    }

    /// Which of two times is meant, where the clock shows one twice because it goes back; else blank. Without it an
    /// end could look earlier than its start.
    private String clocksBack(ZonedDateTime from, ZonedDateTime to) {
        return repeated(from)
                .or(() -> repeated(to))
                .map(change -> {
                    var end = to.toInstant().isBefore(change) ? "before" : "between";
                    return words.get("time.clocksBack." + (from.toInstant().isBefore(change) ? end : "after"));
                })
                .orElse("");
    }

    /// When the clocks go back, if they show this time twice.
    private static Optional<Instant> repeated(ZonedDateTime time) {
        return Optional.ofNullable(time.getZone().getRules().getTransition(time.toLocalDateTime()))
                .filter(ZoneOffsetTransition::isOverlap)
                .map(ZoneOffsetTransition::getInstant);
    }

    private String noted(String time, String note) {
        return note.isEmpty() ? time : words.get("time.noted", "time", time, "note", note);
    }

    /// Friday
    public String weekday(DayOfWeek day) {
        return weekdays.get(day.getValue() - 1);
    }

    private String weekday(LocalDate date) {
        return weekday(date.getDayOfWeek());
    }

    private String month(LocalDate date) {
        return months.get(date.getMonthValue() - 1);
    }

    /// Only French writes the first of a month differently: 1er.
    private String day(LocalDate date) {
        return date.getDayOfMonth() == 1 ? words.get("date.first") : Integer.toString(date.getDayOfMonth());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
