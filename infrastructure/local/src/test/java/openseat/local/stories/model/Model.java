package openseat.local.stories.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A second, simple implementation of registrations to compare with: in memory, sequential, without a table.
final class Model {

    static final int GROUP = 3;

    final Map<String, ModelRow> rows = new TreeMap<>();

    /// How many letters each person ever got.
    final Map<String, Integer> letters = new HashMap<>();

    final List<String> queue = new ArrayList<>();
    final ModelSeats seats;
    final ModelUpkeep upkeep = new ModelUpkeep(this);
    private final ModelPage page = new ModelPage(this);
    final Instant start;
    final Instant end;
    Instant now;
    Instant scheduled;
    boolean list;
    boolean calledOff;
    boolean shut;
    boolean isToRollOut;

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
        other.rows.forEach((person, row) -> rows.put(person, row.copy()));
        letters.clear();
        letters.putAll(other.letters);
        queue.clear();
        queue.addAll(other.queue);
        seats.copyFrom(other.seats);
        list = other.list;
        calledOff = other.calledOff;
        scheduled = other.scheduled;
        shut = other.shut;
        isToRollOut = other.isToRollOut;
    }

    /// Applies a step and returns its answer; `null` if nobody waits for one.
    String apply(Step step) {
        return switch (step) {
            case Step.Register(var person, var answers) -> register(person, answers);
            case Step.Press press -> page.press(press);
            case Step.Publish(var capacity, var list, var calledOff) -> publish(capacity, list, calledOff);
            case Step.Letter(var person) -> {
                upkeep.letter(person);
                upkeep.record();
                yield null;
            }
            case Step.Remove(var person) -> {
                if (rows.containsKey(person) && rows.get(person).hasSeatOrWaits()) {
                    rows.get(person).toRemove = true;
                }
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
        rows.computeIfAbsent(person, _ -> new ModelRow()).request(new ModelRow.Request(answers, now));
        return "requested";
    }

    String remove(String person, String why) {
        var row = rows.remove(person);
        queue.remove(person);
        if (row.status.equals("confirmed")) {
            seats.seat(row.accepted.answers(), -1);
        }
        seats.add(why + "_" + row.counterSuffix(), 1);
        return "deleted";
    }

    private String publish(Long capacity, boolean list, boolean calledOff) {
        seats.publish(capacity, now);
        this.list = list;
        if (this.calledOff != calledOff) {
            this.calledOff = calledOff;
            scheduled = now;
            isToRollOut = true;
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

    boolean answersAreOver() {
        return !calledOff && !now.isBefore(answersEnd());
    }

    int letters(String person) {
        return letters.getOrDefault(person, 0);
    }

    /// The request that the page behind the link of this letter offers; null if none.
    ModelRow.Request offered(String person, int letter) {
        var row = rows.containsKey(person) ? rows.get(person).copy() : new ModelRow();
        if (answersAreOver()) {
            row.deleteDetails();
        }
        var link = row.link(letter);
        return link == null ? null : row.offered(link);
    }

    long largestGroup() {
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
                row.status,
                row.accepted == null ? null : row.accepted.answers(),
                offered(person, letters(person) - 1),
                letters(person),
                row.lastLetter != null,
                row.pending,
                row.status.equals("requested") ? row.expiry : null)));
        queue.forEach(person -> lines.append("queue ")
                .append(person)
                .append(' ')
                .append(rows.get(person).places())
                .append('\n'));
        return lines.toString();
    }

    static String line(
            String person,
            String status,
            ModelRow.Answers accepted,
            ModelRow.Request offered,
            int letters,
            boolean isWritten,
            boolean isPending,
            Instant expiry) {
        return person + " " + status + " letters=" + letters + (isWritten ? " written" : "")
                + (isPending ? " pending" : "") + (accepted == null ? "" : " " + accepted)
                + (offered == null ? "" : " offered " + offered) + (expiry == null ? "" : " until " + expiry) + "\n";
    }
}
