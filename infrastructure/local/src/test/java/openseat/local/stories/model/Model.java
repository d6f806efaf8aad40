package openseat.local.stories.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A second, simple implementation of registrations to compare with: in memory, sequential, without a table.
final class Model {

    static final int GROUP = 3;

    final Map<String, ModelRow> rows = new TreeMap<>();
    final List<String> queue = new ArrayList<>();
    final ModelSeats seats;
    final ModelUpkeep upkeep = new ModelUpkeep(this);
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
        copy.copyFrom(this);
        return copy;
    }

    /// Takes over everything that can change.
    void copyFrom(Model other) {
        rows.clear();
        rows.putAll(other.rows);
        queue.clear();
        queue.addAll(other.queue);
        seats.copyFrom(other.seats);
        list = other.list;
        calledOff = other.calledOff;
        scheduled = other.scheduled;
        shut = other.shut;
    }

    /// Applies a step and returns its answer; `null` if nobody waits for one.
    String apply(Step step) {
        return switch (step) {
            case Step.Register(var person, var answers) -> register(person, answers);
            case Step.Press(var person, var action, var answers) ->
                !rows.containsKey(person)
                        ? "gone"
                        : switch (action) {
                            case "confirm" -> confirm(person);
                            case "cancel" -> cancel(person);
                            case "change" -> change(person, answers);
                            case "use" -> use(person);
                            case "drop" -> drop(person);
                            default -> remove(person, "erased");
                        };
            case Step.Publish(var capacity, var list, var calledOff) -> publish(capacity, list, calledOff);
            case Step.Letter(var person) -> {
                upkeep.letter(person);
                yield null;
            }
            case Step.Upkeep _ -> {
                while (upkeep.runOnce()) {}
                yield null;
            }
        };
    }

    private String register(String person, ModelRow.Answers answers) {
        if (calledOff || isOver()) {
            return "closed";
        }
        if (answers.places() > largestGroup()) {
            return "invalid";
        }
        var row = rows.getOrDefault(person, new ModelRow("requested", null, null, now, null, null, true));
        var proposed = answers.isBare() && row.proposed() != null ? row.proposed() : answers;
        rows.put(person, new ModelRow(row.status(), proposed, row.accepted(), now, row.lastLetter(), null, true));
        return "requested";
    }

    private String confirm(String person) {
        var row = rows.get(person);
        if (row.hasSeatOrWaits()) {
            return "already";
        }
        var places = row.current().places();
        var fits = queue.isEmpty() && seats.total("room") >= places;
        if (shut || places > seats.limit() || !fits && !list) {
            return shut ? "shut" : places > seats.limit() ? "too-many" : "full";
        }
        if (row.status().equals("requested")) {
            seats.add("verified", 1);
        }
        rows.put(
                person,
                (row.accepted() == null ? row.withAnswers(null, row.proposed()) : row)
                        .withStatus(fits ? "confirmed" : "waiting"));
        if (fits) {
            seats.add("confirmed", 1);
            seats.seat(row.current(), 1);
            return "confirmed";
        }
        queue.add(person);
        seats.add("joined", 1);
        return "waiting";
    }

    private String cancel(String person) {
        var row = rows.get(person);
        switch (row.status()) {
            case "confirmed" -> {
                seats.seat(row.current(), -1);
                seats.add("cancelled", 1);
            }
            case "waiting" -> {
                queue.remove(person);
                seats.add("left", 1);
            }
            case "cancelled" -> {
                return "already";
            }
            default -> {
                return "nowhere";
            }
        }
        rows.put(person, row.withStatus("cancelled"));
        return "cancelled";
    }

    private String change(String person, ModelRow.Answers answers) {
        if (answers.places() > largestGroup()) {
            return "invalid";
        }
        var row = rows.get(person);
        if (!row.hasSeatOrWaits()) {
            return "nowhere";
        }
        if (answers.equals(row.accepted())) {
            return "already";
        }
        return accept(person, row.proposed(), answers) ? "changed" : "no-room";
    }

    private String use(String person) {
        var row = rows.get(person);
        if (!row.hasSeatOrWaits()) {
            return "nowhere";
        }
        if (row.unaccepted() == null) {
            return "already";
        }
        return accept(person, null, row.unaccepted()) ? "used" : "no-room";
    }

    /// @param stillProposed the answers that stay proposed
    private boolean accept(String person, ModelRow.Answers stillProposed, ModelRow.Answers answers) {
        var row = rows.get(person);
        var more = answers.places() - row.accepted().places();
        if (row.status().equals("confirmed")) {
            if (more > 0 && (seats.total("room") < more || !queue.isEmpty())) {
                return false;
            }
            seats.seat(row.accepted(), -1);
            seats.seat(answers, 1);
        } else if (answers.places() > seats.limit()) {
            return false;
        }
        seats.add("changed", 1);
        rows.put(person, row.withAnswers(stillProposed, answers));
        return true;
    }

    private String drop(String person) {
        var row = rows.get(person);
        if (row.unaccepted() == null) {
            return "already";
        }
        rows.put(person, row.withAnswers(null, row.accepted()));
        return "dropped";
    }

    String remove(String person, String why) {
        var row = rows.remove(person);
        queue.remove(person);
        if (row.status().equals("confirmed")) {
            seats.seat(row.current(), -1);
        }
        seats.add(why + "_" + row.counterSuffix(), 1);
        return "deleted";
    }

    private String publish(Long capacity, boolean list, boolean calledOff) {
        seats.publish(capacity);
        this.list = list;
        if (this.calledOff != calledOff) {
            this.calledOff = calledOff;
            scheduled = now;
        }
        shut = calledOff || isOver();
        return null;
    }

    boolean isOver() {
        return !now.isBefore(end);
    }

    /// When the answers are deleted. A date that was already past when it was set counts a week later: it may be a
    /// mistake.
    Instant answersEnd() {
        return end.isAfter(scheduled) ? end : scheduled.plus(Duration.ofDays(7));
    }

    private long largestGroup() {
        return Math.min(GROUP, seats.limit());
    }

    /// Everything that can be compared with the table, as text.
    String state() {
        var lines = new StringBuilder();
        seats.totals().forEach((name, n) -> lines.append(n == 0 ? "" : name + "=" + n + "\n"));
        lines.append(queue.isEmpty() ? "" : "waiting=" + queue.size() + "\n");
        lines.append(seats.idleSince() == null ? "" : "idleSince=" + seats.idleSince() + "\n");
        rows.forEach((person, row) -> lines.append(line(
                person,
                row.status(),
                row.current(),
                row.unaccepted(),
                row.status().equals("requested") && row.lastLetter() != null,
                row.status().equals("requested") ? row.expiry() : null)));
        queue.forEach(person -> lines.append("queue ")
                .append(person)
                .append(' ')
                .append(rows.get(person).current().places())
                .append('\n'));
        return lines.toString();
    }

    static String line(
            String person,
            String status,
            ModelRow.Answers current,
            ModelRow.Answers unaccepted,
            boolean lastLetter,
            Instant expiry) {
        return person + " " + status + " " + current + (unaccepted == null ? "" : " anew " + unaccepted)
                + (lastLetter ? " written" : "") + (expiry == null ? "" : " until " + expiry) + "\n";
    }
}
