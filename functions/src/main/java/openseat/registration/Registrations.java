package openseat.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import openseat.event.Event;
import openseat.table.Busy;
import openseat.table.Cancelled;
import openseat.table.Delete;
import openseat.table.Ground;
import openseat.table.Key;
import openseat.table.Keys;
import openseat.table.Put;
import openseat.table.Update;
import openseat.table.Write;

/// The registrations in the table, and the moves of their holders: each is one transaction on the row and on `SEATS`.
///
/// Nothing that was read before is trusted: the row must still have the version that was seen, and the seats must allow
/// it at that moment. Whoever lost looks again, at most five times; then `Busy`, and nothing was done.
public final class Registrations {

    private static final int LOOKS = 5;

    /// How many of those before somebody are counted to tell their position.
    private static final int FAR_ENOUGH = 10_000;

    private final Ground ground;

    public Registrations(Ground ground) {
        this.ground = ground;
    }

    /// The row, unless it has ended.
    public Optional<Registration> find(Key key) {
        return ground.table().get(key).map(Registration::from).filter(row -> !row.isOver(now()));
    }

    /// The row that a link's key opens; wrong, spent, foreign and ended are all nothing.
    Optional<Registration> open(String event, String key) {
        return LinkKey.Presented.read(key).flatMap(presented ->
                find(Keys.registration(event, presented.id())).filter(row -> LinkKey.opens(row, presented)));
    }

    /// Which place on the waiting list this is, from 1.
    public int position(Registration row) {
        return 1 + ground.table().countBefore(waiting(row), FAR_ENOUGH);
    }

    Move confirm(Registration seen, Event event, byte[] used) {
        return look(seen, row -> switch (row.standing()) {
            case CONFIRMED, WAITING -> Optional.of(new Move.Already(row.standing()));
            case REQUESTED, CANCELLED -> confirmOnce(row, event, used);
        });
    }

    /// A seat, or else the waiting list: the two conditions are complements, so whoever loses one tries the other.
    private Optional<Move> confirmOnce(Registration row, Event event, byte[] used) {
        var accepted = row.current();
        var confirming = move(row, event, used).set("standing", Standing.CONFIRMED.word).set("accepted", accepted.attributes());
        var lost = ground.table().transact(settled(row, confirming), Seats.take(row.event(), row.standing(), accepted.answers()));
        if (lost.isEmpty()) {
            return Optional.of(new Move.Done(Standing.CONFIRMED));
        }
        var refusal = refusal(lost.get());
        if (refusal.isPresent() || lost.get().conditionFailed(0)) {
            return refusal;
        }
        var joined = now().toEpochMilli();
        var joining = move(row, event, used).set("standing", Standing.WAITING.word).set("accepted", accepted.attributes()).set("joined", joined);
        lost = ground.table().transact(
                settled(row, joining),
                Seats.join(row.event(), row.standing(), row.places()),
                Put.of(Keys.waiting(row.event(), joined, row.id()), java.util.Map.of("places", row.places())));
        return lost.isEmpty() ? Optional.of(new Move.Done(Standing.WAITING)) : refusal(lost.get());
    }

    /// What was asked becomes what is accepted, and goes; but after a cancellation the accepted answers stay.
    private static Update settled(Registration row, Update update) {
        return row.accepted().isEmpty() ? update.remove("proposed", "lapse") : update.remove("lapse");
    }

    /// Whether the seats say no for good, rather than for the moment.
    private static Optional<Move> refusal(Cancelled lost) {
        return lost.item(1).filter(_ -> lost.conditionFailed(1)).flatMap(seats -> {
            if (Seats.isShut(seats)) {
                return Optional.of(new Move.Shut());
            }
            return Seats.hasList(seats) ? Optional.empty() : Optional.of(new Move.Full());
        });
    }

    Move cancel(Registration seen, Event event, byte[] used) {
        return look(seen, row -> switch (row.standing()) {
            case REQUESTED -> Optional.of(new Move.NoSuchMove(row.standing()));
            case CANCELLED -> Optional.of(new Move.Already(row.standing()));
            case CONFIRMED -> done(Standing.CANCELLED, cancelled(row, event, used),
                    Seats.free(row.event(), row.current().answers(), "cancelled", now()));
            case WAITING -> done(Standing.CANCELLED, cancelled(row, event, used).remove("joined"),
                    Seats.leave(row.event(), "left", now()), Delete.of(waiting(row)));
        });
    }

    private Update cancelled(Registration row, Event event, byte[] used) {
        return move(row, event, used).set("standing", Standing.CANCELLED.word);
    }

    /// New answers for what was accepted; more people need room.
    Move change(Registration seen, Event event, Answers answers, byte[] used) {
        return accept(seen, event, used, row -> Optional.of(row.current().with(answers)), false);
    }

    /// What somebody asked anew is taken over.
    Move use(Registration seen, Event event, byte[] used) {
        return accept(seen, event, used, Registration::askedAnew, true);
    }

