package openseat.local.stories.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A second, simple implementation of registrations to compare with: in memory, sequential, without a table.
final class Model {

    static final int GROUP = 3;

    /// The answers to what a link's holder does, and not only tries.
    private static final Set<String> ACTS =
            Set.of("confirmed", "waiting", "cancelled", "changed", "used", "dropped", "kept");

    final Map<String, ModelRow> rows = new TreeMap<>();

    /// How many letters each person ever got.
    final Map<String, Integer> letters = new HashMap<>();

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
    long revision = 1;

    /// The revision that last changed the date.
    long material = 1;

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
        revision = other.revision;
        material = other.material;
        isToRollOut = other.isToRollOut;
    }

    /// Applies a step and returns its answer; `null` if nobody waits for one.
    String apply(Step step) {
        return switch (step) {
            case Step.Register(var person, var answers) -> register(person, answers);
            case Step.Press press -> press(press);
            case Step.Publish(var capacity, var list, var calledOff) -> publish(capacity, list, calledOff);
            case Step.Letter(var person) -> {
                upkeep.letter(person);
                upkeep.record();
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

    private String press(Step.Press press) {
        var person = press.person();
        var row = rows.get(person);
        var link = row == null ? null : row.link(press.letter());
        if (link == null) {
            return "gone";
        }
        var answer = switch (press.action()) {
            case "confirm" -> confirm(person, row, row.toConfirm(link));
            case "cancel" -> cancel(person, row);
            case "change" -> change(row, press.answers());
            case "use" -> use(row, press.shown(), row.offered(link));
            case "drop" -> drop(row, press.shown(), row.offered(link));
            case "keep" -> row.hasSeatOrWaits() ? "kept" : "nowhere";
            case "block" -> block(row);
            default -> remove(person, "erased");
        };
        if (ACTS.contains(answer)) {
            row.used = link.letter();
            row.blocked = false;
            row.change(row.status);
        }
        return answer;
    }

    private String confirm(String person, ModelRow row, ModelRow.Request request) {
        if (row.hasSeatOrWaits()) {
            return "already";
        }
        var places = request.answers().places();
        var fits = queue.isEmpty() && seats.total("room") >= places;
        if (shut || places > seats.limit() || !fits && !list) {
            return shut ? "shut" : places > seats.limit() ? "too-many" : "full";
        }
        if (row.status.equals("requested")) {
            seats.add("verified", 1);
        }
        row.forget(request);
        row.accepted = request;
        if (fits) {
            row.status = "confirmed";
            seats.add("confirmed", 1);
            seats.seat(request.answers(), 1);
        } else {
            row.status = "waiting";
            queue.add(person);
            seats.add("joined", 1);
        }
        return row.status;
    }

    private String cancel(String person, ModelRow row) {
        switch (row.status) {
            case "confirmed" -> {
                seats.seat(row.accepted.answers(), -1);
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
        row.status = "cancelled";
        return "cancelled";
    }

    private String change(ModelRow row, ModelRow.Answers answers) {
        if (answers.places() > largestGroup()) {
            return "invalid";
        }
        if (!row.hasSeatOrWaits()) {
            return "nowhere";
        }
        if (answers.equals(row.accepted.answers())) {
            return "already";
        }
        return accept(row, new ModelRow.Request(answers, row.accepted.at())) ? "changed" : "no-room";
    }

    /// Accepts what the page has shown.
    private String use(ModelRow row, ModelRow.Request shown, ModelRow.Request offered) {
        var isOffered = shown != null && shown.equals(offered);
        var isUsed = shown != null && shown.equals(row.accepted);
        if (!row.hasSeatOrWaits() || !isOffered && !isUsed) {
            return "nowhere";
        }
        if (isUsed) {
            return "already";
        }
        if (!accept(row, offered)) {
            return "no-room";
        }
        decide(row, offered);
        return "used";
    }

    private boolean accept(ModelRow row, ModelRow.Request request) {
        var more = request.answers().places() - row.places();
        if (row.status.equals("confirmed")) {
            if (more > 0 && (seats.total("room") < more || !queue.isEmpty())) {
                return false;
            }
            seats.seat(row.accepted.answers(), -1);
            seats.seat(request.answers(), 1);
        } else if (request.answers().places() > seats.limit()) {
            return false;
        }
        seats.add("changed", 1);
        row.accepted = request;
        return true;
    }

    private String drop(ModelRow row, ModelRow.Request shown, ModelRow.Request offered) {
        if (shown == null || !shown.equals(offered)) {
            return "already";
        }
        decide(row, offered);
        return "dropped";
    }

    private void decide(ModelRow row, ModelRow.Request request) {
        row.forget(request);
        row.first = request.equals(row.first) ? null : row.first;
        row.latest = request.equals(row.latest) ? null : row.latest;
    }

    /// No more letters for requests; of an unconfirmed one nothing is left, and it does not expire.
    private String block(ModelRow row) {
        if (row.blocked) {
            return "already";
        }
        row.blocked = true;
        if (row.status.equals("requested")) {
            row.deleteDetails();
            row.first = null;
            row.latest = null;
            row.pending = false;
            row.underWay = null;
            row.expiry = null;
        }
        return "blocked";
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
        seats.publish(capacity);
        this.list = list;
        revision++;
        if (this.calledOff != calledOff) {
            this.calledOff = calledOff;
            scheduled = now;
            material = revision;
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
