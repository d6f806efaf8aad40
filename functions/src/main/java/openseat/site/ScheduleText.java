package openseat.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import openseat.event.RegistrationStatus;
import openseat.event.Event;
import openseat.event.Schedule;
import openseat.i18n.Zones;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// When an event takes place, in words.
///
/// @param lines  the date, and the hours in the event's own city
/// @param also   the same hours elsewhere, or what follows from not knowing
/// @param clocks the hours in other cities, by their own days
/// @param start  with its offset, for machines; likewise the end
public record ScheduleText(List<String> lines, List<String> also, List<DateTimes.Day> clocks, Optional<String> start, Optional<String> end) {

    /// @param reader the reader's own zone, shown first where it is known
    static ScheduleText of(Event event, Language language, Optional<ZoneId> reader, Instant now) {
        var words = Words.in(language);
        return switch (event.schedule()) {
            case Schedule.Confirmed date -> confirmed(date, language, reader);
            case Schedule.ToBeConfirmed(var window) -> {
                var also = new ArrayList<String>();
                window.ifPresent(days -> also.add(words.get("event.window",
                        "from", DateTimes.in(language).date(days.from()), "to", DateTimes.in(language).date(days.to()))));
                also.add(words.get(event.registrationStatus(now) instanceof RegistrationStatus.Open ? "event.noDateBody" : "event.noDateClosed"));
                yield unknown(words.get("event.noDate"), also);
            }
            case Schedule.Cancelled(var was) -> unknown(words.get("event.cancelled"), was.map(date -> was(date, language)).orElse(List.of()));
        };
    }

    /// On one line, for lists and share previews.
    static String line(Event event, Language language) {
        var words = Words.in(language);
        return switch (event.schedule()) {
            case Schedule.Confirmed date -> {
                var there = clock(date, language);
                yield words.get("time.place", "city", there.city(), "time", there.line());
            }
            case Schedule.ToBeConfirmed _ -> words.get("event.noDate");
            case Schedule.Cancelled _ -> words.get("event.cancelled");
        };
    }

    /// The hours for somebody who takes part: their own city first, then the event's, then UTC; each city once.
    public static List<DateTimes.Clock> clocks(Schedule.Confirmed date, Language language, Optional<ZoneId> reader) {
        var moments = DateTimes.in(language);
        var clocks = new ArrayList<DateTimes.Clock>();
        var seen = new LinkedHashSet<String>();
        for (var zone : List.of(reader.orElse(date.zone()), date.zone(), ZoneId.of("UTC"))) {
            var clock = moments.clock(date.startsAt(), date.endsAt(), zone);
            if (seen.add(clock.city())) {
                clocks.add(clock);
            }
        }
        return clocks;
    }

    private static ScheduleText confirmed(Schedule.Confirmed date, Language language, Optional<ZoneId> reader) {
        var words = Words.in(language);
        var clocks = clocks(date, language, Optional.empty());
        var there = clocks.getFirst();
        var also = new ArrayList<String>();
        for (var clock : clocks(date, language, reader)) {
            if (!clock.city().equals(there.city())) {
                also.add(words.get("time.place", "city", clock.city(), "time", clock.day().equals(there.day()) ? hours(clock, words) : clock.line()));
            }
        }
        var zones = new ArrayList<>(Zones.SHOWN);
        reader.ifPresent(zones::add);
        zones.removeIf(zone -> zone.equals(date.zone()) || DateTimes.isUtc(zone));
        return new ScheduleText(
                List.of(there.date(), words.get("time.place", "city", there.city(), "time", hours(there, words))),
                also,
                DateTimes.in(language).clocks(date.startsAt(), date.endsAt(), zones),
                Optional.of(date.start().atZone(date.zone()).toOffsetDateTime().toString()),
                Optional.of(date.end().atZone(date.zone()).toOffsetDateTime().toString()));
    }

    /// The day under its label, then the hours wherever they would be told.
    private static List<String> was(Schedule.Confirmed date, Language language) {
        var then = confirmed(date, language, Optional.empty());
        var day = Words.in(language).get("event.was", "date", then.lines().getFirst());
        return Stream.of(Stream.of(day), then.lines().stream().skip(1), then.also().stream()).flatMap(lines -> lines).toList();
    }

    private static String hours(DateTimes.Clock clock, Words words) {
        return clock.night().isEmpty() ? clock.hours() : words.get("time.noted", "time", clock.hours(), "note", clock.night());
    }

    private static DateTimes.Clock clock(Schedule.Confirmed date, Language language) {
        return DateTimes.in(language).clock(date.startsAt(), date.endsAt(), date.zone());
    }

    private static ScheduleText unknown(String line, List<String> also) {
        return new ScheduleText(List.of(line), also, List.of(), Optional.empty(), Optional.empty());
    }
}
