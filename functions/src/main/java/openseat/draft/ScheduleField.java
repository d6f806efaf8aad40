package openseat.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import openseat.http.Json;

/// When the event is: what is known of it, from when to when, and in which city's time.
record ScheduleField() implements DraftField {

    static final String PATH = "schedule";

    /// The field that says what is known.
    static final String WHEN = "when";

    /// A day and a time.
    static final String TIMES = "times";

    /// Whole days.
    static final String DAYS = "days";

    /// Days between which it will be.
    static final String WINDOW = "window";

    static final String OPEN = "open";
    static final String CANCELLED = "cancelled";

    static final String ZONE = "zone";

    /// The name of a zone, typed by those whose city the list does not have.
    static final String OTHER_ZONE = "zoneOther";

    static final DateFields START = new DateFields("start");
    static final DateFields END = new DateFields("end");

    @Override
    public List<String> names(List<String> languages) {
        var names = new ArrayList<String>();
        names.add(WHEN);
        names.addAll(START.names());
        names.addAll(END.names());
        names.addAll(List.of(ZONE, OTHER_ZONE));
        return names;
    }

    @Override
    public Map<String, List<String>> show(Map<String, Object> document, List<String> languages) {
        var schedule = Json.object(document.get(PATH));
        var window = Json.object(schedule.get("window"));
        var values = new LinkedHashMap<String, List<String>>();
        values.put(WHEN, List.of(when(schedule)));
        values.putAll(START.show(Json.string(schedule.get("start")) + Json.string(window.get("from"))));
        values.putAll(END.show(Json.string(schedule.get("end")) + Json.string(window.get("to"))));
        // As it is typed: the day of the end is that of the start unless it is another one.
        if (END.hasSameDay(START, values)) {
            END.clearDay(values);
        }
        values.put(ZONE, List.of(Json.string(schedule.get("zone"))));
        return values;
    }

    private static String when(Map<String, Object> schedule) {
        return switch (Json.string(schedule.get("state"))) {
            case "confirmed" -> Json.string(schedule.get("start")).matches(".*[Tt].*") ? TIMES : DAYS;
            case "to-be-confirmed" -> schedule.get("window") == null ? OPEN : WINDOW;
            case "cancelled" -> CANCELLED;
            default -> "";
        };
    }

    @Override
    public void write(Map<String, Object> document, FieldValues shown, FieldValues sent, List<String> languages) {
        var old = Json.object(document.get(PATH));
        var when = sent.one(WHEN);
        if (when.isEmpty()) {
            document.remove(PATH);
            return;
        }
        var schedule = new LinkedHashMap<String, Object>();
        switch (when) {
            case TIMES -> dates(schedule, "confirmed", old, shown, sent, true);
            case DAYS -> dates(schedule, "confirmed", old, shown, sent, false);
            case CANCELLED -> {
                if (START.hasDate(sent) || END.hasDate(sent)) {
                    dates(schedule, "cancelled", old, shown, sent, needsTimes(sent));
                } else {
                    schedule.put("state", "cancelled");
                }
            }
            case WINDOW -> {
                var window = new LinkedHashMap<String, Object>();
                schedule.put("state", "to-be-confirmed");
                window.put("from", START.hasDate(sent) ? START.day(sent) : null);
                window.put("to", START.hasDate(sent) || END.hasDate(sent) ? endDay(sent) : null);
                schedule.put("window", window);
            }
            // A date that was typed must not be lost because nobody said that it is known.
            case OPEN -> schedule.put("state", isDateTyped(shown, sent) ? "" : "to-be-confirmed");
            default -> schedule.put("state", when);
        }
        DocumentTree.put(document, PATH, inOrderOf(old, schedule));
    }

    /// Whether the dates that were sent need a time each.
    static boolean needsTimes(FieldValues sent) {
        return switch (sent.one(WHEN)) {
            case TIMES -> true;
            case CANCELLED -> START.hasTime(sent) || END.hasTime(sent);
            default -> false;
        };
    }

    private static boolean isDateTyped(FieldValues shown, FieldValues sent) {
        return START.hasDate(sent) && !shown.isSame(sent, START.names())
                || END.hasDate(sent) && !shown.isSame(sent, END.names());
    }

    /// What was newly typed although the answer to what is known leaves no place for it: keys of what is said, by
    /// field. What was there before, and no longer has a place, is dropped with the answer.
    static Map<String, String> unused(FieldValues shown, FieldValues sent) {
        var when = sent.one(WHEN);
        var hasDate = START.hasDate(sent) || END.hasDate(sent);
        if (when.isEmpty() || when.equals(OPEN) && isDateTyped(shown, sent)) {
            return Map.of();
        }
        var keepsAll = when.equals(TIMES) || when.equals(CANCELLED) && hasDate;
        var unused = new LinkedHashMap<String, String>();
        if (!keepsAll) {
            Stream.of(START, END)
                    .filter(date -> date.hasTime(sent) && !shown.isSame(sent, date.timeName()))
                    .forEach(date -> unused.put(date.dayName(), "time"));
        }
        // A new event may begin with the city of the one that it is a copy of, before anything is known of its date.
        var isCopied = shown.one(WHEN).isEmpty() && when.equals(OPEN);
        if (!isCopied
                && !keepsAll
                && !when.equals(DAYS)
                && !List.of("", shown.one(ZONE)).contains(zone(sent))) {
            unused.put(ZONE, "zoneUnused");
        }
        return unused;
    }

    private static String zone(FieldValues sent) {
        var typed = sent.one(OTHER_ZONE).strip();
        return typed.isEmpty() ? sent.one(ZONE).strip() : typed;
    }

    private static void dates(
            Map<String, Object> schedule,
            String state,
            Map<String, Object> old,
            FieldValues shown,
            FieldValues sent,
            boolean withTimes) {
        schedule.put("state", state);
        schedule.put("start", kept(old, "start", START, shown, sent, withTimes, START.day(sent)));
        schedule.put("end", kept(old, "end", END, shown, sent, withTimes, endDay(sent)));
        var zone = zone(sent);
        schedule.put("zone", zone.isEmpty() ? null : zone);
    }

    private static String endDay(FieldValues sent) {
        return END.hasDate(sent) ? END.day(sent) : START.day(sent);
    }

    /// A time that nobody changed stays as it was written: it may have seconds.
    private static String kept(
            Map<String, Object> old,
            String member,
            DateFields fields,
            FieldValues shown,
            FieldValues sent,
            boolean withTime,
            String day) {
        if (!withTime) {
            return day;
        }
        var time = Json.string(old.get(member)).replaceFirst("^[^Tt]*", "");
        var isSame = !time.isEmpty() && shown.isSame(sent, fields.name() + "Time");
        return day + (isSame ? time : "T" + fields.time(sent));
    }

    /// What stays keeps its place.
    private static Map<String, Object> inOrderOf(Map<String, Object> old, Map<String, Object> schedule) {
        var ordered = new LinkedHashMap<String, Object>();
        old.keySet().stream().filter(schedule::containsKey).forEach(name -> ordered.put(name, schedule.get(name)));
        schedule.forEach(ordered::putIfAbsent);
        ordered.values().removeIf(Objects::isNull);
        return ordered;
    }
}
