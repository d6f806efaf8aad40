package openseat.registration;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import openseat.event.Published;
import openseat.table.Cancelled;
import openseat.table.Delete;
import openseat.table.Ground;
import openseat.table.Keys;
import openseat.table.Put;
import openseat.table.Update;

/// The moves of a link's holder: each is one transaction on the row and on `SEATS`, drawn in `Move`.
///
/// `used` is the hash of the key they came with; it is never dropped from the row while it is the last one used.
final class Moves {

    /// Where the two stand in each transaction.
    private static final int ROW = 0;
    private static final int SEATS = 1;

    private final Ground ground;
    private final Registrations registrations;

    Moves(Ground ground, Registrations registrations) {
        this.ground = ground;
        this.registrations = registrations;
    }

    Move confirm(Registration seen, Published published, byte[] used) {
        return registrations.look(seen, row -> switch (row.standing()) {
            case CONFIRMED, WAITING -> Optional.of(new Move.Already(row.standing()));
            case REQUESTED, CANCELLED -> confirmOnce(row, published, used);
        });
    }

    /// A seat, or else the waiting list: the two conditions are complements, so whoever loses one tries the other.
    private Optional<Move> confirmOnce(Registration row, Published published, byte[] used) {
        var accepted = row.current();
        if (row.places() > published.event().groupLimit()) {
            return Optional.of(new Move.TooMany());
        }
        var confirming = move(row, published, used).set("standing", Standing.CONFIRMED.word).set("accepted", accepted.attributes());
        var lost = ground.table().transact(settled(row, confirming), Seats.take(row.event(), row.standing(), accepted.answers()));
        if (lost.isEmpty()) {
            return Optional.of(new Move.Done(Standing.CONFIRMED));
        }
        var refusal = refusal(lost.get(), row.places());
        if (refusal.isPresent() || lost.get().conditionFailed(ROW)) {
            return refusal;
        }
        var joined = now().toEpochMilli();
        var joining = move(row, published, used).set("standing", Standing.WAITING.word).set("accepted", accepted.attributes()).set("joined", joined);
        lost = ground.table().transact(
                settled(row, joining),
                Seats.join(row.event(), row.standing(), row.places(), now()),
                Put.of(Keys.waiting(row.event(), joined, row.id()), Map.of("places", row.places())));
        return lost.isEmpty() ? Optional.of(new Move.Done(Standing.WAITING)) : refusal(lost.get(), row.places());
    }

    /// What was asked becomes what is accepted, and goes; but after a cancellation the accepted answers stay.
    private static Update settled(Registration row, Update update) {
        return row.accepted().isEmpty() ? update.remove("proposed", "lapse") : update.remove("lapse");
    }

    /// Whether the seats say no for good, rather than for the moment. Where the row has moved as well they say nothing: the
    /// seat that is taken may be theirs, by a press a moment ago.
    private static Optional<Move> refusal(Cancelled lost, int places) {
        return lost.item(SEATS).filter(_ -> lost.conditionFailed(SEATS) && !lost.conditionFailed(ROW)).flatMap(seats -> {
            if (Seats.isShut(seats)) {
                return Optional.of(new Move.Shut());
            }
            if (!Seats.couldHold(seats, places)) {
                return Optional.of(new Move.TooMany());
            }
            return Seats.hasList(seats) ? Optional.empty() : Optional.of(new Move.Full());
        });
    }

    Move cancel(Registration seen, Published published, byte[] used) {
        return registrations.look(seen, row -> switch (row.standing()) {
            case REQUESTED -> Optional.of(new Move.NoSuchMove(row.standing()));
            case CANCELLED -> Optional.of(new Move.Already(row.standing()));
            case CONFIRMED -> registrations.done(Standing.CANCELLED, cancelled(row, published, used),
                    Seats.free(row.event(), row.current().answers(), "cancelled", now()));
            case WAITING -> registrations.done(Standing.CANCELLED, cancelled(row, published, used).remove("joined"),
                    Seats.leave(row.event(), "left", now()), Delete.of(Registrations.waiting(row)));
        });
    }

    private Update cancelled(Registration row, Published published, byte[] used) {
        return move(row, published, used).set("standing", Standing.CANCELLED.word);
    }

    /// New answers for what was accepted; more people need room.
    Move change(Registration seen, Published published, Answers answers, byte[] used) {
        return accept(seen, published, used, row -> Optional.of(row.current().with(answers)), false);
    }

    /// What somebody asked anew is taken over.
    Move use(Registration seen, Published published, byte[] used) {
        return accept(seen, published, used, Registration::askedAnew, true);
    }

    private Move accept(
            Registration seen, Published published, byte[] used, Function<Registration, Optional<Submission>> what, boolean takesProposed) {
        return registrations.look(seen, row -> {
            if (row.standing() == Standing.REQUESTED || row.standing() == Standing.CANCELLED) {
                return Optional.of(new Move.NoSuchMove(row.standing()));
            }
            var submission = what.apply(row);
            if (submission.isEmpty() || submission.equals(row.accepted())) {
                return Optional.of(new Move.Already(row.standing()));
            }
            var answers = submission.get().answers();
            if (answers.places() > Math.max(row.places(), published.event().groupLimit())) {
                return Optional.of(new Move.NoRoom());
            }
            var update = move(row, published, used).set("accepted", submission.get().attributes());
            if (takesProposed) {
                update.remove("proposed");
            }
            if (row.standing() == Standing.WAITING) {
                return changed(row, ground.table().transact(update, Seats.stir(row.event(), answers.places(), now()),
                        Put.of(Registrations.waiting(row), Map.of("places", answers.places()))));
            }
            return changed(row, ground.table().transact(update, Seats.change(row.event(), row.current().answers(), answers, now())));
        });
    }

    private static Optional<Move> changed(Registration row, Optional<Cancelled> lost) {
        if (lost.isEmpty()) {
            return Optional.of(new Move.Done(row.standing()));
        }
        return lost.get().conditionFailed(SEATS) && !lost.get().conditionFailed(ROW) ? Optional.of(new Move.NoRoom()) : Optional.empty();
    }

    /// What somebody asked anew is dropped.
    Move drop(Registration seen, Published published, byte[] used) {
        return registrations.look(seen, row -> {
            if (row.askedAnew().isEmpty()) {
                return Optional.of(new Move.Already(row.standing()));
            }
            return ground.table().update(move(row, published, used).remove("proposed"))
                    ? Optional.of(new Move.Done(row.standing()))
                    : Optional.empty();
        });
    }

    /// What every move by link writes: a letter is owed at once, and no backoff or quota of an earlier one holds it.
    private Update move(Registration row, Published published, byte[] used) {
        var now = now();
        var ends = Agenda.ends(published, now);
        return Update.of(row.key())
                .set("acted", now.getEpochSecond())
                .set("used", used)
                .set("ends", ends.getEpochSecond())
                .set("broom", Agenda.broom(ends).getEpochSecond())
                .set("owes", "letter")
                .set("dk", Keys.dueRegistrations(row.shard()))
                .set("due", now.getEpochSecond())
                .add("v", 1)
                .remove("lease", "tries", "counted", "bounced", "unwanted")
                .when("#v = :seen", "seen", row.version());
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
