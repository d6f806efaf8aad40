package openseat.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import openseat.content.Block.Fact;
import openseat.event.Schedule;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;

/// Dates and times as a reader can rely on them: in their own city if it is known, in the event's, and in UTC. Whole
/// days are the same for everybody, and stand with the event's city only.
public final class ClockRows {

    private final Language language;
    private final Words words;
    private final DateTimes dateTimes;
    private final Optional<ZoneId> readersZone;

    public ClockRows(Language language, Optional<ZoneId> readersZone) {
        this.language = language;
        this.words = Words.in(language);
        this.dateTimes = DateTimes.in(language);
        this.readersZone = readersZone;
    }

    /// A row for each clock, or what is known instead of a date.
    public List<Fact> rows(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Confirmed confirmed -> clocks(confirmed);
            case Schedule.Cancelled(var was) -> was.map(this::clocks).orElse(List.of());
            case Schedule.ToBeConfirmed(var window) -> {
                var rows = new ArrayList<Fact>();
                rows.add(new Fact(words.get("mail.when"), words.get("mail.when.open")));
                window.map(this::days).ifPresent(rows::add);
                yield rows;
            }
        };
    }

    private Fact days(Schedule.Window window) {
        return new Fact(words.get("mail.when.window"), dateTimes.days(window.from(), window.to()));
    }

    /// When the event begins, or its whole days, on one line, or that this is not known yet.
    public String start(Schedule schedule) {
        return schedule.date()
                .map(date -> wholeDays(date)
                        .map(clock -> words.get("time.place", "city", city(clock.zone()), "time", clock.line()))
                        .orElseGet(() -> dateTimes.point(date.startsAt(), readersZone.orElse(date.zone()))))
                .orElseGet(() -> words.get(
                        "mail.labelled", "label", words.get("mail.when"), "value", words.get("mail.when.open")));
    }

    /// A moment inside a sentence: in the reader's city if it is known, and in UTC.
    public String moment(Instant moment) {
        return readersZone
                .map(zone -> dateTimes.point(moment, zone))
                .orElseGet(() -> words.get("mail.utc", "moment", dateAndTime(moment, ZoneOffset.UTC)));
    }

    /// When the event begins, inside a sentence; of whole days, the first.
    public String begins(Schedule.Confirmed date) {
        return date.days().map(days -> dayThere(days.first(), date)).orElseGet(() -> moment(date.startsAt()));
    }

    /// When it ends, inside a sentence; of whole days, the last.
    public String ends(Schedule.Confirmed date) {
        return date.days().map(days -> dayThere(days.last(), date)).orElseGet(() -> moment(date.endsAt()));
    }

    private String dayThere(LocalDate day, Schedule.Confirmed date) {
        return words.get("time.noted", "time", dateTimes.date(day), "note", city(date.zone()));
    }

    /// The day of a moment, in UTC.
    public String day(Instant moment) {
        return dateTimes.date(moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /// The day of a moment in the reader's zone, else in UTC: for headings, where the hour does not matter.
    public String localDay(Instant moment) {
        return dateTimes.date(moment.atZone(readersZone.orElse(ZoneOffset.UTC)).toLocalDate());
    }

    /// From one moment to another: in the reader's city if it is known, and in UTC, with the dates repeated if they
    /// differ.
    public String period(Instant from, Instant to) {
        var inUtc = period(from, to, ZoneOffset.UTC);
        return readersZone
                .filter(zone -> !DateTimes.isUtc(zone))
                .map(zone -> {
                    var sameDays = isSameDay(from, zone) && isSameDay(to, zone);
                    return words.get(
                            "time.both",
                            "first",
                            words.get("time.place", "city", dateTimes.city(zone), "time", period(from, to, zone)),
                            "second",
                            utc(sameDays ? dateTimes.span(timeInUtc(from), timeInUtc(to)) : inUtc));
                })
                .orElseGet(() -> utc(inUtc));
    }

    private static boolean isSameDay(Instant moment, ZoneId zone) {
        return moment.atZone(zone)
                .toLocalDate()
                .equals(moment.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static LocalTime timeInUtc(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalTime();
    }

    private String utc(String time) {
        return words.get("time.place", "city", utc(), "time", time);
    }

    private String period(Instant from, Instant to, ZoneId zone) {
        return words.get("digest.period", "from", dateAndTime(from, zone), "to", dateAndTime(to, zone));
    }

    private String dateAndTime(Instant moment, ZoneId zone) {
        return dateTimes.dateAndTime(moment, zone);
    }

    private List<Fact> clocks(Schedule.Confirmed date) {
        return wholeDays(date)
                .map(clock -> List.of(clock(clock)))
                .orElseGet(() -> zones(date.zone()).stream()
                        .map(zone -> clock(dateTimes.clock(date.startsAt(), date.endsAt(), zone)))
                        .toList());
    }

    private Optional<DateTimes.Clock> wholeDays(Schedule.Confirmed date) {
        return date.days().map(days -> dateTimes.wholeDays(days.first(), days.last(), date.zone()));
    }

    private Fact clock(DateTimes.Clock clock) {
        var zone = clock.zone();
        var label = isReadersZone(zone) ? words.get("mine.yourCity", "city", city(zone)) : city(zone);
        var value = words.get("mail.clock.value", "date", clock.date(), "hours", unbroken(clock.hours()));
        return new Fact(label, value, clock.night());
    }

    private boolean isReadersZone(ZoneId zone) {
        return readersZone.equals(Optional.of(zone));
    }

    /// Hours that stay on one line, unless they end on another day.
    private static String unbroken(String hours) {
        return hours.indexOf('(') < 0 && hours.indexOf('（') < 0 ? hours.replace(' ', '\u00A0') : hours;
    }

    /// Each city once, also where the reader's and the event's zone are two spellings of one.
    private Collection<ZoneId> zones(ZoneId event) {
        var zones = new LinkedHashMap<String, ZoneId>();
        readersZone.ifPresent(zone -> zones.put(city(zone), zone));
        zones.putIfAbsent(city(event), event);
        zones.putIfAbsent(utc(), ZoneOffset.UTC);
        return zones.values();
    }

    private String city(ZoneId zone) {
        return DateTimes.isUtc(zone) ? utc() : dateTimes.city(zone);
    }

    /// Isolated in right-to-left languages: in plain text, a line that begins with a Latin word would run from left
    /// to right.
    private String utc() {
        return language.isRightToLeft() ? Words.isolate("UTC") : "UTC";
    }
}
