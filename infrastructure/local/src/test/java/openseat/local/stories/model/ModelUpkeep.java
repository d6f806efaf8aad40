package openseat.local.stories.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// The model's upkeep: closing, promotions, letters, expiry and deletion.
final class ModelUpkeep {

    private final Model model;

    ModelUpkeep(Model model) {
        this.model = model;
    }

    /// Sends the letter that is pending, or settles it without one.
    void letter(String person) {
        var row = model.rows.get(person);
        if (row == null || !row.pending()) {
            return;
        }
        var silent = model.calledOff
                || model.isOver()
                || row.lastLetter() != null
                        && row.asked().isBefore(row.lastLetter().plus(Duration.ofMinutes(5)));
        var lastLetter = silent ? row.lastLetter() : model.now;
        var expiry = (lastLetter == null ? model.now : lastLetter).plus(Duration.ofDays(7));
        model.rows.put(
                person,
                row.status().equals("requested") ? row.settled(lastLetter, expiry) : row.settled(model.now, null));
    }

    /// Carries out one thing that upkeep has to do; returns whether there was one.
    boolean runOnce() {
        if ((model.calledOff || model.isOver()) && !model.shut) {
            model.shut = true;
            return true;
        }
        return !model.shut && promote() || noteIdleSeats() || sweep();
    }

    private boolean promote() {
        var blocked = false;
        for (var person : model.queue) {
            var places = model.rows.get(person).current().places();
            if (places > model.seats.limit()) {
                model.queue.remove(person);
                model.seats.add("left", 1);
                model.rows.put(person, model.rows.get(person).withStatus("cancelled"));
                return true;
            }
            if (places <= model.seats.total("room") && !blocked) {
                model.queue.remove(person);
                model.seats.seat(model.rows.get(person).current(), 1);
                model.seats.add("promoted", 1);
                model.rows.put(person, model.rows.get(person).withStatus("confirmed"));
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

    private boolean sweep() {
        for (var person : model.rows.keySet()) {
            var row = model.rows.get(person);
            if (!model.calledOff && !model.now.isBefore(model.answersEnd().plus(Duration.ofDays(30)))) {
                model.remove(person, "ended");
                return true;
            }
            if (row.pending()) {
                letter(person);
                return true;
            }
            if (row.status().equals("requested") && !row.expiry().isAfter(model.now)) {
                model.remove(person, "expired");
                return true;
            }
            if (!model.calledOff
                    && !model.now.isBefore(model.answersEnd())
                    && (row.current().hasDetails()
                            || row.proposed() != null && row.proposed().hasDetails())) {
                deleteAnswers(person);
                return true;
            }
        }
        return false;
    }

    private void deleteAnswers(String person) {
        var row = model.rows.get(person);
        var remaining = row.current().withoutDetails();
        if (row.status().equals("confirmed")) {
            model.seats.seat(row.current(), -1);
            model.seats.seat(remaining, 1);
        }
        model.rows.put(
                person,
                (row.accepted() == null ? row.withAnswers(remaining, null) : row.withAnswers(null, remaining))
                        .settled(row.lastLetter(), row.expiry()));
    }
}
