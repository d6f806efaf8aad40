package openseat.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import openseat.event.Schedule;
import openseat.i18n.DateTimes;
import openseat.i18n.Language;
import openseat.i18n.Words;
import openseat.mail.Block.Fact;

/// Times as a reader can rely on them: in their own city if it is known, in the event's, and in UTC.
public final class ClockRows {

    private final Language language;
    private final Words words;
    private final DateTimes moments;
    private final Optional<ZoneId> reader;

    public ClockRows(Language language, Optional<ZoneId> reader) {
        this.language = language;
        this.words = Words.in(language);
        this.moments = DateTimes.in(language);
        this.reader = reader;
    }

    /// A row for each clock, or what is known instead of a date.
    public List<Fact> rows(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Confirmed confirmed -> clocks(confirmed);
            case Schedule.Cancelled(var was) -> was.map(this::clocks).orElse(List.of());
            case Schedule.ToBeConfirmed(var window) -> {
                var rows = new ArrayList<Fact>();
                rows.add(new Fact(words.get("mail.when"), words.get("mail.when.open")));
                window.ifPresent(days -> rows.add(new Fact(
                        words.get("mail.when.window"),
                        words.get("mail.when.days", "from", moments.date(days.from()), "to", moments.date(days.to())))));
                yield rows;
            }
        };
    }

    /// When it begins, on one line, or that this is open.
    public String start(Schedule schedule) {
        return schedule.date()
                .map(date -> moments.point(date.startsAt(), reader.orElse(date.zone())))
                .orElseGet(() -> words.get("mail.labelled", "label", words.get("mail.when"), "value", words.get("mail.when.open")));
    }

    /// A moment for a line of text: in the reader's city if it is known, and in UTC.
    public String moment(Instant moment) {
        return reader.map(zone -> moments.point(moment, zone))
                .orElseGet(() -> words.get("mail.utc", "moment", moments.dateAndTime(moment.atOffset(ZoneOffset.UTC).toLocalDateTime())));
    }

    /// The day of a moment, in UTC.
    public String day(Instant moment) {
        return moments.date(moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /// The day of a moment where the reader is, else in UTC: for a heading, where no hour depends on it.
    public String dayHere(Instant moment) {
        return moments.date(moment.atZone(reader.orElse(ZoneOffset.UTC)).toLocalDate());
    }

    /// From one moment to another: where the reader is, if that is known, and in UTC.
    public String period(Instant from, Instant to) {
        var utc = words.get("time.place", "city", utc(), "time", period(from, to, ZoneOffset.UTC));
        return reader.filter(zone -> !DateTimes.isUtc(zone))
                .map(zone -> words.get("time.both",
                        "first", words.get("time.place", "city", moments.city(zone), "time", period(from, to, zone)),
                        "second", utc))
                .orElse(utc);
    }

    private String period(Instant from, Instant to, ZoneId zone) {
        return words.get("digest.period",
                "from", moments.dateAndTime(from.atZone(zone).toLocalDateTime()),
                "to", moments.dateAndTime(to.atZone(zone).toLocalDateTime()));
    }

    private List<Fact> clocks(Schedule.Confirmed date) {
        return zones(date.zone()).stream().map(zone -> {
            var clock = moments.clock(date.startsAt(), date.endsAt(), zone);
            var city = DateTimes.isUtc(zone) ? utc() : clock.city();
            var label = reader.filter(zone::equals).isPresent() ? words.get("mine.yourCity", "city", city) : city;
            return new Fact(label, words.get("mail.clock.value", "date", clock.date(), "hours", unbroken(clock.hours())), clock.night());
        }).toList();
    }

    /// Hours that stay on one line, unless they end on another day.
    private static String unbroken(String hours) {
        return hours.indexOf('(') < 0 && hours.indexOf('（') < 0 ? hours.replace(' ', '\u00A0') : hours;
    }

    private SequencedSet<ZoneId> zones(ZoneId event) {
        var zones = new LinkedHashSet<ZoneId>();
        reader.ifPresent(zones::add);
        zones.add(event);
        if (zones.stream().noneMatch(DateTimes::isUtc)) {
            zones.add(ZoneOffset.UTC);
        }
        return zones;
    }

    /// A line that begins with a Latin word runs from left to right in plain text, unless the word is isolated.
    private String utc() {
        return language.isRightToLeft() ? Words.isolate("UTC") : "UTC";
    }
}
