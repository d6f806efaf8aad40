package openseat.local.stories.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What registrations should do, said once more as plainly as can be: no table, no transaction, one thing after the other.
final class Model {

    static final int GROUP = 3;

    final Map<String, ModelRow> rows = new TreeMap<>();
    final List<String> queue = new ArrayList<>();
    final ModelSeats seats;
    final Instant start;
    final Instant end;
    Instant now;
    Instant scheduled;
    boolean list;
    boolean calledOff;
    boolean shut;

    Model(Instant now, Instant start, Long capacity, boolean list) {
        this.now = now;
        this.scheduled = now;
        this.start = start;
        this.end = start.plus(Duration.ofHours(1));
        this.seats = new ModelSeats(capacity);
        this.list = list;
    }

    Model copy() {
        var copy = new Model(now, start, seats.capacity(), list);
        copy.become(this);
        return copy;
    }

    /// All that can change becomes as it is with the other.
    void become(Model other) {
        rows.clear();
        rows.putAll(other.rows);
        queue.clear();
        queue.addAll(other.queue);
        seats.become(other.seats);
        list = other.list;
        calledOff = other.calledOff;
        scheduled = other.scheduled;
        shut = other.shut;
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

    private String ask(String who, ModelRow.Answers answers) {
        if (calledOff || !now.isBefore(end)) {
            return "closed";
        }
        if (answers.places() > most()) {
            return "mistaken";
        }
        var row = rows.getOrDefault(who, new ModelRow("requested", null, null, now, null, null, true));
        var proposed = answers.isBare() && row.proposed() != null ? row.proposed() : answers;
        rows.put(who, new ModelRow(row.standing(), proposed, row.accepted(), now, row.told(), null, true));
        return "asked";
    }

    private String confirm(String who) {
        var row = rows.get(who);
        if (row.standing().equals("confirmed") || row.standing().equals("waiting")) {
            return "already";
        }
        var places = row.current().places();
        var fits = queue.isEmpty() && seats.total("room") >= places;
        if (shut || places > seats.limit() || !fits && !list) {
            return shut ? "shut" : places > seats.limit() ? "too-many" : "full";
        }
        if (row.standing().equals("requested")) {
            seats.add("verified", 1);
        }
        rows.put(who, (row.accepted() == null ? row.answers(null, row.proposed()) : row).standing(fits ? "confirmed" : "waiting"));
        if (fits) {
            seats.add("confirmed", 1);
            seats.seat(row.current(), 1);
            return "confirmed";
        }
        queue.add(who);
        seats.add("joined", 1);
        return "waiting";
    }

    private String cancel(String who) {
        var row = rows.get(who);
        switch (row.standing()) {
            case "confirmed" -> {
                seats.seat(row.current(), -1);
                seats.add("cancelled", 1);
            }
            case "waiting" -> {
                queue.remove(who);
                seats.add("left", 1);
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

    private String accept(String who, ModelRow.Answers answers, boolean anew) {
        var row = rows.get(who);
        if (row.standing().equals("requested") || row.standing().equals("cancelled")) {
            return "nowhere";
        }
        if (answers == null || !anew && answers.equals(row.accepted())) {
            return "already";
        }
        var more = answers.places() - row.accepted().places();
        if (row.standing().equals("confirmed")) {
            if (more > 0 && (seats.total("room") < more || !queue.isEmpty())) {
                return "no-room";
            }
            seats.seat(row.accepted(), -1);
            seats.seat(answers, 1);
        } else if (answers.places() > seats.limit()) {
            return "no-room";
        }
        seats.add("changed", 1);
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
            seats.seat(row.current(), -1);
        }
        seats.add(why + "_" + row.way(), 1);
        return "deleted";
    }

    private String publish(Long capacity, boolean list, boolean calledOff) {
        seats.publish(capacity);
        this.list = list;
        if (this.calledOff != calledOff) {
            this.calledOff = calledOff;
            scheduled = now;
        }
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

    /// When the answers go: a date that had passed when it was set counts a week, for it may be a slip.
    Instant served() {
        return end.isAfter(scheduled) ? end : scheduled.plus(Duration.ofDays(7));
    }

    /// One thing of all that upkeep does; whether there was any.
    boolean upkeep() {
        if ((calledOff || !now.isBefore(end)) && !shut) {
            shut = true;
            return true;
        }
        return !shut && promote() || sweep();
    }

    private boolean promote() {
        var blocked = false;
        for (var who : queue) {
            var places = rows.get(who).current().places();
            if (places > seats.limit()) {
                queue.remove(who);
                seats.add("left", 1);
                rows.put(who, rows.get(who).standing("cancelled"));
                return true;
            }
            if (places <= seats.total("room") && !blocked) {
                queue.remove(who);
                seats.seat(rows.get(who).current(), 1);
                seats.add("promoted", 1);
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
            if (!calledOff && !now.isBefore(served().plus(Duration.ofDays(30)))) {
                remove(who, "ended");
                return true;
            }
            if (row.owes()) {
                letter(who);
                return true;
            }
            if (row.standing().equals("requested") && !row.lapse().isAfter(now)) {
                remove(who, "expired");
                return true;
            }
            if (!calledOff && !now.isBefore(served()) && (row.current().says() || row.proposed() != null && row.proposed().says())) {
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
            seats.seat(row.current(), -1);
            seats.seat(silent, 1);
        }
        rows.put(who, (row.accepted() == null ? row.answers(silent, null) : row.answers(null, silent)).settled(row.told(), row.lapse()));
    }

    private long most() {
        return Math.min(GROUP, seats.limit());
    }

    /// Everything that can be compared with a table.
    String state() {
        var lines = new StringBuilder();
        seats.totals().forEach((name, n) -> lines.append(n == 0 ? "" : name + "=" + n + "\n"));
        lines.append(queue.isEmpty() ? "" : "waiting=" + queue.size() + "\n");
        rows.forEach((who, row) -> lines.append(line(who, row.standing(), row.current(), row.anew(),
                row.standing().equals("requested") && row.told() != null, row.standing().equals("requested") ? row.lapse() : null)));
        queue.forEach(who -> lines.append("queue ").append(who).append(' ').append(rows.get(who).current().places()).append('\n'));
        return lines.toString();
    }

    static String line(String who, String standing, ModelRow.Answers current, ModelRow.Answers anew, boolean told, Instant lapse) {
        return who + " " + standing + " " + current + (anew == null ? "" : " anew " + anew) + (told ? " told" : "") + (lapse == null ? "" : " until " + lapse) + "\n";
    }
}
