package openseat.local.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What registrations should do, said once more as plainly as can be: no table, no transaction, one thing after the other.
final class Model {

    static final int GROUP = 3;
    private static final long NO_LIMIT = 1_000_000_000;

    /// What somebody answers; nothing but one place is a bare asking.
    record Answers(int places, String type, boolean captions) {

        boolean isBare() {
            return places == 1 && !says();
        }

        boolean says() {
            return type != null || captions;
        }

        Answers silent() {
            return new Answers(places, null, false);
        }
    }

    /// One registration.
    record Row(String standing, Answers proposed, Answers accepted, Instant asked, Instant told, Instant lapse, boolean owes) {

        Answers current() {
            return accepted != null ? accepted : proposed;
        }

        Answers anew() {
            return accepted != null && proposed != null && !proposed.isBare() ? proposed : null;
        }

        Row standing(String now) {
            return new Row(now, proposed, accepted, asked, told, lapse, true);
        }

        Row answers(Answers proposed, Answers accepted) {
            return new Row(standing, proposed, accepted, asked, told, lapse, true);
        }

        Row settled(Instant told, Instant lapse) {
            return new Row(standing, proposed, accepted, asked, told, lapse, false);
        }

        /// By which counter it goes.
        String way() {
            return standing.equals("requested") && told == null ? "untold" : standing;
        }
    }

    final Map<String, Row> rows = new TreeMap<>();
    final List<String> queue = new ArrayList<>();
    final Map<String, Long> totals = new TreeMap<>();
    final Instant start;
    final Instant end;
    Instant now;
    Long capacity;
    boolean list;
    boolean calledOff;
    boolean shut;

    Model(Instant now, Instant start, Long capacity, boolean list) {
        this.now = now;
        this.start = start;
        this.end = start.plus(Duration.ofHours(1));
        this.capacity = capacity;
        this.list = list;
        add("room", limit());
    }

    Model copy() {
        var copy = new Model(now, start, capacity, list);
        copy.rows.putAll(rows);
        copy.queue.addAll(queue);
        copy.totals.clear();
        copy.totals.putAll(totals);
        copy.calledOff = calledOff;
        copy.shut = shut;
        return copy;
    }

    /// What a move is answered; `null` where it is none that a person waits for.
    String apply(Step step) {
        return switch (step) {
            case Step.Ask(var who, var answers) -> ask(who, answers);
            case Step.Press(var who, var action, var answers) -> !rows.containsKey(who) ? "gone" : switch (action) {
                case "confirm" -> confirm(who);
                case "cancel" -> cancel(who);
                case "change" -> answers.places() > most() ? "mistaken" : accept(who, answers, false);
                case "use" -> accept(who, rows.get(who).anew(), true);
                case "drop" -> drop(who);
                default -> remove(who, "erased");
            };
            case Step.Publish(var capacity, var list, var calledOff) -> publish(capacity, list, calledOff);
            case Step.Letter(var who) -> letter(who);
            case Step.Upkeep _ -> {
                while (upkeep()) {}
                yield null;
            }
        };
    }

    private String ask(String who, Answers answers) {
        if (calledOff || !now.isBefore(end)) {
            return "closed";
        }
        if (answers.places() > most()) {
            return "mistaken";
        }
        var row = rows.getOrDefault(who, new Row("requested", null, null, now, null, null, true));
        var proposed = answers.isBare() && row.proposed() != null ? row.proposed() : answers;
        rows.put(who, new Row(row.standing(), proposed, row.accepted(), now, row.told(), null, true));
        return "asked";
    }

    private String confirm(String who) {
        var row = rows.get(who);
        if (row.standing().equals("confirmed") || row.standing().equals("waiting")) {
            return "already";
        }
        var places = row.current().places();
        var fits = queue.isEmpty() && total("room") >= places;
        if (shut || places > limit() || !fits && !list) {
            return shut ? "shut" : places > limit() ? "too-many" : "full";
        }
        if (row.standing().equals("requested")) {
            add("proven", 1);
        }
        rows.put(who, (row.accepted() == null ? row.answers(null, row.proposed()) : row).standing(fits ? "confirmed" : "waiting"));
        if (fits) {
            add("confirmed", 1);
            seat(row.current(), 1);
            return "confirmed";
        }
        queue.add(who);
        add("joined", 1);
        return "waiting";
    }

    private String cancel(String who) {
        var row = rows.get(who);
        switch (row.standing()) {
            case "confirmed" -> {
                seat(row.current(), -1);
                add("cancelled", 1);
            }
            case "waiting" -> {
                queue.remove(who);
                add("left", 1);
            }
            case "cancelled" -> {
                return "already";
            }
            default -> {
                return "nowhere";
            }
        }
        rows.put(who, row.standing("cancelled"));
        return "cancelled";
    }