    private Move accept(
            Registration seen, Event event, byte[] used, Function<Registration, Optional<Submission>> what, boolean takesProposed) {
        return look(seen, row -> {
            var submission = what.apply(row);
            if (submission.isEmpty() || row.standing() == Standing.REQUESTED || row.standing() == Standing.CANCELLED) {
                return Optional.of(new Move.NoSuchMove(row.standing()));
            }
            var answers = submission.get().answers();
            var update = move(row, event, used).set("accepted", submission.get().attributes());
            if (takesProposed) {
                update.remove("proposed");
            }
            if (row.standing() == Standing.WAITING) {
                return done(Standing.WAITING, update, Seats.stir(row.event(), now()),
                        Put.of(waiting(row), java.util.Map.of("places", answers.places())));
            }
            var lost = ground.table().transact(update, Seats.change(row.event(), row.current().answers(), answers, now()));
            if (lost.isEmpty()) {
                return Optional.of(new Move.Done(Standing.CONFIRMED));
            }
            return lost.get().conditionFailed(1) ? Optional.of(new Move.NoRoom()) : Optional.empty();
        });
    }

    /// What somebody asked anew is dropped.
    Move drop(Registration seen, Event event, byte[] used) {
        return look(seen, row -> {
            if (row.askedAnew().isEmpty()) {
                return Optional.of(new Move.Already(row.standing()));
            }
            return ground.table().update(move(row, event, used).remove("proposed"))
                    ? Optional.of(new Move.Done(row.standing()))
                    : Optional.empty();
        });
    }

    /// Why a row is deleted; `word` begins its counter.
    public enum End {
        ERASED("erased"),
        LAPSED("lapsed"),
        ENDED("ended");

        final String word;

        End(String word) {
            this.word = word;
        }

        /// By standing; who was never written to was never counted as having asked.
        String counter(Registration row) {
            return word + "_" + (row.told().isEmpty() && row.standing() == Standing.REQUESTED ? "untold" : row.standing().word);
        }
    }

    /// Deletes the row, and with it every link to it.
    public Move erase(Registration seen, End end) {
        return look(seen, row -> {
            var counter = end.counter(row);
            var delete = Delete.of(row.key()).when("#v = :seen", "seen", row.version());
            return switch (row.standing()) {
                case REQUESTED, CANCELLED -> done(row.standing(), delete, Seats.count(row.event(), counter));
                case CONFIRMED -> done(row.standing(), delete,
                        Seats.free(row.event(), row.current().answers(), counter, now()));
                case WAITING -> done(row.standing(), delete,
                        Seats.leave(row.event(), counter, now()), Delete.of(waiting(row)));
            };
        });
    }

    /// The seat that came free goes to somebody who waits; nothing where they moved meanwhile, or it is gone again.
    public boolean promote(Registration row) {
        var now = now();
        var promoted = Update.of(row.key())
                .set("standing", Standing.CONFIRMED.word)
                .set("owes", "letter")
                .set("dk", Keys.dueRegistrations(row.shard()))
                .set("due", now.getEpochSecond())
                .add("v", 1)
                .remove("joined", "lease", "tries", "counted")
                .when("#v = :seen", "seen", row.version());
        return ground.table().transact(promoted, Seats.promote(row.event(), row.current().answers()), Delete.of(waiting(row))).isEmpty();
    }

    /// The answers go when the event is over; address, standing and places stay until the end.
    public void dropAnswers(Registration row, Event event) {
        var update = Update.of(row.key()).add("v", 1).when("#v = :seen", "seen", row.version());
        var bare = row.current().with(Answers.NONE.of(row.places()));
        if (row.accepted().isPresent()) {
            update.set("accepted", bare.attributes()).remove("proposed");
        } else {
            update.set("proposed", bare.attributes());
        }
        if (!row.owes()) {
            update.set("due", Agenda.ends(event, row).getEpochSecond());
        }
        ground.table().update(update);
    }

    private Optional<Move> done(Standing standing, Write... writes) {
        return ground.table().transact(writes).isEmpty() ? Optional.of(new Move.Done(standing)) : Optional.empty();
    }

    /// What every move by link writes: a letter is owed at once, and no backoff or quota of an earlier one holds it.
    private Update move(Registration row, Event event, byte[] used) {
        var now = now();
        var ends = Agenda.ends(event, row.actedAt(now));
        return Update.of(row.key())
                .set("acted", now.getEpochSecond())
                .set("used", used)
                .set("ends", ends.getEpochSecond())
                .set("broom", Agenda.broom(ends).getEpochSecond())
                .set("owes", "letter")
                .set("dk", Keys.dueRegistrations(row.shard()))
                .set("due", now.getEpochSecond())
                .add("v", 1)
                .remove("lease", "tries", "counted")
                .when("#v = :seen", "seen", row.version());
    }

    private Move look(Registration seen, Function<Registration, Optional<Move>> attempt) {
        var row = seen;
        for (var n = 1; n <= LOOKS; n++) {
            var move = attempt.apply(row);
            if (move.isPresent()) {
                return move.get();
            }
            var again = find(seen.key());
            if (again.isEmpty()) {
                return new Move.Gone();
            }
            row = again.get();
        }
        throw new Busy(null);
    }

    private static Key waiting(Registration row) {
        return Keys.waiting(row.event(), row.joined().orElseThrow(), row.id());
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
