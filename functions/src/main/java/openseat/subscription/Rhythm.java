package openseat.subscription;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import openseat.dynamodb.Item;

/// When somebody gets the digest: on these weekdays, at this time on their clock.
///
/// @param weekdays       at least one
/// @param time           to the minute
/// @param onlyWhenNeeded whether digests are left out that report nothing new to decide
public record Rhythm(Set<DayOfWeek> weekdays, LocalTime time, boolean onlyWhenNeeded) {

    public static final LocalTime MORNING = LocalTime.of(8, 0);

    public static final Rhythm DAILY = new Rhythm(EnumSet.allOf(DayOfWeek.class), MORNING, false);

    public Rhythm {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("A rhythm without a day would never come round.");
        }
        weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    }

    /// The next time after this moment. By java.time's rules, an hour that the clocks skip shifts, and one that
    /// they repeat counts once.
    public Instant next(ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        // Today's time may be over, so the same weekday a week later is the last candidate.
        for (var day = today; !day.isAfter(today.plusDays(7)); day = day.plusDays(1)) {
            var moment = day.atTime(time).atZone(zone).toInstant();
            if (weekdays.contains(day.getDayOfWeek()) && moment.isAfter(now)) {
                return moment;
            }
        }
        throw new IllegalStateException("No weekday came within a week.");
    }

    /// How documents, forms and the table spell a weekday: `monday`.
    public static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /// Empty if there is no such day.
    public static Optional<DayOfWeek> weekday(String word) {
        for (var day : DayOfWeek.values()) {
            if (word(day).equals(word)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /// The days as words, Monday first.
    public List<String> words() {
        return weekdays.stream().map(Rhythm::word).toList();
    }

    /// As the table holds it.
    public Map<String, Object> attributes() {
        return Map.of("weekdays", words(), "time", time.toString(), "onlyWhenNeeded", onlyWhenNeeded);
    }

    static Rhythm from(Item map) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        map.texts("weekdays").forEach(word -> days.add(weekday(word).orElseThrow()));
        return new Rhythm(days, LocalTime.parse(map.text("time")), map.flag("onlyWhenNeeded"));
    }
}