    private String accept(String who, Answers answers, boolean anew) {
        var row = rows.get(who);
        if (row.standing().equals("requested") || row.standing().equals("cancelled")) {
            return "nowhere";
        }
        if (answers == null || !anew && answers.equals(row.accepted())) {
            return "already";
        }
        var more = answers.places() - row.accepted().places();
        if (row.standing().equals("confirmed")) {
            if (more > 0 && (total("room") < more || !queue.isEmpty())) {
                return "no-room";
            }
            seat(row.accepted(), -1);
            seat(answers, 1);
        } else if (answers.places() > limit()) {
            return "no-room";
        }
        add("changed", 1);
        rows.put(who, row.answers(anew ? null : row.proposed(), answers));
        return anew ? "used" : "changed";
    }

    private String drop(String who) {
        var row = rows.get(who);
        if (row.anew() == null) {
            return "already";
        }
        rows.put(who, row.answers(null, row.accepted()));
        return "dropped";
    }

    private String remove(String who, String why) {
        var row = rows.remove(who);
        queue.remove(who);
        if (row.standing().equals("confirmed")) {
            seat(row.current(), -1);
        }
        add(why + "_" + row.way(), 1);
        return "deleted";
    }

    private String publish(Long capacity, boolean list, boolean calledOff) {
        var before = limit();
        this.capacity = capacity;
        this.list = list;
        this.calledOff = calledOff;
        add("room", limit() - before);
        shut = calledOff || !now.isBefore(end);
        return null;
    }

    private String letter(String who) {
        var row = rows.get(who);
        if (row == null || !row.owes()) {
            return null;
        }
        var silent = calledOff || !now.isBefore(end) || row.told() != null && row.asked().isBefore(row.told().plus(Duration.ofMinutes(5)));
        var told = silent ? row.told() : now;
        var lapse = (told == null ? now : told).plus(Duration.ofDays(7));
        rows.put(who, row.standing().equals("requested") ? row.settled(told, lapse) : row.settled(now, null));
        return null;
    }

    /// One thing of all that upkeep does; whether there was any.
    boolean upkeep() {
        if ((calledOff || !now.isBefore(end)) && !shut) {
            return shut = true;
        }
        return !shut && promote() || sweep();
    }

    private boolean promote() {
        var blocked = false;
        for (var who : queue) {
            var places = rows.get(who).current().places();
            if (places > limit()) {
                queue.remove(who);
                add("left", 1);
                rows.put(who, rows.get(who).standing("cancelled"));
                return true;
            }
            if (places <= total("room") && !blocked) {
                queue.remove(who);
                seat(rows.get(who).current(), 1);
                add("promoted", 1);
                rows.put(who, rows.get(who).standing("confirmed"));
                return true;
            }
            blocked = now.isBefore(start.minus(Duration.ofHours(48)));
        }
        return false;
    }

    private boolean sweep() {
        for (var who : rows.keySet()) {
            var row = rows.get(who);
            if (!calledOff && !now.isBefore(end.plus(Duration.ofDays(30)))) {
                remove(who, "ended");
                return true;
            }
            if (row.owes()) {
                letter(who);
                return true;
            }
            if (row.standing().equals("requested") && !row.lapse().isAfter(now)) {
                remove(who, "lapsed");
                return true;
            }
            if (!calledOff && !now.isBefore(end) && (row.current().says() || row.proposed() != null && row.proposed().says())) {
                forgetAnswers(who);
                return true;
            }
        }
        return false;
    }

    private void forgetAnswers(String who) {
        var row = rows.get(who);
        var silent = row.current().silent();
        if (row.standing().equals("confirmed")) {
            seat(row.current(), -1);
            seat(silent, 1);
        }
        rows.put(who, (row.accepted() == null ? row.answers(silent, null) : row.answers(null, silent)).settled(row.told(), row.lapse()));
    }

    private void seat(Answers answers, int sign) {
        var places = sign * answers.places();
        add("room", -places);
        add("taken", places);
        add("seated", sign);
        add("type_" + Objects.requireNonNullElse(answers.type(), "unsaid"), places);
        add("interpretation_unsaid", places);
        if (answers.captions()) {
            add("access_captions", places);
        }
    }

    private long limit() {
        return capacity == null ? NO_LIMIT : capacity;
    }

    private long most() {
        return Math.min(GROUP, limit());
    }

    private long total(String name) {
        return totals.getOrDefault(name, 0L);
    }

    private void add(String name, long n) {
        totals.merge(name, n, Long::sum);
    }

    /// Everything that can be compared with a table.
    String state() {
        var lines = new StringBuilder();
        totals.forEach((name, n) -> lines.append(n == 0 ? "" : name + "=" + n + "\n"));
        lines.append(queue.isEmpty() ? "" : "waiting=" + queue.size() + "\n");
        rows.forEach((who, row) -> lines.append(line(who, row.standing(), row.current(), row.anew(),
                row.standing().equals("requested") && row.told() != null, row.standing().equals("requested") ? row.lapse() : null)));
        queue.forEach(who -> lines.append("queue ").append(who).append(' ').append(rows.get(who).current().places()).append('\n'));
        return lines.toString();
    }

    static String line(String who, String standing, Answers current, Answers anew, boolean told, Instant lapse) {
        return who + " " + standing + " " + current + (anew == null ? "" : " anew " + anew) + (told ? " told" : "") + (lapse == null ? "" : " until " + lapse) + "\n";
    }
}
