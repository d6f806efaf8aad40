package openseat.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import openseat.dynamodb.Item;

/// How many registrations were confirmed, week by week, as the digests counted them: weeks begin on Monday in the
/// recipient's zone.
///
/// What a period brought counts in the week in which the period began; what was before the first digest is left out.
///
/// @param weeks at most twelve, the oldest first, none left out in between
public record Trend(List<Week> weeks) {

    static final int MOST = 12;

    public static final Trend NONE = new Trend(List.of());

    public Trend {
        weeks = List.copyOf(weeks);
    }

    /// As the table holds it.
    public static Trend from(Item map) {
        var sorted = new TreeMap<LocalDate, Long>();
        map.values().keySet().forEach(monday -> sorted.put(LocalDate.parse(monday), map.number(monday)));
        return of(sorted);
    }

    /// With one more period, which began at this moment.
    public Trend with(long confirmed, Instant from, ZoneId zone) {
        var monday = from.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var all = new TreeMap<LocalDate, Long>();
        weeks.forEach(week -> all.put(week.monday(), week.confirmed()));
        all.merge(monday, confirmed, Long::sum);
        return of(all);
    }

    /// The weeks without any are filled in.
    private static Trend of(TreeMap<LocalDate, Long> confirmed) {
        if (confirmed.isEmpty()) {
            return NONE;
        }
        var weeks = new ArrayList<Week>();
        for (var monday = confirmed.firstKey(); !monday.isAfter(confirmed.lastKey()); monday = monday.plusWeeks(1)) {
            weeks.add(new Week(monday, confirmed.getOrDefault(monday, 0L)));
        }
        return new Trend(weeks.subList(Math.max(0, weeks.size() - MOST), weeks.size()));
    }

    public Map<String, Long> attributes() {
        SequencedMap<String, Long> map = new LinkedHashMap<>();
        weeks.forEach(week -> map.put(week.monday().toString(), week.confirmed()));
        return map;
    }
}
