package openseat.local.stories.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// The model's upkeep: closing, promotions, letters, expiry and deletion.
final class ModelUpkeep {

    private final Model model;

    ModelUpkeep(Model model) {
        this.model = model;
    }

    /// Carries out one thing that upkeep has to do; returns whether there was one.
    boolean runOnce() {
        if (model.isToRollOut) {
            model.isToRollOut = false;
            model.rows.values().stream().filter(this::isOutdated).forEach(row -> row.change(row.status));
            return true;
        }
        if ((model.calledOff || model.isOver()) && !model.shut) {
            model.shut = true;
            return true;
        }
        return record() || !model.shut && promote() || noteIdleSeats() || removeMarked() || sweep();
    }

    /// Sends the letter that is pending, or finds that none is needed.
    void letter(String person) {
        var row = model.rows.get(person);
        if (row == null || !row.pending) {
            return;
        }
        // A cancelled event has no date any more, so nothing says that it is over.
        var isTooLate = model.calledOff ? row.status.equals("requested") : model.isOver();
        if (!isTooLate && isChanged(row)) {
            send(person, row, null);
            return;
        }
        row.untold()
                .filter(request -> !isTooLate && !row.blocked && !row.isDoubleClick(request))
                .findFirst()
                .ifPresentOrElse(request -> send(person, row, request), () -> settle(row));
    }

    private void send(String person, ModelRow row, ModelRow.Request request) {
        row.send(model.letters(person), request, model.calledOff, model.now);
        model.letters.merge(person, 1, Integer::sum);
    }

    /// Whether something is true that the last letter did not tell.
    private boolean isChanged(ModelRow row) {
        var last = row.lastLetter;
        if (row.status.equals("requested") || row.blocked && !row.hasSeatOrWaits()) {
            return false;
        }
        return last == null
                || !last.status().equals(row.status)
                || row.hasSeatOrWaits() && last.places() != row.places()
                || isOutdated(row);
    }

    /// A change that was taken back before any letter told of it is none.
    private boolean isOutdated(ModelRow row) {
        return row.hasSeatOrWaits() && row.lastLetter != null && row.lastLetter.calledOff() != model.calledOff;
    }

    /// Records a letter that has left; it stays pending while there is more to tell.
    boolean record() {
        for (var row : model.rows.values()) {
            if (row.underWay != null) {
                row.lastLetter = row.underWay.letter();
                if (row.underWay.tellsAll()) {
                    settle(row);
                } else if (row.underWay.byRequest()) {
                    row.first = null;
                }
                row.underWay = null;
                return true;
            }
        }
        return false;
    }

    /// Nothing is left to tell. A request expires a week after its letter.
    private void settle(ModelRow row) {
        row.first = null;
        row.latest = null;
        row.pending = false;
        if (row.status.equals("requested") && !row.blocked) {
            row.expiry = (row.lastLetter == null ? model.now : row.lastLetter.at()).plus(Duration.ofDays(7));
        }
    }

    private boolean promote() {
        if (!model.now.isBefore(model.start)) {
            return false;
        }
        var blocked = false;
        for (var person : model.queue) {
            var row = model.rows.get(person);
            if (row.toRemove) {
                remove(person, row);
                return true;
            }
            var places = row.places();
            if (places > model.seats.limit() && !model.now.isBefore(model.seats.keptUntil(model.start))) {
                model.queue.remove(person);
                model.seats.add("left", 1);
                row.change("cancelled");
                return true;
            }
            if (places <= model.seats.total("room") && !blocked) {
                model.queue.remove(person);
                model.seats.seat(row.accepted.answers(), 1);
                model.seats.add("promoted", 1);
                row.change("confirmed");
                return true;
            }
            blocked = model.now.isBefore(model.start.minus(Duration.ofHours(48)))
                    && (model.seats.idleSince() == null
                            || model.now.isBefore(model.seats.idleSince().plus(Duration.ofDays(1))));
        }
        return false;
    }

    private boolean noteIdleSeats() {
        var idle = !model.shut && !model.queue.isEmpty() && model.seats.total("room") > 0;
        var since =
                model.seats.idleSince() == null ? model.now.truncatedTo(ChronoUnit.SECONDS) : model.seats.idleSince();
        return model.seats.setIdleSince(idle ? since : null);
    }

    /// Removes all at once that the organizers asked for.
    private boolean removeMarked() {
        var marked = model.rows.keySet().stream()
                .filter(person -> model.rows.get(person).toRemove && !hasEnded())
                .toList();
        marked.forEach(person -> remove(person, model.rows.get(person)));
        return !marked.isEmpty();
    }

    private void remove(String person, ModelRow row) {
        switch (row.status) {
            case "confirmed" -> {
                model.seats.seat(row.accepted.answers(), -1);
                model.seats.add("cancelled", 1);
                row.remove();
            }
            case "waiting" -> {
                model.queue.remove(person);
                model.seats.add("left", 1);
                row.remove();
            }
            default -> row.toRemove = false;
        }
    }

    private boolean hasEnded() {
        return !model.calledOff && !model.now.isBefore(model.answersEnd().plus(Duration.ofDays(30)));
    }

    private boolean sweep() {
        for (var person : model.rows.keySet()) {
            var row = model.rows.get(person);
            if (hasEnded()) {
                model.remove(person, "ended");
                return true;
            }
            if (row.pending) {
                letter(person);
                return true;
            }
            if (row.status.equals("requested") && row.expiry != null && !row.expiry.isAfter(model.now)) {
                model.remove(person, "expired");
                return true;
            }
            if (model.answersAreOver() && row.hasDetails()) {
                deleteAnswers(row);
                return true;
            }
        }
        return false;
    }

    private void deleteAnswers(ModelRow row) {
        if (row.status.equals("confirmed")) {
            model.seats.seat(row.accepted.answers(), -1);
            model.seats.seat(row.accepted.answers().withoutDetails(), 1);
        }
        row.deleteDetails();
    }
}
