package openseat.site;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.Event;
import openseat.event.RegistrationStatus;
import openseat.event.Schedule;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.i18n.Zones;

/// When an event takes place, in words.
///
/// @param lines   the date, and the hours in the event's own city, or that it is all day there
/// @param details the same hours in other places; or what it means that there is no date
/// @param clocks  the hours in further cities, grouped by the day there
/// @param start   for machines: with its offset, or a day; likewise the end
public record ScheduleText(
        List<String> lines,
        List<String> details,
        List<DateTimes.Day> clocks,
        Optional<String> start,
        Optional<String> end) {

    /// @param reader the reader's own zone if known; it comes before UTC
    static ScheduleText of(Event event, Language language, Optional<ZoneId> reader, Instant now) {
        var words = Words.in(language);
        return switch (event.schedule()) {
            case Schedule.Confirmed date -> confirmed(date, language, reader);
            case Schedule.ToBeConfirmed(var window) -> {
                var dateTimes = DateTimes.in(language);
                var details = new ArrayList<String>();
                window.ifPresent(days -> details.add(words.get(
                        "event.window", "from", dateTimes.date(days.from()), "to", dateTimes.date(days.to()))));
                var isOpen = event.registrationStatus(now) instanceof RegistrationStatus.Open;
                details.add(words.get(isOpen ? "event.noDateBody" : "event.noDateClosed"));
                yield withoutDate(words.get("event.noDate"), details);
            }
            case Schedule.Cancelled(var previous) ->
                withoutDate(
                        words.get("event.cancelled"),
                        previous.map(date -> previousDate(date, language)).orElse(List.of()));
        };
    }

    /// On one line, for lists and share previews.
    static String line(Event event, Language language) {
        var words = Words.in(language);
        return switch (event.schedule()) {
            case Schedule.Confirmed date -> {
                var local = localClock(date, language);
                yield words.get("time.place", "city", local.city(), "time", local.line());
            }
            case Schedule.ToBeConfirmed _ -> words.get("event.noDate");
            case Schedule.Cancelled _ -> words.get("event.cancelled");
        };
    }

    /// The hours for somebody who registered: in their own city, the event's and UTC; each city once. Whole days
    /// are the same for everybody.
    public static List<DateTimes.Clock> clocks(Schedule.Confirmed date, Language language, Optional<ZoneId> reader) {
        if (date.wholeDays()) {
            return List.of(localClock(date, language));
        }
        var dateTimes = DateTimes.in(language);
        var clocks = new ArrayList<DateTimes.Clock>();
        var seen = new LinkedHashSet<String>();
        for (var zone : List.of(reader.orElse(date.zone()), date.zone(), ZoneId.of("UTC"))) {
            var clock = dateTimes.clock(date.startsAt(), date.endsAt(), zone);
            if (seen.add(clock.city())) {
                clocks.add(clock);
            }
        }
        return clocks;
    }

    private static ScheduleText confirmed(Schedule.Confirmed date, Language language, Optional<ZoneId> reader) {
        var words = Words.in(language);
        var local = localClock(date, language);
        var details = new ArrayList<String>();
        for (var clock : clocks(date, language, reader)) {
            if (!clock.city().equals(local.city())) {
                var time = clock.day().equals(local.day()) ? hours(clock, words) : clock.line();
                details.add(words.get("time.place", "city", clock.city(), "time", time));
            }
        }
        return new ScheduleText(
                List.of(local.date(), words.get("time.place", "city", local.city(), "time", hours(local, words))),
                details,
                date.wholeDays() ? List.of() : otherCities(date, language, reader),
                Optional.of(start(date)),
                Optional.of(end(date)));
    }

    private static List<DateTimes.Day> otherCities(
            Schedule.Confirmed date, Language language, Optional<ZoneId> reader) {
        var zones = new ArrayList<>(Zones.shown());
        reader.map(Zones::current).ifPresent(zones::add);
        zones.removeIf(zone -> zone.equals(Zones.current(date.zone())) || DateTimes.isUtc(zone));
        return DateTimes.in(language).clocks(date.startsAt(), date.endsAt(), zones);
    }

    /// For machines: with its offset, or the first of whole days.
    static String start(Schedule.Confirmed date) {
        return date.days().map(days -> days.first().toString()).orElseGet(() -> offsetTime(date.start(), date));
    }

    /// Likewise; the last of whole days (https://schema.org/endDate).
    static String end(Schedule.Confirmed date) {
        return date.days().map(days -> days.last().toString()).orElseGet(() -> offsetTime(date.end(), date));
    }

    private static String offsetTime(LocalDateTime local, Schedule.Confirmed date) {
        return local.atZone(date.zone()).toOffsetDateTime().toString();
    }

    /// The day of an event that was cancelled, with a label, then the hours as for any other date.
    private static List<String> previousDate(Schedule.Confirmed date, Language language) {
        var text = confirmed(date, language, Optional.empty());
        var day = Words.in(language).get("event.was", "date", text.lines().getFirst());
        return Stream.of(Stream.of(day), text.lines().stream().skip(1), text.details().stream())
                .flatMap(lines -> lines)
                .toList();
    }

    private static String hours(DateTimes.Clock clock, Words words) {
        return clock.night().isEmpty()
                ? clock.hours()
                : words.get("time.noted", "time", clock.hours(), "note", clock.night());
    }

    private static DateTimes.Clock localClock(Schedule.Confirmed date, Language language) {
        var dateTimes = DateTimes.in(language);
        return date.days()
                .map(days -> dateTimes.wholeDays(days.first(), days.last(), date.zone()))
                .orElseGet(() -> dateTimes.clock(date.startsAt(), date.endsAt(), date.zone()));
    }

    private static ScheduleText withoutDate(String line, List<String> details) {
        return new ScheduleText(List.of(line), details, List.of(), Optional.empty(), Optional.empty());
    }
}
