package openseat.local.stories.model;

import java.util.Set;

/// The model's page behind a private link: what each button does, and what it answers.
final class ModelPage {

    /// The answers to what a link's holder does, and not only tries.
    private static final Set<String> ACTS =
            Set.of("confirmed", "waiting", "cancelled", "changed", "used", "dropped", "kept");

    private final Model model;

    ModelPage(Model model) {
        this.model = model;
    }

    String press(Step.Press press) {
        var person = press.person();
        var row = model.rows.get(person);
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
            default -> model.remove(person, "erased");
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
        var fits = model.queue.isEmpty() && model.seats.total("room") >= places;
        if (model.shut || places > model.seats.limit() || !fits && !model.list) {
            return model.shut ? "shut" : places > model.seats.limit() ? "too-many" : "full";
        }
        if (row.status.equals("requested")) {
            model.seats.add("verified", 1);
        }
        row.forget(request);
        row.accepted = request;
        if (fits) {
            row.status = "confirmed";
            model.seats.add("confirmed", 1);
            model.seats.seat(request.answers(), 1);
        } else {
            row.status = "waiting";
            model.queue.add(person);
            model.seats.add("joined", 1);
        }
        return row.status;
    }

    private String cancel(String person, ModelRow row) {
        switch (row.status) {
            case "confirmed" -> {
                model.seats.seat(row.accepted.answers(), -1);
                model.seats.add("cancelled", 1);
            }
            case "waiting" -> {
                model.queue.remove(person);
                model.seats.add("left", 1);
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
        if (answers.places() > model.largestGroup()) {
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
            if (more > 0 && (model.seats.total("room") < more || !model.queue.isEmpty())) {
                return false;
            }
            model.seats.seat(row.accepted.answers(), -1);
            model.seats.seat(request.answers(), 1);
        } else if (request.answers().places() > model.seats.limit()) {
            return false;
        }
        model.seats.add("changed", 1);
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
}
